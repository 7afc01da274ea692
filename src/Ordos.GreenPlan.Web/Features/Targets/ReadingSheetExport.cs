using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>The sheet of readings as a spreadsheet, to be filled in and uploaded again.</summary>
internal static class ReadingSheetExport
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReadingSheetExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.ReadingsExport, ExportAsync).RequireAuthorization();

    private static async Task<Results<FileStreamHttpResult, ForbidHttpResult>> ExportAsync(
        HttpContext http, IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, string? period, CancellationToken cancel)
    {
        var actor = http.User.ToActor();

        if (!ReadingPeriodChoice.MayReport(actor))
        {
            return TypedResults.Forbid();
        }

        var asked = ReadingPeriodChoice.Read(period, calendar.Today);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sheet = await ReadingSheet.LoadAsync(db, actor, asked, cancel);
        var file = new MemoryStream();

        using (var writer = new SheetWriter(file, "实际值填报", ReadingColumns.All))
        {
            foreach (var row in sheet.Rows)
            {
                Write(writer, row);
            }
        }

        file.Position = 0;
        return TypedResults.File(file, ContentType, $"实际值填报{asked.Words}.xlsx");
    }

    // The value itself is left empty: whoever fills nothing in uploads nothing.
    internal static void Write(SheetWriter writer, ReadingSheetRow row) => writer.Write(
        row.Code, row.Version.ToString(CultureInfo.InvariantCulture), row.Indicator.Name + RegisterWords.Suffix(row.Indicator.Change), RegisterWords.Area(row.Area), row.Period.Words, row.Unit,
        row.Before?.Period.Words, row.Before?.Value, row.Reported?.Value, null, row.Reported?.Weight, null, null);
}

/// <summary>The periods that readings are reported for, as the address names them: 2025Y1, 2025Q3.</summary>
internal static class ReadingPeriodChoice
{
    private const string Letters = "YHQM";
    private const int MostYears = 4;

    public static bool MayReport(Actor actor) => actor.May(Operation.KeepReadings) || actor.May(Operation.WriteReading, actor.DepartmentId);

    public static string Name(ReadingPeriod period) => string.Create(CultureInfo.InvariantCulture, $"{period.Year}{Letters[(int)period.Length]}{period.Number}");

    /// <summary>The last whole year, unless the address names a period that has begun.</summary>
    public static ReadingPeriod Read(string? name, DateOnly today) =>
        Choices(today).Where(choice => Name(choice) == name).DefaultIfEmpty(new ReadingPeriod(PeriodLength.Year, today.Year - 1, 1)).First();

    /// <summary>Years, halves, quarters and months that have begun, latest first.</summary>
    public static IEnumerable<ReadingPeriod> Choices(DateOnly today) =>
        from length in Enum.GetValues<PeriodLength>()
        from year in Enumerable.Range(0, MostYears).Select(back => today.Year - back)
        from number in Enumerable.Range(1, new ReadingPeriod(length, year, 1).InYear).Reverse()
        let period = new ReadingPeriod(length, year, number)
        where period.EndsOn.AddMonths(-12 / period.InYear) < today
        select period;
}
