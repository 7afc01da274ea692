using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>What is measured (指标), with unit and direction. One indicator serves the targets of many plans.</summary>
public sealed class Indicator
{
    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>The unit that most of its targets are printed in; null for grades.</summary>
    public string? Unit { get; set; }

    /// <summary>Whether a level, a rise or a fall is measured.</summary>
    public required TargetChange Change { get; init; }

    public required IndicatorDirection Direction { get; set; }
    public required IndicatorKind Kind { get; set; }
    public required RollUp RollUp { get; set; }

    /// <summary>What the districts' values are weighted by, such as 地区生产总值; stated where <see cref="RollUp"/> is weighted.</summary>
    public string? Weight { get; set; }

    /// <summary>Readings outside this range ask for a word of explanation.</summary>
    public decimal? PlausibleFrom { get; set; }

    public decimal? PlausibleTo { get; set; }

    /// <summary>Doubtful values must be put right (须改正); otherwise a word of explanation is enough (可说明).</summary>
    public bool IsStrict { get; private set; }

    /// <summary>The department that reports it (填报单位).</summary>
    public int? DepartmentId { get; set; }

    /// <summary>The comparable words by which targets of new documents find it; null for one that a person split off.</summary>
    public string? MatchKey { get; init; }

    /// <summary>The indicator that this one was merged into; its targets are there.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>When a person confirmed what the portal proposed; null while it is a proposal.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public string? ConfirmedBy { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Whether a fall is counted, as a positive number: a table prints -5, the text 下降5%.</summary>
    public bool CountsFall => Change == TargetChange.Decrease;

    /// <summary>Takes over what a person says about it, which also confirms it.</summary>
    /// <exception cref="DomainRuleException"><c>name-missing</c>; <c>weight-missing</c>; <c>range-turned</c></exception>
    public void Describe(Actor actor, DateTime now, IndicatorEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Name))
        {
            throw new DomainRuleException("name-missing", "请填写指标名称。");
        }

        if (entry.RollUp == RollUp.Weighted && string.IsNullOrWhiteSpace(entry.Weight))
        {
            throw new DomainRuleException("weight-missing", "按权重汇总的指标，请写明权重，例如“地区生产总值”。");
        }

        if (entry.PlausibleFrom > entry.PlausibleTo)
        {
            throw new DomainRuleException("range-turned", "合理范围的下限大于上限，请改正。");
        }

        (Name, Direction, Kind, RollUp) = (entry.Name.Trim(), entry.Direction, entry.Kind, entry.RollUp);
        Weight = entry.RollUp == RollUp.Weighted ? entry.Weight!.Trim() : null;
        (PlausibleFrom, PlausibleTo, DepartmentId) = (entry.PlausibleFrom, entry.PlausibleTo, entry.DepartmentId);
        IsStrict = entry.IsStrict;
        (ConfirmedAt, ConfirmedBy) = (now, actor.Name);
    }

    /// <exception cref="DomainRuleException"><c>merge-self</c>; <c>merge-other</c> when the two do not measure alike.</exception>
    public void MergeInto(Indicator other)
    {
        if (other.Id == Id || other.MergedIntoId is not null || MergedIntoId is not null)
        {
            throw new DomainRuleException("merge-self", "不能与自身或已并入其他指标的指标合并，请另选。");
        }

        if (other.Change != Change)
        {
            throw new DomainRuleException("merge-other", "一个是水平值，一个是变化量，口径不同，不能合并。");
        }

        MergedIntoId = other.Id;
    }
}

/// <summary>What a person says about an indicator.</summary>
public sealed record IndicatorEntry(
    string Name, IndicatorDirection Direction, IndicatorKind Kind, RollUp RollUp, string? Weight, decimal? PlausibleFrom, decimal? PlausibleTo, int? DepartmentId, bool IsStrict = false);

/// <summary>Which way is better (方向).</summary>
public enum IndicatorDirection
{
    /// <summary>越高越好</summary>
    MoreIsBetter,

    /// <summary>越低越好</summary>
    LessIsBetter,
}

/// <summary>How values of several periods stand to each other (数值性质).</summary>
public enum IndicatorKind
{
    /// <summary>累计: runs up from the base year, so the latest value holds all before it.</summary>
    Cumulative,

    /// <summary>当期: an amount of its period alone.</summary>
    PerPeriod,

    /// <summary>时点: a state at the end of the period.</summary>
    Level,
}

/// <summary>How values of districts make up that of the whole (汇总方式).</summary>
public enum RollUp
{
    /// <summary>不汇总</summary>
    None,

    /// <summary>相加</summary>
    Sum,

    /// <summary>按权重</summary>
    Weighted,
}
