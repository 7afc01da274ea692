using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Units that stand without brackets behind a label: 责任单位：A、B；完成时限：2023年12月底.</summary>
internal static partial class LabelledLine
{
    private const int LongestLabel = 20;
    private const int LongestLine = 2000;

    /// <summary>Adds what stands on a line of its own, or behind the last sentence of a passage, outside the spans found so far.</summary>
    public static void Add(string text, List<UnitSpan> spans)
    {
        var added = new List<UnitSpan>();
        var end = 0;

        for (var colon = text.IndexOf('：', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf('：', colon + 1))
        {
            if (colon < end || spans.Exists(span => span.Start <= colon && colon < span.End) || LabelStart(text, colon) is not { } start)
            {
                continue;
            }

            end = LineEnd(text, colon + 1);
            var assignment = RoleGrammar.Read(text, start, end);

            if (assignment.HasNames || assignment.DeadlineWords.Length > 0)
            {
                added.Add(new UnitSpan(start, end, assignment));
            }
        }

        if (added.Count > 0)
        {
            spans.AddRange(added);
            spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    /// <summary>True when the words begin with a label of roles or of a deadline.</summary>
    public static bool BeginsWithLabel(string text, int start, int end)
    {
        var colon = text.IndexOf('：', start, Math.Min(end - start, LongestLabel + 12));
        return colon > start && IsLabel(text.AsSpan(start, colon - start).Trim());
    }

    /// <summary>Where the label before the colon begins, if it begins a sentence.</summary>
    private static int? LabelStart(string text, int colon)
    {
        var start = colon;

        while (start > 0 && colon - start <= LongestLabel && text[start - 1] is not ('。' or '；' or '，' or '：' or ' ' or '\u3000' or '！'))
        {
            start--;
        }

        var begins = start == 0 || text[start - 1] is '。' or '；' or ' ' or '\u3000' or '！';
        return begins && IsLabel(text.AsSpan(start, colon - start)) ? start : null;
    }

    private static bool IsLabel(ReadOnlySpan<char> label) => UnitLabel().IsMatch(label) || DeadlineLabel().IsMatch(label);

    /// <summary>The line runs to the end of its sentence, and on while further labels follow.</summary>
    private static int LineEnd(string text, int from)
    {
        var limit = Math.Min(text.Length, from + LongestLine);
        var end = text.IndexOf('。', from, limit - from);

        while (end >= 0 && BeginsWithLabel(text, SkipBlanks(text, end + 1, limit), limit))
        {
            end = text.IndexOf('。', end + 1, limit - end - 1);
        }

        return end < 0 ? limit : end + 1;
    }

    private static int SkipBlanks(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    // 牵头单位 | 市级责任部门 | 责任单位（第一位为牵头单位） | 责任分工 | 牵头及配合单位 | 责任主体 | 部门分工
    [GeneratedRegex("""
        ^(部门|单位|职责)分工$|^(【|（)?(国家|省|市|县|区|州|盟|旗|自治区)?(级|直)?
        (第一|共同|主要|牵头|主办|主责|责任|负责|配合|协办|参与|参加|协同|协助|支持|指导|落实|实施|承办|主管|任务|工作|推进|和|及|、|与|（|）){1,6}
        (单位|部门|主体|处室|科室|股室|机构|地区|企业|领导|人|分工|方){0,3}(（[^）]{0,20}）)?$(?<=(单位|部门|主体|处室|科室|股室|机构|地区|领导|分工|责任人|牵头|配合|主办|协办|责任|）))
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnitLabel();

    // 完成时限 | 时间节点 | 时限要求 | 进度安排
    [GeneratedRegex("^(完成|工作|整改|实施|推进|办结|任务|落实|计划|时间|时限|进度|达成){0,3}(时限|时间|节点|期限|进度|要求|安排){1,2}$(?<=(时|期|进度).{1,4})", RegexOptions.ExplicitCapture)]
    private static partial Regex DeadlineLabel();
}
