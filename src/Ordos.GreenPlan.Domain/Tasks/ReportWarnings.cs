namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What in an entry asks for a word of explanation before it is sent: it may be right, but a reader would ask.</summary>
public static class ReportWarnings
{
    /// <summary>Percentage points in one period that are more than usual work brings.</summary>
    public const int Jump = 40;

    /// <param name="entry">What is to be sent.</param>
    /// <param name="last">What the department reported last; null before the first.</param>
    public static IReadOnlyList<ReportWarning> Of(ReportEntry entry, ReportEntry? last)
    {
        var found = new List<ReportWarning>();

        if (last is not null && entry.Percent < last.Percent)
        {
            found.Add(new("percent-lower", $"进度比上期低{last.Percent - entry.Percent}点"));
        }

        // Completion is looked at in any case.
        if (last is not null && entry.Percent - last.Percent >= Jump && entry.ClaimedState != TaskState.Done)
        {
            found.Add(new("percent-jump", $"进度比上期高{entry.Percent - last.Percent}点"));
        }

        if (entry is { ClaimedState: TaskState.Done, Percent: < 100 })
        {
            found.Add(new("done-under-100", $"状态为已完成，进度为{entry.Percent}%"));
        }

        if (entry is { ClaimedState: not TaskState.Done, Percent: 100 })
        {
            found.Add(new("full-not-done", $"进度为100%，状态为{entry.ClaimedState.Words()}"));
        }

        if (entry is { ClaimedState: TaskState.NotStarted, Percent: > 0 and < 100 })
        {
            found.Add(new("begun-not-started", $"状态为未启动，进度为{entry.Percent}%"));
        }

        if (last is { ClaimedState: not TaskState.NotStarted } && entry.ClaimedState < last.ClaimedState)
        {
            found.Add(new("state-back", $"上期状态为{last.ClaimedState.Words()}，本期为{entry.ClaimedState.Words()}"));
        }

        return found;
    }
}

/// <summary>Something to be explained.</summary>
/// <param name="Code">Stable code that tests and callers name.</param>
/// <param name="Words">What stands out, in Chinese, without a full stop.</param>
public sealed record ReportWarning(string Code, string Words);
