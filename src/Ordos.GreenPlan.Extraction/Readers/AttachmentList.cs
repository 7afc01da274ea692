using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>The list behind 附件： with the titles of the attachments.</summary>
/// <param name="Titles">Titles without their numbers, in order.</param>
/// <param name="Lines">Line of the source for each title.</param>
/// <param name="Paragraphs">Paragraphs that the list fills.</param>
internal sealed partial record AttachmentList(IReadOnlyList<string> Titles, IReadOnlyList<int> Lines, IReadOnlySet<int> Paragraphs)
{
    private const int LongestRest = 40;

    public bool Covers(int paragraph) => Paragraphs.Contains(paragraph);

    public static AttachmentList Read(IReadOnlyList<Paragraph> paragraphs)
    {
        var titles = new OrderedDictionary<string, int>();
        var covered = new HashSet<int>();

        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (ListMark().Match(paragraphs[i].Text) is { Success: true } mark && (mark.Length < paragraphs[i].Text.Length || IsItem(paragraphs, i + 1)))
            {
                ReadFrom(paragraphs, i, mark.Length, titles, covered);
            }
            else if (IsNumberedMark(paragraphs, i) && (covered.Contains(i - 1) || IsNumberedMark(paragraphs, i + 1)))
            {
                // 附件1：甲 and 附件2：乙 on lines that follow each other are a list, not annexes.
                covered.Add(i);
                Add(paragraphs[i].Text[NumberedMark().Match(paragraphs[i].Text).Length..], paragraphs[i].Line, titles);
            }
        }

        return new AttachmentList([.. titles.Keys], [.. titles.Values], covered);
    }

    private static void ReadFrom(IReadOnlyList<Paragraph> paragraphs, int first, int from, OrderedDictionary<string, int> titles, HashSet<int> covered)
    {
        covered.Add(first);
        Add(paragraphs[first].Text[from..], paragraphs[first].Line, titles);

        for (var i = first + 1; i < paragraphs.Count && i < first + 40; i++)
        {
            var text = paragraphs[i].Text;

            // The list goes on while lines are numbered and are titles, not sentences.
            if (IsItem(paragraphs, i))
            {
                covered.Add(i);
                Add(text, paragraphs[i].Line, titles);
            }
            else if (titles.Count > 0 && GoesOn(titles.GetAt(titles.Count - 1).Key, text))
            {
                covered.Add(i);
                var (title, line) = titles.GetAt(titles.Count - 1);
                titles.RemoveAt(titles.Count - 1);
                titles.TryAdd(title + text.Trim().TrimEnd('。', '；', ';'), line);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>A title that a line break has cut: its first line lacks the word that titles end in, the next has it.</summary>
    private static bool GoesOn(string title, string next) =>
        next.Length <= LongestRest && !TitleEnd().IsMatch(title) && TitleEnd().IsMatch(next) && HeadingNumber.Read(next) is null && !next.Contains('，', StringComparison.Ordinal);

    private static bool IsItem(IReadOnlyList<Paragraph> paragraphs, int at) =>
        at < paragraphs.Count
        && HeadingNumber.Read(paragraphs[at].Text) is { Style: HeadingStyle.Arabic or HeadingStyle.Decimal }
        && paragraphs[at].Text.Length <= 80
        && !paragraphs[at].Text.EndsWith('。');

    private static bool IsNumberedMark(IReadOnlyList<Paragraph> paragraphs, int at) =>
        at < paragraphs.Count && paragraphs[at].Text.Length <= 80 && NumberedMark().IsMatch(paragraphs[at].Text);

    /// <summary>Several titles may stand on one line: 1.甲清单 2.乙清单.</summary>
    private static void Add(string text, int line, OrderedDictionary<string, int> titles)
    {
        foreach (var part in NextNumber().Split(text))
        {
            var length = HeadingNumber.Read(part)?.Length ?? 0;
            var title = part[length..].Trim().TrimEnd('。', '；', ';').Trim('《', '》');

            if (title.Length > 1)
            {
                titles.TryAdd(title, line);
            }
        }
    }

    // 附件：1.某某清单 | 附 件: 某某分工 | 附件1：某某（followed by a title on the same line） | 附：某某
    [GeneratedRegex("^附(\\s{0,3}件)?\\s{0,2}[:：]\\s{0,4}")]
    private static partial Regex ListMark();

    // 某某清单, 某某方案（2023—2025年）
    [GeneratedRegex("(表|清单|方案|分工|名单|计划|目录|台账|办法|要点|措施|指标|图|标准|细则|规范|项目|任务|意见|指南|规划|分解)([（(][^（()）]{1,20}[)）])?[。；;]?$")]
    private static partial Regex TitleEnd();

    // 附件1：某某清单 | 附件2.某某表
    [GeneratedRegex("^附\\s{0,3}件\\s{0,2}[0-9]{1,2}\\s{0,2}[:：.．、]\\s{0,4}(?=\\S)")]
    private static partial Regex NumberedMark();

    // A further number within the line, after a blank or a stop.
    [GeneratedRegex("(?<=[\\s；;。])(?=[0-9]{1,2}\\s?[.．、][^0-9])")]
    private static partial Regex NextNumber();
}
