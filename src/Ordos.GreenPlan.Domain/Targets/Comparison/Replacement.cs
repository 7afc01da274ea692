using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>What a notice says it replaces (废止、替代).</summary>
public sealed partial record Replacement(IReadOnlyList<Repeal> Repeals)
{
    /// <summary>A document that replaces nothing.</summary>
    public static Replacement None { get; } = new([]);

    /// <summary>Reads the sentences that repeal something.</summary>
    public static Replacement Read(string text)
    {
        var repeals = new List<Repeal>();

        foreach (Match sentence in Sentences().Matches(text))
        {
            if (!Verb().IsMatch(sentence.ValueSpan))
            {
                continue;
            }

            var cited = Cited().Matches(sentence.Value);
            var part = "";

            // 《某方案》中再生水利用率的目标同时废止: what follows the name limits it, as far as the next name or the verb.
            for (var i = cited.Count - 1; i >= 0; i--)
            {
                var from = cited[i].Index + cited[i].Length;
                var behind = sentence.Value[from..(i + 1 < cited.Count ? cited[i + 1].Index : sentence.Length)];

                // Title and number stand beside each other and share what follows; so do the titles of a list.
                part = i + 1 < cited.Count && !behind.Any(c => char.IsLetterOrDigit(c) && c is not ('和' or '与' or '及')) ? part : PartOf(behind);
                repeals.Add(new Repeal(cited[i].Value, part));
            }

            if (cited.Count == 0 && Prevails().Match(sentence.Value) is { Success: true } prevails)
            {
                repeals.Add(new Repeal(null, PartOf(prevails.Groups["what"].Value)));
            }
        }

        return repeals.Count == 0 ? None : new Replacement(repeals);
    }

    internal bool Covers(string? title, string? number, MeasuredIndicator indicator) => Repeals.Any(repeal => repeal.Concerns(title, number) && repeal.Covers(indicator));

    // Only words that name a part, such as 第五条 or a target, limit it: 有关目标与本方案不一致的 does not.
    private static string PartOf(string words) =>
        Verb().Split(words)[0] is var limit && Part().IsMatch(limit) ? Filler().Replace(limit.Normalize(NormalizationForm.FormKC).ToLowerInvariant(), "") : "";

    [GeneratedRegex("[^。；\n]+")]
    private static partial Regex Sentences();

    [GeneratedRegex("废止|作废|停止执行|停止施行|不再执行|不再施行|不再适用|取代|替代|代替|自行失效|为准|按照?本.{1,4}执行")]
    private static partial Regex Verb();

    // 此前印发的…与本方案不一致的，以本方案为准
    [GeneratedRegex("(此前|以前|以往|原有|已印发|既有|其他)(?<what>.{0,80})(以本.{1,4}为准|按照?本.{1,4}执行|同时废止|予以废止)", RegexOptions.ExplicitCapture)]
    private static partial Regex Prevails();

    // 《…》, one more title within it included, or 某政发〔2022〕144号
    [GeneratedRegex("《[^《》]*(《[^《》]*》[^《》]*)?》|[\\p{IsCJKUnifiedIdeographs}]{1,8}[〔\\[（(]20[0-9]{2}[〕\\]）)][0-9]+号", RegexOptions.ExplicitCapture)]
    private static partial Regex Cited();

    [GeneratedRegex("目标|指标|任务|第[一二三四五六七八九十0-9（）()]{1,5}[条款项章节点]|附件|附表", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex("与本[^，、]{1,6}(不一致|不相符|不符|相抵触|有出入)|不一致|印发|下发|下达|制定|发布|文件|规划|方案|计划|通知|政策|各项|各类|其他|其余|有关|相关|所列|所定|确定|规定|提出|要求|内容|目标|指标|任务|关于|同时|予以|一律|自.*起|[中里内的等值即与和按以由均凡者]|[^\\p{L}\\p{N}]", RegexOptions.ExplicitCapture)]
    private static partial Regex Filler();
}

/// <summary>One thing that a notice says it replaces.</summary>
/// <param name="Name">Title or number of the document as printed; null for whatever earlier document differs.</param>
/// <param name="Part">The words that limit it to a part of the document; empty for the whole.</param>
public sealed record Repeal(string? Name, string Part)
{
    private const int ShortestTitle = 6;

    internal bool Concerns(string? title, string? number) => Name is null || (Folded(Name) is { Length: > 0 } name && (IsNumber(name, number) || IsTitle(name, title)));

    /// <summary>Whether it reaches a target: that of a part only, where the part's words name the indicator.</summary>
    internal bool Covers(MeasuredIndicator indicator) =>
        Part.Length == 0 || (indicator.Subject.Length > 0 && MeasuredIndicator.Plain(Part).Contains(indicator.Subject, StringComparison.Ordinal));

    // Words may stand right before a number: 原河政发〔2022〕12号.
    private static bool IsNumber(string name, string? number) =>
        number is not null && Folded(number) is { Length: > 0 } folded && name.EndsWith(folded, StringComparison.Ordinal);

    // Cited titles carry 关于印发…的通知 around the plan's own title, or leave out the place it begins with.
    private static bool IsTitle(string name, string? title) =>
        title is not null && Folded(title) is { Length: >= ShortestTitle } folded && name.Length >= ShortestTitle
        && (name.Contains(folded, StringComparison.Ordinal) || folded.EndsWith(name, StringComparison.Ordinal));

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
