using System.Globalization;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>A view of the supervised duties as it stands in the address.</summary>
/// <remarks>Words that are not understood count as absent: an address may be typed by hand.</remarks>
public sealed record SupervisionAddress
{
    public const string All = "all";
    public const string Settled = "settled";

    /// <summary>What the coordinator has to check or to answer.</summary>
    public const string ToCheck = "tocheck";

    public SupervisionLevel? Level { get; init; }

    /// <summary>One of <see cref="States"/>; null for what is open.</summary>
    public string? State { get; init; }

    public int? Department { get; init; }
    public int? Plan { get; init; }

    /// <summary>Only what should have been answered by now.</summary>
    public bool Late { get; init; }

    public int Page { get; init; } = 1;

    public static IReadOnlyList<(string Value, string Text)> Levels { get; } =
        [.. Enum.GetValues<SupervisionLevel>().Select(level => (Of(level), level.Words()))];

    public static IReadOnlyList<(string Value, string Text)> States { get; } =
        [.. Enum.GetValues<SupervisionState>().Where(state => state.IsOpen()).Select(state => (state.ToString().ToLowerInvariant(), state.Words())),
            (ToCheck, "待核查或申请延期"), (Settled, "已办结或撤回"), (All, "全部")];

    public static IReadOnlyList<(string Value, string Text)> Lates { get; } = [("yes", "答复超期")];

    public bool IsFiltered => this with { Page = 1 } != new SupervisionAddress();

    public static SupervisionAddress Read(string? level, string? state, int? department, int? plan, string? late, int? page) => new()
    {
        Level = LevelOf(level),
        State = States.Any(known => known.Value == state) ? state : null,
        Department = department,
        Plan = plan,
        Late = late == "yes",
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public static SupervisionLevel? LevelOf(string? word) =>
        Levels.Any(known => known.Value == word) ? Enum.Parse<SupervisionLevel>(word!, ignoreCase: true) : null;

    public static string Of(SupervisionLevel level) => level.ToString().ToLowerInvariant();

    public override string ToString() => Addresses.With(
        Addresses.Supervision,
        ("level", Level is { } level ? Of(level) : null),
        ("state", State),
        ("department", Department?.ToString(CultureInfo.InvariantCulture)),
        ("plan", Plan?.ToString(CultureInfo.InvariantCulture)),
        ("late", Late ? "yes" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));
}
