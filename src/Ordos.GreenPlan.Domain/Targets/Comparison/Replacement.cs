using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Which documents a notice says it replaces (废止、替代).</summary>
/// <param name="Names">Titles and numbers that it names, without marks and blanks.</param>
/// <param name="AllEarlier">Whether it says that it prevails over whatever earlier document differs from it.</param>
public sealed partial record Replacement(IReadOnlyList<string> Names, bool AllEarlier)
{
    private const int ShortestTitle = 6;

    /// <summary>A document that replaces nothing.</summary>
    public static Replacement None { get; } = new([], false);

    /// <summary>Reads the sentences that repeal something.</summary>
    public static Replacement Read(string text)
    {
        var names = new List<string>();
        var allEarlier = false;

        foreach (Match sentence in Sentences().Matches(text))
        {
            if (!Repeals().IsMatch(sentence.ValueSpan))
            {
                continue;
            }

            var cited = Cited().Matches(sentence.Value);
            names.AddRange(cited.Select(name => Folded(name.Value)).Where(name => name.Length > 0));
            allEarlier |= cited.Count == 0 && Prevails().IsMatch(sentence.ValueSpan);
        }

        return names.Count == 0 && !allEarlier ? None : new Replacement(names, allEarlier);
    }

    internal bool Covers(string? title, string? number) => AllEarlier || Names.Any(name => IsNumber(name, number) || IsTitle(name, title));

    // Words may stand right before a number: 原河政发〔2022〕12号.
    private static bool IsNumber(string name, string? number) =>
        number is not null && Folded(number) is { Length: > 0 } folded && name.EndsWith(folded, StringComparison.Ordinal);

    // Cited titles carry 关于印发…的通知 around the plan's own title, or leave out the place it begins with.
    private static bool IsTitle(string name, string? title) =>
        title is not null && Folded(title) is { Length: >= ShortestTitle } folded && name.Length >= ShortestTitle
        && (name.Contains(folded, StringComparison.Ordinal) || folded.EndsWith(name, StringComparison.Ordinal));

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex("[^。；\n]+")]
    private static partial Regex Sentences();

    [GeneratedRegex("废止|作废|停止执行|停止施行|不再执行|不再施行|不再适用|取代|替代|代替|自行失效|为准|按照?本.{1,4}执行")]
    private static partial Regex Repeals();

    // 此前印发的…与本方案不一致的，以本方案为准
    [GeneratedRegex("(此前|以前|以往|原有|已印发|既有|其他).{0,80}(以本.{1,4}为准|按照?本.{1,4}执行|同时废止|予以废止)", RegexOptions.ExplicitCapture)]
    private static partial Regex Prevails();

    // 《…》, one more title within it included, or 某政发〔2022〕144号
    [GeneratedRegex("《[^《》]*(《[^《》]*》[^《》]*)?》|[\\p{IsCJKUnifiedIdeographs}]{1,8}[〔\\[（(]20[0-9]{2}[〕\\]）)][0-9]+号", RegexOptions.ExplicitCapture)]
    private static partial Regex Cited();
}
