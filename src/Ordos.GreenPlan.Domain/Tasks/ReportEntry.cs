namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What a person types into a report.</summary>
public sealed record ReportEntry(
    TaskState ClaimedState,
    int Percent,
    string Done,
    string? Problems,
    string? NextStep,
    bool NeedsCoordination)
{
    /// <summary>Longest text of a field, in characters.</summary>
    public const int MaxLength = 4000;

    /// <exception cref="DomainRuleException">
    /// <c>done-missing</c>, <c>text-too-long</c>, <c>percent-out-of-range</c>, <c>state-not-reportable</c>.
    /// </exception>
    public void Check()
    {
        if (Done.All(letter => char.IsWhiteSpace(letter) || letter == '\0'))
        {
            throw new DomainRuleException("done-missing", "请填写工作进展。");
        }

        if (Done.Length > MaxLength || Problems?.Length > MaxLength || NextStep?.Length > MaxLength)
        {
            throw new DomainRuleException("text-too-long", $"每项文字不超过{MaxLength}字，请精简。");
        }

        if (Percent is < 0 or > 100)
        {
            throw new DomainRuleException("percent-out-of-range", "完成比例应在0至100之间。");
        }

        if (ClaimedState is not (TaskState.NotStarted or TaskState.UnderWay or TaskState.Done))
        {
            throw new DomainRuleException("state-not-reportable", "填报状态只能为未启动、推进中或已完成。");
        }
    }
}
