using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>Days in few words.</summary>
internal static class HomeWords
{
    public static string Waited(PortalCalendar calendar, DateTime since) =>
        calendar.Today.DayNumber - calendar.DayOf(since).DayNumber is var days and > 0 ? $"已等{days}天" : "今天";

    public static string Left(PortalCalendar calendar, DateOnly day) => (day.DayNumber - calendar.Today.DayNumber) switch
    {
        0 => "今天截止",
        < 0 and var past => $"已超{-past}天",
        var left => $"剩{left}天",
    };
}
