namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>A period as a coordinator means to open it.</summary>
public sealed record PeriodPlan(string Name, DateOnly StartsOn, DateOnly EndsOn, DateOnly OpensOn, DateOnly ClosesOn, IReadOnlyList<int> DocumentIds)
{
    public const int MaxNameLength = 60;

    /// <summary>Longest window after the last day that is reported on, in days.</summary>
    public const int LongestWindow = 366;

    /// <exception cref="DomainRuleException">
    /// <c>period-name-missing</c>, <c>period-name-long</c>, <c>period-order</c>, <c>window-order</c>, <c>window-early</c>, <c>closes-past</c>,
    /// <c>date-implausible</c>, <c>no-plans</c>.
    /// </exception>
    public void Check(DateOnly today)
    {
        Refuse(string.IsNullOrWhiteSpace(Name), "period-name-missing", "请填写调度期名称。");
        Refuse(Name.Trim().Length > MaxNameLength, "period-name-long", $"调度期名称不超过{MaxNameLength}字。");
        Refuse(EndsOn < StartsOn, "period-order", "报告期的起止日期颠倒，请核对。");
        Refuse(ClosesOn < OpensOn, "window-order", "填报的起止日期颠倒，请核对。");
        Refuse(OpensOn < StartsOn, "window-early", "报告期开始以前不能填报，请核对开放日期。");
        Refuse(ClosesOn < today, "closes-past", "截止日期已过，请填写今天或以后的日期。");
        Refuse(
            EndsOn.DayNumber - StartsOn.DayNumber > LongestWindow || ClosesOn.DayNumber - EndsOn.DayNumber > LongestWindow
                || Math.Abs(StartsOn.DayNumber - today.DayNumber) > 3 * LongestWindow,
            "date-implausible", "日期不合常理，请核对年份。");
        Refuse(DocumentIds.Count == 0, "no-plans", "请至少选择一份文件。");
    }

    private static void Refuse(bool when, string code, string words)
    {
        if (when)
        {
            throw new DomainRuleException(code, words);
        }
    }
}
