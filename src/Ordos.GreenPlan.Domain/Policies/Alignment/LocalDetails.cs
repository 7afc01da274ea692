using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>What makes a measure a place's own: names of places and sites, figures, titles of documents.</summary>
internal static partial class LocalDetails
{
    private const int LongestName = 4;

    /// <summary>Whether the passages of the child have a detail that the parent's has not.</summary>
    public static bool AreAdded(string parent, IEnumerable<string> children) =>
        children.SelectMany(child => Details().Matches(child)).Any(detail => !IsIn(detail.Value, parent));

    // A name has no clear beginning in running text, so its last characters decide: 某某旗, 某某经济开发区.
    private static bool IsIn(string detail, string parent) =>
        parent.Contains(detail, StringComparison.Ordinal)
        || (!char.IsAsciiDigit(detail[0]) && detail[0] != '《' && detail.Length > LongestName && parent.Contains(detail[^LongestName..], StringComparison.Ordinal));

    // 42%, 《…》, …旗, …县, …经济开发区; 旗区, 旗县 and 国家级高新区 are no names.
    [GeneratedRegex(
        "[0-9]+(\\.[0-9]+)?[%％万亿吨个家项]|《[^》]+》|[\\p{IsCJKUnifiedIdeographs}]{2,3}(旗(?![区县级])|(?<!旗)县(?![区级域])|(?<!级)(经济开发区|高新技术产业开发区|高新区))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Details();
}
