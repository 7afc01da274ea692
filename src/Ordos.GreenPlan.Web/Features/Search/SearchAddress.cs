using System.Globalization;
using Ordos.GreenPlan.Data.Search;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>What is looked for, as it stands in the address.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record SearchAddress
{
    private const int LongestWords = 100;

    /// <summary>The words, parted by blanks; a hit holds all of them.</summary>
    public string? Words { get; init; }

    /// <summary>Which records are shown; null for the first kind that has hits.</summary>
    public HitKind? Kind { get; init; }

    /// <summary>Only what belongs to this document.</summary>
    public int? Plan { get; init; }

    /// <summary>Only tasks and reports of this department.</summary>
    public int? Department { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Whether there is something that the index of words knows.</summary>
    public bool HasWords => SearchWord.Of(Words).Any(word => word.Query is not null);

    public static SearchAddress Read(string? words, string? kind, int? plan, int? department, int? page) => new()
    {
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim() is var trimmed && trimmed.Length > LongestWords ? trimmed[..LongestWords] : trimmed,
        Kind = Enum.TryParse<HitKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Plan = plan,
        Department = department,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => Addresses.With(
        Addresses.Search,
        ("q", Words),
        ("in", Kind?.ToString().ToLowerInvariant()),
        ("plan", Plan?.ToString(CultureInfo.InvariantCulture)),
        ("department", Department?.ToString(CultureInfo.InvariantCulture)),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));
}

/// <summary>The records that hold words.</summary>
public enum HitKind
{
    /// <summary>任务</summary>
    Tasks,

    /// <summary>政策文件原文</summary>
    Documents,

    /// <summary>目标</summary>
    Targets,

    /// <summary>进展填报</summary>
    Reports,
}

public static class HitKindWords
{
    public static string Words(this HitKind kind) => kind switch
    {
        HitKind.Tasks => "任务",
        HitKind.Documents => "文件原文",
        HitKind.Targets => "目标",
        _ => "进展",
    };
}
