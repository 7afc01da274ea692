using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Targets;

/// <summary>A reported value (实际值) of an indicator for an area and a period; it is reported once and shown wherever the indicator is used.</summary>
public sealed class Reading
{
    private readonly List<ReadingRevision> _revisions = [];

    public int Id { get; private set; }
    public required int IndicatorId { get; set; }

    /// <summary>The district; empty for the whole area.</summary>
    public required string Area { get; init; }

    public required PeriodLength Length { get; init; }
    public required int Year { get; init; }

    /// <summary>Which half, quarter or month of the year, from 1; 1 for a whole year.</summary>
    public required int Number { get; init; }

    /// <summary>As it was reported, in <see cref="Unit"/>.</summary>
    public required decimal Value { get; set; }

    public string? Unit { get; set; }

    /// <summary>How much the district counts where districts are weighted, such as its 地区生产总值; null where it was not stated.</summary>
    public decimal? Weight { get; set; }

    public string? Note { get; set; }

    /// <summary>The department that reported it; null where a coordinator entered it.</summary>
    public int? DepartmentId { get; init; }

    public required string ReportedBy { get; set; }
    public required DateTime ReportedAt { get; set; }
    public bool IsDemo { get; set; }
    public uint Version { get; private set; }

    /// <summary>What it said before, oldest first (更正记录).</summary>
    public IReadOnlyList<ReadingRevision> Revisions => _revisions;

    public ReadingPeriod Period => new(Length, Year, Number);

    /// <summary>Replaces the value and keeps the old one.</summary>
    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>nothing-changed</c>; <c>sample-real</c></exception>
    public void Correct(Actor actor, DateTime now, decimal value, string? unit, string? note, string? reason, decimal? weight)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DomainRuleException("reason-missing", "更正实际值须写明理由，原值和理由都会保留。");
        }

        if (value == Value && unit == Unit && note == Note && weight == Weight)
        {
            throw new DomainRuleException("nothing-changed", "与已报的数值相同，没有需要更正的内容。");
        }

        if (actor.IsDemo && !IsDemo)
        {
            throw new DomainRuleException("sample-real", "示例账号不能更正正式填报的实际值。");
        }

        _revisions.Add(new ReadingRevision
        {
            Value = Value, Unit = Unit, Weight = Weight, Note = Note, ReportedBy = ReportedBy, ReportedAt = ReportedAt,
            Reason = reason.Trim(), CorrectedBy = actor.Name, CorrectedAt = now,
        });
        (Value, Unit, Weight, Note, ReportedBy, ReportedAt, IsDemo) = (value, unit, weight, note, actor.Name, now, actor.IsDemo);
    }
}

/// <summary>A value that a reading had before it was corrected.</summary>
public sealed class ReadingRevision
{
    public int Id { get; private set; }
    public int ReadingId { get; private set; }
    public required decimal Value { get; init; }
    public string? Unit { get; init; }
    public decimal? Weight { get; init; }
    public string? Note { get; init; }
    public required string ReportedBy { get; init; }
    public required DateTime ReportedAt { get; init; }

    /// <summary>Why it was replaced.</summary>
    public required string Reason { get; init; }

    public required string CorrectedBy { get; init; }
    public required DateTime CorrectedAt { get; init; }
}

/// <summary>How long the period of a reading is.</summary>
public enum PeriodLength
{
    /// <summary>年</summary>
    Year,

    /// <summary>半年</summary>
    Half,

    /// <summary>季</summary>
    Quarter,

    /// <summary>月</summary>
    Month,
}

/// <summary>A period that a reading is about.</summary>
/// <param name="Number">From 1; 1 for a whole year.</param>
public readonly record struct ReadingPeriod(PeriodLength Length, int Year, int Number)
{
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    /// <summary>How many such periods a year has.</summary>
    public int InYear => Length switch { PeriodLength.Half => 2, PeriodLength.Quarter => 4, PeriodLength.Month => 12, _ => 1 };

    /// <summary>Last month of the period.</summary>
    public int LastMonth => 12 / InYear * Number;

    public DateOnly EndsOn => new(Year, LastMonth, DateTime.DaysInMonth(Year, LastMonth));

    /// <summary>The end of the period on an axis of years: 2024 for the whole year 2024, 2023.25 for its first quarter.</summary>
    public decimal At => Year - 1 + (LastMonth / 12m);

    public string Words => Length switch
    {
        PeriodLength.Half => $"{Year}年{(Number == 1 ? "上" : "下")}半年",
        PeriodLength.Quarter => $"{Year}年第{"一二三四"[Number - 1]}季度",
        PeriodLength.Month => $"{Year}年{Number}月",
        _ => $"{Year}年",
    };

    /// <exception cref="DomainRuleException"><c>no-such-period</c>; <c>period-ahead</c> when it has not begun.</exception>
    public void Require(DateOnly today)
    {
        if (Year is < FirstYear or > LastYear || Number < 1 || Number > InYear || !Enum.IsDefined(Length))
        {
            throw new DomainRuleException("no-such-period", $"没有这个期间，请填写{FirstYear}年以后的年份和正确的期次。");
        }

        if (EndsOn.AddMonths(-12 / InYear) >= today)
        {
            throw new DomainRuleException("period-ahead", $"{Words}尚未开始，不能填报实际值。");
        }
    }
}
