using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Joins a title that is printed on several centred lines.</summary>
internal static partial class TitleJoiner
{
    private const int LongestLine = 45;
    private const int MostLines = 5;

    public static List<LineBlock> Join(List<LineBlock> blocks)
    {
        var joined = new List<LineBlock>(blocks.Count);

        for (var i = 0; i < blocks.Count; i++)
        {
            var last = LastLineOfTitle(blocks, i);

            // （2023—2025年） on a line of its own belongs to the title above.
            if (blocks[last] is ParagraphBlock { Text: var end } && IsComplete(end) && MayBePart(end)
                && last + 1 < blocks.Count && blocks[last + 1] is ParagraphBlock addition && Addition().IsMatch(addition.Text))
            {
                last++;
            }

            if (last == i)
            {
                joined.Add(blocks[i]);
                continue;
            }

            var parts = blocks.GetRange(i, last - i + 1).Cast<ParagraphBlock>();
            joined.Add(new ParagraphBlock(blocks[i].Line, string.Concat(parts.Select(part => part.Text)), [.. blocks.GetRange(i + 1, last - i).Select(block => block.Line)]));
            i = last;
        }

        return joined;
    }

    /// <summary>Index of the line that completes the title beginning at <paramref name="first"/>, or that index itself.</summary>
    private static int LastLineOfTitle(List<LineBlock> blocks, int first)
    {
        if (blocks[first] is not ParagraphBlock start || !MayBePart(start.Text) || IsComplete(start.Text))
        {
            return first;
        }

        for (var i = first + 1; i < blocks.Count && i < first + MostLines; i++)
        {
            if (blocks[i] is not ParagraphBlock part || !MayBePart(part.Text) || part.Text.StartsWith("附件", StringComparison.Ordinal))
            {
                return first;
            }

            if (i == first + 1 && IsBody(start.Text) && !part.Text.StartsWith("关于", StringComparison.Ordinal) && !part.Text.StartsWith("印发", StringComparison.Ordinal))
            {
                return first;
            }

            if (IsComplete(part.Text))
            {
                return i;
            }
        }

        return first;
    }

    private static bool MayBePart(string text) =>
        text.Length is > 1 and <= LongestLine
        && !NoTitle().IsMatch(text)
        && !ParagraphStart.IsDateLine(text)
        && (HeadingNumber.Read(text) is null);

    private static bool IsComplete(string text) => TitleEnd().IsMatch(text);

    private static bool IsBody(string text) => BodyEnd().IsMatch(text);

    // （2023—2025年） | （试行） | （2025年版）
    [GeneratedRegex("^[（(]\\s?(20[0-9]{2}\\s?年?\\s?([-—－–~～至]{1,2}\\s?20[0-9]{2}\\s?)年?度?|20[0-9]{2}年(版|修订版?|度)|试行|暂行|修订|送审稿|征求意见稿|第[一二三四五六]版)\\s?[）)]$")]
    private static partial Regex Addition();

    // A title has no stop, no colon except after 附件, no document number, no brackets around it, no attachment number alone.
    [GeneratedRegex(@"[。；！？〔\t|]|(?<!^附件?[0-9一二三四五六七八九十]{0,2})[:：]|[，、：:；)）]$(?<![行稿年版案定）][)）])|^附(件|表|录)\s{0,2}[0-9一二三四五六七八九十]{0,2}\s{0,2}[:：]?$|^[（(]|^(抄送|主送|发文|成文|索引|来源|时间|单位|注)[^方]{0,6}[:：]|^(目\s{0,4}录|前\s{0,4}言|表\s{0,2}[0-9])")]
    private static partial Regex NoTitle();

    // 实施方案 | 的通知 | 任务分工 | 行动计划（2021—2025年） | 若干措施（试行）
    [GeneratedRegex("(通知|方案|意见|计划|规划|纲要|要点|办法|措施|举措|细则|规定|规程|条例|决定|公告|通告|通报|报告|批复|函|分工|清单|目录|名单|指南|指引|规范|标准|安排|制度|政策|任务表|任务|台账|汇总表|一览表|分解表|分工表|进度表|表|说明|目标|指标)([（(][^（()）]{1,24}[)）])?$")]
    private static partial Regex TitleEnd();

    // A line that only names a body may be a signature; it begins a title only when 关于… follows.
    [GeneratedRegex("(政府|办公厅|办公室|委员会|局|厅|部|院|委)$")]
    private static partial Regex BodyEnd();
}
