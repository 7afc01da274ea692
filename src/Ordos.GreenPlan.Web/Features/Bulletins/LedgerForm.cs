using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>The ledger in the form that offices keep it in, written to the response as it is read: memory does not grow with the rows.</summary>
internal static class LedgerForm
{
    private const string Name = "重点任务台账";

    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("重点任务", 36), ("牵头单位", 22), ("配合单位", 28), ("目标", 36), ("进展", 44), ("存在问题", 28), ("下一步", 28), ("完成时限", 14),
    ];

    public static void MapLedgerForm(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.LedgerForm, ExportAsync).RequireAuthorization();

    /// <param name="job">What the page follows the export by; may be absent.</param>
    private static async Task ExportAsync(
        HttpContext http, IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ExportJobs jobs, int? plan, Guid? job, CancellationToken cancel)
    {
        using var running = jobs.Begin(http.User.ToActor(), job, cancel);

        // The archive is written piece by piece as it is packed; packing has no other way to write.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Name}{calendar.Today:yyyyMMdd}.xlsx");
        http.Response.Headers.ContentDisposition = disposition.ToString();

        try
        {
            await using var db = await contexts.CreateDbContextAsync(running.Cancel);
            await WriteAsync(http.Response.Body, db, calendar, plan, running, running.Cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The person has cancelled: a file that ends here must not look complete.
            http.Abort();
        }
    }

    public static async Task WriteAsync(
        Stream stream, GreenPlanContext db, PortalCalendar calendar, int? plan, IProgress<ExportProgress> progress, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var rows = new LedgerFormRows(db);
        var ids = await rows.IdsAsync(plan, cancel);
        var number = 0;
        progress.Report(new(0, ids.Length));
        using var sheet = new SheetWriter(stream, Name, Columns);

        foreach (var batch in ids.Take(SheetWriter.MaxRows - 1).Chunk(LedgerFormRows.BatchSize))
        {
            await rows.ReadAsync(batch, row => Write(sheet, row, ++number), cancel);
            progress.Report(new(number, ids.Length));
        }
    }

    private static void Write(SheetWriter sheet, DbDataReader row, int number) => sheet.Write(
        number.ToString(CultureInfo.InvariantCulture), row.GetString(0), Text(row, 1), Text(row, 2), Text(row, 3), Progress(row), Text(row, 5), Text(row, 6), Due(row));

    private static string Progress(DbDataReader row)
    {
        var percent = row.IsDBNull(9) ? "" : $"完成{row.GetInt32(9)}%。";
        return Text(row, 4) is { } done ? percent + done : percent;
    }

    private static string Due(DbDataReader row) =>
        row.IsDBNull(7) ? row.GetBoolean(8) ? "长期坚持" : "" : row.GetFieldValue<DateOnly>(7).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
