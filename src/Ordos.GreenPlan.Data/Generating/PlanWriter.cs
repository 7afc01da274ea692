using System.Text;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Makes up the text of a plan with its tasks, units and reports.</summary>
internal sealed class PlanWriter(
    Random random, List<GeneratedUnit> departments, List<ReportingPeriod> periods, PortalCalendar calendar, DateOnly issuedOn)
{
    private const int TasksPerHeading = 25;

    /// <summary>The order in which a task's reports fall on the quarters: the last closed one first, then the open one.</summary>
    private readonly int[] _order = [periods.Count - 2, periods.Count - 1, .. Enumerable.Range(0, periods.Count - 2).Reverse()];

    private readonly StringBuilder _text = new();
    private readonly List<Heading> _headings = [];

    public GeneratedPlan Write(IdBlocks ids, int tasks, int reports, int targets)
    {
        var made = new List<GeneratedTask>(tasks);

        for (var number = 1; number <= tasks; number++)
        {
            if ((number - 1) % TasksPerHeading == 0)
            {
                AddHeading();
            }

            var due = (int)((reports * (long)number / tasks) - (reports * (number - 1L) / tasks));
            made.Add(WriteTask(ids.Next(), number, due, number <= targets));
        }

        return new GeneratedPlan(_text.ToString(), _headings, made);
    }

    private void AddHeading()
    {
        var title = $"（{_headings.Count + 1}）{GeneratedWords.Heading(random)}";
        _headings.Add(new Heading
        {
            Ordinal = _headings.Count, Level = 1, Title = title, Start = _text.Length, End = _text.Length + title.Length,
        });
        _text.Append(title).Append('\n');
    }

    private GeneratedTask WriteTask(int id, int number, int reportCount, bool hasTarget)
    {
        var goal = GeneratedWords.Goal(random);
        var text = GeneratedWords.Text(random, goal);
        var title = text[..text.AsSpan().IndexOfAny("，。")];
        var start = _text.Length;
        _text.Append(text).Append('\n');

        var due = Due();
        var scheduled = TaskHealth.Scheduled(issuedOn, due, calendar.Today) ?? 50;
        var fate = random.Next(100);
        var reports = Enumerable.Range(0, reportCount).Select(i => Report(_order[i], fate, Math.Clamp(scheduled - Lag(fate), 0, 95))).ToList();

        return new GeneratedTask(
            id, number, [_headings[^1].Title, $"{number}.{title}"], title, text, start, start + text.Length, due, State(fate, reports), Units(), reports,
            hasTarget ? Target(goal, start + text.Length - 1) : null);
    }

    /// <param name="end">The full stop behind it.</param>
    private GeneratedTarget Target((string Name, int Year, int Value) goal, int end)
    {
        var quote = GeneratedWords.Quote(goal);
        TargetNature? nature = random.Next(3) switch { 0 => TargetNature.Binding, 1 => TargetNature.Indicative, _ => null };
        return new GeneratedTarget(goal.Name, goal.Year, goal.Value, nature, quote, end - quote.Length, end);
    }

    /// <summary>One in ten is past due, one in twelve due within a month, one in twenty has no deadline.</summary>
    private DateOnly? Due() => random.Next(100) switch
    {
        < 10 => calendar.Today.AddDays(-random.Next(1, 150)),
        < 18 => calendar.Today.AddDays(random.Next(0, 31)),
        < 23 => null,
        _ => calendar.Today.AddDays(random.Next(31, 900)),
    };

    /// <summary>One lead and none to six that support, the first departments of the registry more often than the last.</summary>
    private List<GeneratedUnit> Units()
    {
        var units = new List<GeneratedUnit>();
        var count = Math.Min(1 + random.Next(7), departments.Count);

        while (units.Count < count)
        {
            var unit = departments[Math.Min(random.Next(departments.Count), random.Next(departments.Count))];
            if (!units.Contains(unit))
            {
                units.Add(unit);
            }
        }

        return units;
    }

    /// <summary>What becomes of a task, by its draw from a hundred: done, missed, behind, asking for coordination, or on course.</summary>
    private static bool IsDone(int fate) => fate < 18;

    private static bool IsMissed(int fate) => fate is >= 18 and < 28;

    private static int Lag(int fate) => fate switch
    {
        >= 28 and < 38 => 30,
        >= 38 and < 52 => 15,
        _ => -3,
    };

    private GeneratedReport Report(int quarter, int fate, int percent)
    {
        var period = periods[quarter];
        var isOpen = quarter == periods.Count - 1;
        var claimsDone = IsDone(fate) && quarter >= periods.Count - 2;
        var state = isOpen ? random.Next(4) switch { 0 => ReportState.Draft, 1 => ReportState.Submitted, 2 => ReportState.Signed, _ => ReportState.Accepted }
            : IsMissed(fate) && quarter == periods.Count - 2 ? ReportState.Submitted
            : ReportState.Accepted;
        var last = isOpen ? calendar.Today : period.ClosesOn;
        var day = last.AddDays(-random.Next(1, 12));
        var written = calendar.At(day < period.OpensOn ? period.OpensOn : day, new TimeOnly(9, random.Next(60)));

        return new GeneratedReport(
            period.Id, written < calendar.Now ? written : calendar.Now, state, claimsDone ? TaskState.Done : TaskState.UnderWay,
            claimsDone ? 100 : percent * (quarter + 1) / periods.Count, GeneratedWords.Progress(random), fate is >= 52 and < 56);
    }

    private static TaskState State(int fate, List<GeneratedReport> reports)
    {
        if (reports.Exists(report => report is { State: ReportState.Accepted, Claimed: TaskState.Done }))
        {
            return fate < 3 ? TaskState.ClosedOut : TaskState.Done;
        }

        return fate == 99 ? TaskState.Stopped
            : reports.Exists(report => report.State is ReportState.Signed or ReportState.Accepted) ? TaskState.UnderWay
            : TaskState.NotStarted;
    }
}
