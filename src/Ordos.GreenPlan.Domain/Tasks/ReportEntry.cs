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

    /// <summary>Longest explanation or pointer to evidence, in characters.</summary>
    public const int MaxShortLength = 500;

    /// <summary>变动说明</summary>
    public string? Explanation { get; init; }

    /// <summary>佐证材料的名称、文号或网址</summary>
    public string? Evidence { get; init; }

    /// <exception cref="DomainRuleException">
    /// <c>done-missing</c>, <c>text-too-long</c>, <c>percent-out-of-range</c>, <c>state-not-reportable</c>.
    /// </exception>
    public void Check()
    {
        if (Done.All(letter => char.IsWhiteSpace(letter) || letter == '\0'))
        {
            throw new DomainRuleException("done-missing", "请填写工作进展。");
        }

        CheckDraft();
    }

    /// <summary>What even an unfinished entry must keep to.</summary>
    /// <exception cref="DomainRuleException"><c>text-too-long</c>, <c>percent-out-of-range</c>, <c>state-not-reportable</c>.</exception>
    public void CheckDraft()
    {
        if (Done.Length > MaxLength || Problems?.Length > MaxLength || NextStep?.Length > MaxLength)
        {
            throw new DomainRuleException("text-too-long", $"每项文字不超过{MaxLength}字，请精简。");
        }

        if (Explanation?.Length > MaxShortLength || Evidence?.Length > MaxShortLength)
        {
            throw new DomainRuleException("text-too-long", $"变动说明和佐证不超过{MaxShortLength}字，请精简。");
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

    /// <summary>The entry as it is kept: texts trimmed, empty ones left out.</summary>
    public ReportEntry Cleaned() => this with
    {
        Done = Clean(Done) ?? "",
        Problems = Clean(Problems),
        NextStep = Clean(NextStep),
        Explanation = Clean(Explanation),
        Evidence = Clean(Evidence),
    };

    /// <summary>Whether two entries report the same, whatever was explained or proved about them.</summary>
    public bool SaysTheSameAs(ReportEntry other) => Reported() == other.Reported();

    private ReportEntry Reported() => Cleaned() with { Explanation = null, Evidence = null };

    // Text pasted from other programs may hold NUL, which PostgreSQL does not store. Line ends differ between a browser and a spreadsheet.
    private static string? Clean(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } words ? words : null;
}
