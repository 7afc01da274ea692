using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A department's sheet as a spreadsheet, to be filled in offline and uploaded again.</summary>
internal static class SheetExport
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapSheetExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.ReportsExport, ExportAsync).RequireAuthorization();

    private static async Task<Results<FileStreamHttpResult, ForbidHttpResult>> ExportAsync(
        HttpContext http, IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, CancellationToken cancel)
    {
        if (http.User.ToActor().DepartmentId is not { } own)
        {
            return TypedResults.Forbid();
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sheet = new Sheet(await new SheetQuery(db, own, calendar.Today).LoadAsync(cancel), []);
        var file = new MemoryStream();

        using (var writer = new SheetWriter(file, "本期待报", SheetColumns.All))
        {
            foreach (var row in sheet.Open)
            {
                Write(writer, row);
            }
        }

        file.Position = 0;
        return TypedResults.File(file, ContentType, $"本期待报{calendar.Today:yyyyMMdd}.xlsx");
    }

    // An untouched row is left empty: whoever fills nothing in uploads nothing.
    private static void Write(SheetWriter writer, SheetRow row)
    {
        var (facts, entry) = (row.Facts, row.Own?.Entry);
        writer.Write(
            facts.Code, row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), facts.Task.Title, facts.Task.Document, facts.Period.Name,
            facts.Last?.Entry.Done, facts.Last?.Entry.Percent, row.IsUnchanged ? "是" : null, entry?.ClaimedState.Words(), entry?.Percent,
            entry?.Done, entry?.Problems, entry?.NextStep, entry is { NeedsCoordination: true } ? "是" : null, entry?.Explanation, entry?.Evidence);

        foreach (var value in facts.Values.Where(value => value.IsOpen))
        {
            WriteValue(writer, row, value);
        }
    }

    /// <summary>A number that the row asks for stands in a row of its own below.</summary>
    private static void WriteValue(SheetWriter writer, SheetRow row, SheetValue value)
    {
        var cells = new object?[SheetColumns.All.Length];
        var (asked, entry) = (value.Asked, row.EntryOf(value));
        cells[SheetColumns.Code] = value.CodeIn(row.Key);
        cells[SheetColumns.Version] = row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        cells[SheetColumns.Title] = $"指标：{asked.Name}（{asked.Period.Words}）";
        cells[SheetColumns.Last] = asked.Last is { } last ? $"{last.Period.Words}：{AttainmentVerdict.Number(last.Value)}{last.Unit}" : "此前未报";
        (cells[SheetColumns.Value], cells[SheetColumns.Unit], cells[SheetColumns.Note]) = (entry?.Value, entry?.Unit ?? asked.Rules.Unit, entry?.Note);
        writer.Write(cells);
    }
}
