using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Cuts a bracket into clauses, each with at most one label of roles (牵头单位：) at its beginning.</summary>
internal static partial class RoleClauses
{
    private const int LongestLabel = 24;

    /// <summary>Cuts at ；, 。 and before labels, outside brackets.</summary>
    public static IEnumerable<(int From, int To)> Cut(string text, int start, int end)
    {
        var depth = 0;
        var from = start;

        for (var i = start; i < end; i++)
        {
            // （除标注外，列第一位为牵头单位，下同） speaks of all lists.
            if (depth == 0 && text[i] == '（' && text.IndexOf('）', i, end - i) is > 0 and var close && AboutLists().IsMatch(text.AsSpan(i, close - i)))
            {
                yield return (from, i);
                (from, i) = (close + 1, close);
                continue;
            }

            depth += text[i] == '（' ? 1 : text[i] == '）' && depth > 0 ? -1 : 0;

            if (depth > 0)
            {
                continue;
            }

            if (text[i] is '；' or '。')
            {
                yield return (from, i);
                from = i + 1;
            }
            else if (text[i] is '，' or '、' or ' ' or '\u3000' && (LabelEnd(text, i + 1, end) > 0 || IsDocumentRule(text.AsSpan(i + 1, end - i - 1))))
            {
                yield return (from, i);
                from = i + 1;
            }
        }

        yield return (from, end);
    }

    /// <summary>Index behind the colon of a label of roles at <paramref name="at"/>, or 0.</summary>
    public static int LabelEnd(string text, int at, int end)
    {
        var depth = 0;

        for (var i = at; i < end && i - at <= LongestLabel; i++)
        {
            var c = text[i];
            depth += c == '（' ? 1 : c == '）' ? -1 : 0;

            if (c == '：')
            {
                return RoleWords.OfLabel(text.AsSpan(at, i - at)) is null && !NeutralLabel().IsMatch(text.AsSpan(at, i - at)) ? 0 : i + 1;
            }

            if (depth < 0 || (depth == 0 && c is '，' or '；' or '。'))
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>责任单位市甲局: index behind a label whose colon was forgotten, or 0.</summary>
    public static int BareLabelEnd(string text, int at, int end)
    {
        foreach (var label in (ReadOnlySpan<string>)["责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "配合部门"])
        {
            if (end - at > label.Length + 2 && text.AsSpan(at, end - at).StartsWith(label, StringComparison.Ordinal))
            {
                return at + label.Length;
            }
        }

        return 0;
    }

    /// <summary>The words speak of the whole document; <see cref="DocumentRules"/> reads them.</summary>
    public static bool IsDocumentRule(ReadOnlySpan<char> clause) => DocumentRule().IsMatch(clause);

    // 以下均需各区人民政府落实 | 具体任务均涉及… | 列第一位者为牵头单位 | 下同
    [GeneratedRegex("^(以下|下列|上述|以上|其他|其余|后续|具体|各项|全部|所有)[^，、]{0,12}(均|都|皆|不再)|^下同$|^(列|排|位列|名列)[^，、；：]{0,8}(第一|首位|首个|最前)")]
    private static partial Regex DocumentRule();

    [GeneratedRegex("下同|余同|(列|排|位)[^，、；]{0,4}(第一|首位|最前)|不再列")]
    private static partial Regex AboutLists();

    // 责任分工： | 任务分工： | 分工： open a list without giving a role.
    [GeneratedRegex("^(责任|任务|工作|职责|部门|单位)?分工$|^(省|市|县|区|州)级?(层面|级)?$|^单位$|^部门$")]
    private static partial Regex NeutralLabel();
}
