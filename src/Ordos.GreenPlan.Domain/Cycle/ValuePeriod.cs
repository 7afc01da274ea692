using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>Which period of an indicator a reporting period asks about.</summary>
public static class ValuePeriod
{
    /// <param name="usual">The length that the indicator was last reported in; null before the first time.</param>
    /// <returns>
    /// The year, half, quarter or month that the reporting period is; of an indicator that is reported more seldom, the longer one that ends with it.
    /// Null where nothing is to be asked: the longer one has not ended, or days of one's own make no such period.
    /// </returns>
    public static ReadingPeriod? Of(DateOnly startsOn, DateOnly endsOn, PeriodLength? usual)
    {
        if (Exactly(startsOn, endsOn) is not { } own)
        {
            return null;
        }

        if (usual is not { } length || length >= own.Length)
        {
            return own;
        }

        var months = 12 / new ReadingPeriod(length, own.Year, 1).InYear;
        return own.LastMonth % months == 0 ? new ReadingPeriod(length, own.Year, own.LastMonth / months) : null;
    }

    private static ReadingPeriod? Exactly(DateOnly startsOn, DateOnly endsOn)
    {
        if (startsOn.Day != 1 || endsOn != new DateOnly(endsOn.Year, endsOn.Month, DateTime.DaysInMonth(endsOn.Year, endsOn.Month)) || startsOn.Year != endsOn.Year)
        {
            return null;
        }

        foreach (var length in Enum.GetValues<PeriodLength>())
        {
            var months = 12 / new ReadingPeriod(length, endsOn.Year, 1).InYear;

            if (endsOn.Month - startsOn.Month + 1 == months && endsOn.Month % months == 0)
            {
                return new ReadingPeriod(length, endsOn.Year, endsOn.Month / months);
            }
        }

        return null;
    }
}
