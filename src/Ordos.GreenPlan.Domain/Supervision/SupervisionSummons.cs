namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>What is sent to a department with one step up the ladder.</summary>
/// <param name="Colour">Of a 督办单 and of what follows it; null below.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Wording">The text that the department gets.</param>
/// <param name="ReplyBy">The last day for a reply; null where none is asked for.</param>
public sealed record SupervisionSummons(SupervisionLevel Level, OrderColour? Colour, string Reason, string Wording, DateOnly? ReplyBy)
{
    /// <summary>Longest wording and longest reply, in characters.</summary>
    public const int MaxText = 2000;

    public const int MaxReason = 500;

    /// <exception cref="DomainRuleException">
    /// <c>wording-missing</c>; <c>reason-missing</c>; <c>text-too-long</c>; <c>reply-past</c> for a day that has gone by; <c>colour-wrong</c>
    /// for a 督办单 without colour or a colour below it.
    /// </exception>
    public void Check(DateOnly today)
    {
        CheckedReason(Reason);

        if (string.IsNullOrWhiteSpace(Wording))
        {
            throw new DomainRuleException("wording-missing", "督办内容不能为空。");
        }

        if (Wording.Length > MaxText)
        {
            throw TooLong();
        }

        if (ReplyBy < today)
        {
            throw new DomainRuleException("reply-past", "答复期限已过，请填写今天或以后的日期。");
        }

        if (Level >= SupervisionLevel.Order != Colour is not null)
        {
            throw new DomainRuleException("colour-wrong", "督办单和通报须标明颜色，提醒和催办不标颜色。");
        }
    }

    /// <summary>A reason as it may be sent, without blanks around.</summary>
    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>text-too-long</c></exception>
    public static string CheckedReason(string reason)
    {
        // Text pasted from other programs may hold NUL, which PostgreSQL does not store.
        var words = reason.Replace("\0", "", StringComparison.Ordinal).Trim().TrimEnd('。');
        return words.Length == 0 ? throw new DomainRuleException("reason-missing", "督办须写明理由。")
            : words.Length > MaxReason ? throw TooLong()
            : words;
    }

    private static DomainRuleException TooLong() => new("text-too-long", $"督办内容不超过{MaxText}字，理由不超过{MaxReason}字，请精简。");
}
