using System.Globalization;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>A view of what the rules propose, as it stands in the address.</summary>
public sealed record ProposalsAddress
{
    public SupervisionLevel? Level { get; init; }
    public int? Department { get; init; }
    public int? Plan { get; init; }
    public int Page { get; init; } = 1;

    public bool IsFiltered => (Level, Department, Plan) != (null, null, null);

    public static ProposalsAddress Read(string? level, int? department, int? plan, int? page) => new()
    {
        Level = SupervisionAddress.LevelOf(level),
        Department = department,
        Plan = plan,
        Page = page is > 0 and < 1_000_000 ? page.Value : 1,
    };

    public override string ToString() => Addresses.With(
        Addresses.SupervisionProposals,
        ("level", Level is { } level ? SupervisionAddress.Of(level) : null),
        ("department", Department?.ToString(CultureInfo.InvariantCulture)),
        ("plan", Plan?.ToString(CultureInfo.InvariantCulture)),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null));
}
