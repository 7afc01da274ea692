using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Where a document's issuer stands (发文机关层级), read from its name.</summary>
/// <param name="Place">The place it governs, such as 某市; empty when the name tells none.</param>
/// <param name="Level">4 state, 3 province or region, 2 city or league, 1 county, banner or district, 0 unknown.</param>
/// <param name="IsGovernment">A people's government or the State Council, which stand above their departments.</param>
internal sealed partial record IssuingBody(string Place, int Level, bool IsGovernment)
{
    private static readonly string[] Municipalities = ["北京市", "天津市", "上海市", "重庆市"];

    public static IssuingBody Read(string? issuer, string? title)
    {
        var text = issuer ?? title ?? "";

        if (text.StartsWith("国务院", StringComparison.Ordinal) || text.StartsWith("国家", StringComparison.Ordinal) || text.StartsWith("中华人民共和国", StringComparison.Ordinal))
        {
            return new IssuingBody("", 4, text.StartsWith("国务院", StringComparison.Ordinal));
        }

        // A title may begin with any words that end in 市 or 区; only one that names a government tells the place.
        var government = Government().Match(text);
        var place = government.Success ? LastPlace(government.Groups["place"].Value) : FirstPlace().Match(issuer ?? "").Value;
        return new IssuingBody(place, LevelOf(place), government.Success);
    }

    public bool StandsAtLeastAsHighAs(IssuingBody other) =>
        Level == 0 || other.Level == 0 || (Level, IsGovernment ? 1 : 0).CompareTo((other.Level, other.IsGovernment ? 1 : 0)) >= 0;

    /// <summary>Whether both are known to govern different places.</summary>
    public bool GovernsElsewhere(IssuingBody other) => Level > 0 && other.Level > 0 && (Level != other.Level || Place != other.Place);

    private static int LevelOf(string place) => place switch
    {
        "" => 0,
        _ when Array.IndexOf(Municipalities, place) >= 0 || place.EndsWith('省') || place.EndsWith("自治区", StringComparison.Ordinal) => 3,
        _ when place[^1] is '市' or '盟' || place.EndsWith("自治州", StringComparison.Ordinal) => 2,
        _ => 1,
    };

    // 某省某市 governs 某市.
    private static string LastPlace(string places) => Places().Matches(places) is { Count: > 0 } all ? all[^1].Value : places;

    [GeneratedRegex("^(?<place>.+?[省市州盟县旗区])人民政府", RegexOptions.ExplicitCapture)]
    private static partial Regex Government();

    [GeneratedRegex(".+?(自治区|自治州|[省市盟县旗区])", RegexOptions.ExplicitCapture)]
    private static partial Regex Places();

    [GeneratedRegex("^.{2,}?(自治区|自治州|[省市盟县旗区])", RegexOptions.ExplicitCapture)]
    private static partial Regex FirstPlace();
}
