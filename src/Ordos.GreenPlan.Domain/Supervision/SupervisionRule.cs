using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>The rule that proposes a step up the ladder, with its reason. Nothing is sent by it: a person decides.</summary>
/// <remarks>It looks at results alone: how the task stands, what was signed, what was answered. Never at who uses the portal how.</remarks>
public static class SupervisionRule
{
    /// <summary>Days before a deadline, and days without signed progress, that call for a reminder.</summary>
    public const int QuietDays = 30;

    /// <summary>Days for which a settled matter rests before the same level may be proposed again.</summary>
    public const int RestDays = 30;

    /// <returns>Null where nothing is proposed.</returns>
    public static SupervisionProposal? Propose(SupervisedDuty duty, DateOnly today) => duty.Open switch
    {
        null => First(duty),
        { Level: SupervisionLevel.Reminder } when duty.IsRed => Up(duty, SupervisionLevel.Urging, $"提醒后{duty.Verdict.Words}"),
        { Level: SupervisionLevel.Urging } open when open.LateDays(today) is { } late =>
            Up(duty, SupervisionLevel.Order, $"催办逾期{late}天未答复，{duty.Verdict.Words}"),
        { Level: SupervisionLevel.Urging, PeriodClosedSince: true } when duty.IsRed =>
            Up(duty, SupervisionLevel.Order, $"催办后已过一个调度期，仍{duty.Verdict.Words}"),
        { Level: SupervisionLevel.Order } open when open.LateDays(today) is { } late =>
            Up(duty, SupervisionLevel.Circular, $"督办单逾期{late}天未答复，{duty.Verdict.Words}"),
        _ => null,
    };

    private static SupervisionProposal? First(SupervisedDuty duty) =>
        duty.IsRed
            ? duty.SettledLately >= SupervisionLevel.Urging ? null : Up(duty, SupervisionLevel.Urging, duty.Verdict.Words)
        : duty.DueInDays is { } days && !duty.SignedLately && duty.SettledLately is null
            ? Up(duty, SupervisionLevel.Reminder, $"{(days == 0 ? "今日到期" : $"剩{days}天到期")}，近{QuietDays}天没有签发的进展")
        : null;

    private static SupervisionProposal Up(SupervisedDuty duty, SupervisionLevel level, string reason) =>
        new(level, level >= SupervisionLevel.Order ? SupervisionWords.ColourOf(duty.Verdict) : null, reason);
}

/// <summary>What the rule knows of a department's duty for a task.</summary>
/// <param name="DueInDays">Days to the deadline, where it is within <see cref="SupervisionRule.QuietDays"/>; null otherwise.</param>
/// <param name="SignedLately">Whether the department's head signed progress within <see cref="SupervisionRule.QuietDays"/>.</param>
/// <param name="SettledLately">The highest level settled within <see cref="SupervisionRule.RestDays"/>; null without any.</param>
/// <param name="Open">Where the duty is on the ladder; null when it is not.</param>
public sealed record SupervisedDuty(
    HealthVerdict Verdict, int? DueInDays, bool SignedLately, SupervisionLevel? SettledLately, OpenSupervision? Open)
{
    public bool IsRed => Verdict.Health == Health.Red;
}

/// <summary>Where a duty is on the ladder.</summary>
/// <param name="ReplyBy">The day by which the department was to reply and has not; null where its clock does not run.</param>
/// <param name="PeriodClosedSince">Whether a period of the plan has closed since the level was sent.</param>
public sealed record OpenSupervision(SupervisionLevel Level, DateOnly? ReplyBy, bool PeriodClosedSince)
{
    internal int? LateDays(DateOnly today) => ReplyBy < today ? today.DayNumber - ReplyBy.Value.DayNumber : null;
}

/// <summary>A proposed step.</summary>
public sealed record SupervisionProposal(SupervisionLevel Level, OrderColour? Colour, string Reason);
