using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>What a target measures, with the words of its name made comparable (指标归一).</summary>
/// <param name="Subject">The words of area, group and indicator, without those that say nothing of what is measured.</param>
/// <param name="Whole">What the subject is a share of (占…比重); empty where the name does not say.</param>
/// <param name="Class">A class of size such as 60万千瓦以上, or of projects, to which it is limited; empty where there is none.</param>
/// <param name="Tier">激励 for an incentive value (激励目标); empty otherwise.</param>
internal sealed partial record MeasuredIndicator(string Subject, string Whole, string Class, string Tier)
{
    private const string Incentive = "激励";
    private const string Consumption = "消费";
    private const string Intensity = "强度";

    /// <summary>All words, whether the name says 占 or only sets the two side by side.</summary>
    public string Full { get; } = Subject + Whole;

    /// <param name="isOfProjects">Whether the sentence asks it of new projects only, as <see cref="IsOfProjects"/> tells.</param>
    public static MeasuredIndicator Read(string? scope, string name, bool isChange, bool isOfProjects, IssuingBody body)
    {
        var text = ((scope ?? "") + name).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

        // 由原定的40%提高到50%: the former value is no target of this notice, and what is said of it no part of the name.
        if (FormerValue().IsMatch(text))
        {
            return new MeasuredIndicator("", "", "", "");
        }

        text = Adjusted().Replace(text, "");
        var sizes = string.Join(' ', Sizes().Matches(text).Select(size => Filler().Replace(size.Value, ""))) + (isOfProjects ? "新建项目" : "");
        text = Years().Replace(Sizes().Replace(text, ""), "");
        text = string.Concat(text.Where(char.IsLetterOrDigit));

        var tier = text.Contains("激励目标", StringComparison.Ordinal) ? Incentive : "";
        text = Without(text, ["激励目标", "基本目标", "目标值", .. IndicatorWords.WholeArea]);
        text = WithoutPlace(text, body.Place);

        // 单位周转量碳排放强度 names its own unit; alone, 碳排放强度 is that of the economy.
        if (text.IndexOf("单位", StringComparison.Ordinal) is >= 0 and var unit && unit < text.IndexOf(Intensity, StringComparison.Ordinal))
        {
            text = text.Replace(Intensity, "", StringComparison.Ordinal);
        }

        // 占比 is one word; 占 before it begins what the share is taken of.
        var share = text.IndexOf('占');
        var ofWhole = share > 0 && !text.AsSpan(share).StartsWith("占比") && !text.AsSpan(share).StartsWith("占有") ? text[(share + 1)..] : "";
        var subject = ofWhole.Length > 0 ? text[..share] : text;

        // 煤炭占能源消费比重 is what is mostly printed as 煤炭消费比重.
        if (ofWhole.Contains(Consumption, StringComparison.Ordinal) && !subject.Contains(Consumption, StringComparison.Ordinal))
        {
            subject += Consumption;
        }

        return new MeasuredIndicator(Reworded(subject, isChange), Reworded(ofWhole, isChange), sizes, tier);
    }

    /// <summary>新建、改扩建“两高”项目，单位工业增加值能耗…: what is asked of projects says nothing of the area.</summary>
    public static bool IsOfProjects(ComparedTarget target)
    {
        var at = target.Sentence.Length == target.Quote.Length ? 0 : target.Sentence.IndexOf(target.Quote, StringComparison.Ordinal);
        return at > 0 && NewProjects().IsMatch(target.Sentence.AsSpan(0, at));
    }

    /// <summary>Words of a sentence as names of indicators are read.</summary>
    public static string Plain(string text) => Reworded(text, isChange: false);

    private static string Reworded(string text, bool isChange)
    {
        var plain = isChange ? IndicatorWords.OfChange.Apply(text) : text;
        return IndicatorWords.Always.Apply(plain);
    }

    private static string Without(string text, string[] words)
    {
        foreach (var word in words)
        {
            text = text.Replace(word, "", StringComparison.Ordinal);
        }

        return text;
    }

    // A city's own name in its own document limits nothing; 某市某园 loses the city too.
    private static string WithoutPlace(string text, string place)
    {
        if (place.Length < 3)
        {
            return text;
        }

        var stem = PlaceEnding().Replace(place, "");
        return stem.Length < 2 ? text : text.Replace(place, "", StringComparison.Ordinal).Replace(stem, "", StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?[万亿千百]?(千瓦|兆瓦|mw|吨标准煤|蒸吨|吨|立方米|平方米|公里|人|户|元|亩|头)(/?(小时|日|天|年|h))?级?(及以上|及以下|以上|以下|级)", RegexOptions.ExplicitCapture)]
    private static partial Regex Sizes();

    [GeneratedRegex("(新建|改建|扩建|拟建)[^，。；]*项目[，,、的]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NewProjects();

    [GeneratedRegex("由(原|此前|先前|现行).{0,6}(提高|提升|调整|上调|下调|降低|降至|增加)", RegexOptions.ExplicitCapture)]
    private static partial Regex FormerValue();

    [GeneratedRegex("由(原|此前|先前|现行).*$|(目标)?(调整|上调|下调|调高|调低|调增|调减|加严|收紧|放宽|修订)$|(?<!基本|激励)目标$", RegexOptions.ExplicitCapture)]
    private static partial Regex Adjusted();

    [GeneratedRegex("[及级]")]
    private static partial Regex Filler();

    [GeneratedRegex("(与|较|比|相较于?|相比)?(20[0-9]{2}年|上年|上一年)(底|末|度)?(相比)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Years();

    [GeneratedRegex("(自治区|自治州|[省市盟县旗区])$", RegexOptions.ExplicitCapture)]
    private static partial Regex PlaceEnding();
}
