using System.Globalization;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A row as it stands in the fields of a page or a spreadsheet: texts, right or not.</summary>
public sealed record TypedRow
{
    public string Claimed { get; init; } = nameof(TaskState.UnderWay);
    public string Percent { get; init; } = "";
    public string Done { get; init; } = "";
    public string Problems { get; init; } = "";
    public string NextStep { get; init; } = "";
    public bool NeedsCoordination { get; init; }
    public string Explanation { get; init; } = "";
    public string Evidence { get; init; } = "";
    public IReadOnlyList<TypedValue> Values { get; init; } = [];
    public IReadOnlyList<OfficeEntry> Offices { get; init; } = [];

    public static TypedRow Of(ReportEntry? entry, RowParts parts) => Of(entry) with { Values = [.. parts.Values.Select(TypedValue.Of)], Offices = parts.Offices };

    private static TypedRow Of(ReportEntry? entry) => entry is null ? new TypedRow() : new TypedRow
    {
        Claimed = entry.ClaimedState.ToString(),
        Percent = entry.Percent.ToString(CultureInfo.InvariantCulture),
        Done = entry.Done,
        Problems = entry.Problems ?? "",
        NextStep = entry.NextStep ?? "",
        NeedsCoordination = entry.NeedsCoordination,
        Explanation = entry.Explanation ?? "",
        Evidence = entry.Evidence ?? "",
    };

    /// <exception cref="DomainRuleException"><c>percent-out-of-range</c> for what is no whole number; <c>state-not-reportable</c></exception>
    public ReportEntry ToEntry()
    {
        if (!int.TryParse(Percent.Trim().TrimEnd('%', '％'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
        {
            throw new DomainRuleException("percent-out-of-range", "进度请填写0至100的整数。");
        }

        if (!Enum.TryParse<TaskState>(Claimed, out var claimed) || !Enum.IsDefined(claimed))
        {
            throw new DomainRuleException("state-not-reportable", "填报状态只能为未启动、推进中或已完成。");
        }

        return new ReportEntry(claimed, percent, Done, Problems, NextStep, NeedsCoordination) { Explanation = Explanation, Evidence = Evidence };
    }

    /// <summary>Values and offices' lines as they are kept.</summary>
    /// <exception cref="DomainRuleException">What <see cref="TypedValue.ToEntry"/> and <see cref="RowParts.Cleaned"/> refuse.</exception>
    public RowParts ToParts() => new RowParts([.. Values.Select(value => value.ToEntry()).OfType<Domain.Cycle.ValueEntry>()], Offices).Cleaned();
}
