using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>How a sample task has fared over the four quarters.</summary>
internal enum DemoStory
{
    OnCourse,
    Finished,
    Behind,
    FarBehind,
    NeedsCoordination,
    Recovered,
    Missed,
}

/// <summary>One sample report: what it says and how far it has come.</summary>
internal sealed record DemoStep(int Percent, TaskState Claimed, ReportState Ends, DemoStory Story);

/// <summary>Plots what a sample task reports in each quarter; the last one is open.</summary>
internal static class DemoPlot
{
    public const int Quarters = 4;
    private const int Open = Quarters - 1;
    private const int LastClosed = Quarters - 2;

    /// <summary>More things go well than not, and every colour and state occurs within a handful of tasks.</summary>
    private static readonly DemoStory[] InTime =
    [
        DemoStory.OnCourse, DemoStory.Behind, DemoStory.Finished, DemoStory.OnCourse, DemoStory.NeedsCoordination,
        DemoStory.FarBehind, DemoStory.OnCourse, DemoStory.Recovered, DemoStory.Missed, DemoStory.OnCourse,
    ];

    private static readonly DemoStory[] PastDue =
        [DemoStory.Finished, DemoStory.Finished, DemoStory.Behind, DemoStory.Finished, DemoStory.Missed];

    /// <summary>The quarter is half over: a good third have not begun to report.</summary>
    private static readonly ReportState?[] OpenStates =
        [ReportState.Signed, null, ReportState.Submitted, ReportState.Draft, null, ReportState.Accepted, ReportState.Returned, null];

    public static DemoStory Choose(int number, DateOnly? due, DateOnly today) =>
        due < today ? PastDue[number % PastDue.Length] : InTime[number % InTime.Length];

    /// <param name="number">Position of the task among the sample tasks: neighbours differ.</param>
    /// <param name="scheduled">Scheduled progress at the end of each quarter, the last one today; null where the task has no schedule.</param>
    /// <returns>One entry a quarter, null where nothing is reported.</returns>
    public static DemoStep?[] Steps(DemoStory story, int number, IReadOnlyList<int>? scheduled)
    {
        var doneIn = story == DemoStory.Finished ? 1 + (number % 2) : Quarters;
        var steps = new DemoStep?[Quarters];

        for (var quarter = 0; quarter < Quarters && quarter <= doneIn; quarter++)
        {
            if (Ends(story, quarter, number) is { } ends)
            {
                steps[quarter] = quarter == doneIn
                    ? new DemoStep(100, TaskState.Done, ends, story)
                    : new DemoStep(Percent(story, quarter, number, scheduled), TaskState.UnderWay, ends, story);
            }
        }

        return steps;
    }

    private static ReportState? Ends(DemoStory story, int quarter, int number) => (story, quarter) switch
    {
        (DemoStory.Missed, LastClosed) => ReportState.Submitted,
        (DemoStory.Missed, Open) => ReportState.Draft,
        (DemoStory.Recovered, LastClosed - 1) => null,
        (_, Open) => OpenStates[number % OpenStates.Length],
        _ => ReportState.Accepted,
    };

    private static int Percent(DemoStory story, int quarter, int number, IReadOnlyList<int>? scheduled)
    {
        if (scheduled is null)
        {
            return 30 + (15 * quarter) + (number % 5);
        }

        // Measured against today's schedule, so that the task still stands as its story says when the quarter is half over.
        var now = Math.Clamp(scheduled[Open] - Lag(story) + (number % 3), 3, 95);
        return scheduled[Open] == 0 ? now : Math.Clamp(now * scheduled[quarter] / scheduled[Open], 1, 95);
    }

    private static int Lag(DemoStory story) => story switch
    {
        DemoStory.Behind => 16,
        DemoStory.FarBehind => 34,
        _ => -2,
    };
}
