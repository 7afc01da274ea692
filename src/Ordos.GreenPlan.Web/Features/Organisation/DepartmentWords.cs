using System.Globalization;

namespace Ordos.GreenPlan.Web.Features.Organisation;

internal static class DepartmentWords
{
    /// <summary>Whether the body exists today, as pages show it.</summary>
    public static string Validity(DateOnly? from, DateOnly? to, DateOnly today) =>
        to <= today ? "已撤销" : from > today ? "尚未设立" : "现行";

    public static string Date(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "日期未知";
}
