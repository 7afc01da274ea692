using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>A number that a document commits to (目标): indicator × scope × year.</summary>
public sealed class Target
{
    public int Id { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>The task whose passage states it; null where it stands elsewhere in the document.</summary>
    public int? TaskId { get; set; }

    public Tasks.PolicyTask? Task { get; init; }
    public required int Ordinal { get; init; }

    /// <summary>What is measured, as printed.</summary>
    public required string IndicatorName { get; set; }

    /// <summary>The area or body it holds for, where the clause names one.</summary>
    public string? Scope { get; set; }

    public required Comparator Comparator { get; set; }

    /// <summary>The value as printed; null for a quality grade, which stands in <see cref="Unit"/>.</summary>
    public decimal? Value { get; set; }

    /// <summary>Upper end of a range.</summary>
    public decimal? UpperValue { get; set; }

    public string? Unit { get; set; }

    /// <summary>The year it is due.</summary>
    public int? Year { get; set; }

    /// <summary>The year it is compared with.</summary>
    public int? BaselineYear { get; set; }

    public required TargetChange Change { get; set; }
    public TargetNature? Nature { get; set; }
    public bool FromTable { get; init; }

    /// <summary>The words it came from; for a table, the row.</summary>
    public required string Quote { get; init; }

    public required int Start { get; init; }
    public required int End { get; init; }
    public ReviewMark Review { get; set; }

    /// <summary>The indicator it belongs to; null until the document is published.</summary>
    public int? IndicatorId { get; private set; }

    /// <summary>When a person confirmed or chose the indicator; a proposal until then.</summary>
    public DateTime? IndicatorConfirmedAt { get; private set; }

    public string? IndicatorConfirmedBy { get; private set; }

    /// <summary>The district it holds for; empty for the whole area.</summary>
    public string Area { get; private set; } = "";

    /// <summary>Whether it is an incentive value (激励目标) beside the basic one.</summary>
    public bool IsIncentive { get; private set; }

    /// <summary>The target whose value counts instead of its own, as a person ruled; null where its own counts.</summary>
    public int? RuledTargetId { get; set; }

    /// <summary>How it stands against the readings; kept up to date whenever one of them, the indicator or a ruling changes.</summary>
    public Attainment Attainment { get; set; }

    public Demand Demand => new(Comparator, Value, UpperValue, Unit, Change);

    /// <summary>Ties it to the indicator that its words propose.</summary>
    public void Propose(int indicatorId, string area, bool isIncentive) => (IndicatorId, Area, IsIncentive) = (indicatorId, area, isIncentive);

    /// <summary>A person confirms the indicator, or chooses another.</summary>
    public void Confirm(Access.Actor actor, DateTime now, int indicatorId) =>
        (IndicatorId, IndicatorConfirmedAt, IndicatorConfirmedBy) = (indicatorId, now, actor.Name);

    /// <summary>Follows its indicator into the one that it was merged into.</summary>
    public void Follow(int indicatorId) => IndicatorId = indicatorId;
}

/// <summary>How a value binds.</summary>
public enum Comparator
{
    /// <summary>等于</summary>
    Equal,

    /// <summary>不低于</summary>
    AtLeast,

    /// <summary>高于</summary>
    MoreThan,

    /// <summary>不超过</summary>
    AtMost,

    /// <summary>低于</summary>
    LessThan,

    /// <summary>左右</summary>
    About,

    /// <summary>区间</summary>
    Between,
}

/// <summary>Whether the value is a level or an amount of change.</summary>
public enum TargetChange
{
    None,
    Increase,
    Decrease,
}

/// <summary>Binding force of a target.</summary>
public enum TargetNature
{
    /// <summary>约束性</summary>
    Binding,

    /// <summary>预期性</summary>
    Indicative,
}
