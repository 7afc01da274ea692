namespace Ordos.GreenPlan.Data;

/// <summary>Which day it is for the people who use the portal.</summary>
/// <param name="clock">Source of moments.</param>
/// <param name="zone">Zone of the portal; Beijing time unless set.</param>
public sealed class PortalCalendar(TimeProvider clock, TimeZoneInfo? zone = null)
{
    private readonly TimeZoneInfo _zone = zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => DayOf(Now);

    /// <summary>The day on which a UTC moment falls.</summary>
    public DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(Local(moment));

    /// <summary>The UTC moment of a time of day in the portal's zone.</summary>
    public DateTime At(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), _zone);

    public DateTime Local(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(moment, _zone);
}
