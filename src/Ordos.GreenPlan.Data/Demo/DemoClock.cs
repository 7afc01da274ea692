using Ordos.GreenPlan.Domain.Cycle;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>When the steps of a sample report were taken: in working hours towards the end of its quarter, or just now in the open one.</summary>
internal sealed class DemoClock(PortalCalendar calendar)
{
    private const int LastDays = 12;

    public DemoMoments MomentsOf(ReportingPeriod period, int number)
    {
        var today = calendar.Today;
        var last = period.ClosesOn < today ? period.ClosesOn : today;
        var written = Working(last.AddDays(-LastDays + (number % 2)), number, hour: 9);
        var signed = Working(last.AddDays(-LastDays + 4 + (number % 3)), number, hour: 14);
        var decided = Working(last.AddDays(-3), number, hour: 15);

        // In the first days of a quarter, or on a holiday morning, all of it happened within the last hours.
        return written >= calendar.At(period.OpensOn, TimeOnly.MinValue) && decided <= calendar.Now
            ? new DemoMoments(written, written.AddMinutes(35), signed, decided)
            : Lately();
    }

    private DemoMoments Lately()
    {
        var now = calendar.Now;
        return new DemoMoments(now.AddMinutes(-40), now.AddMinutes(-30), now.AddMinutes(-20), now.AddMinutes(-10));
    }

    private DateTime Working(DateOnly day, int number, int hour)
    {
        // Before the weekend rather than after it, so that the order of the steps and the window hold.
        var back = day.DayOfWeek switch { DayOfWeek.Saturday => 1, DayOfWeek.Sunday => 2, _ => 0 };
        return calendar.At(day.AddDays(-back), new TimeOnly(hour, number * 7 % 60, number * 13 % 60));
    }
}

/// <summary>The moments of a report's life, in UTC.</summary>
internal sealed record DemoMoments(DateTime Written, DateTime Submitted, DateTime Signed, DateTime Decided);
