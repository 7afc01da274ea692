using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>The trail as a spreadsheet: the newest entries of the view, one row for each changed property.</summary>
internal static class AuditExport
{
    private const int BatchSize = 500;

    private static readonly (string Title, double Width)[] Columns =
        [("时间", 18), ("人员", 20), ("操作", 8), ("类别", 12), ("记录", 40), ("内容", 16), ("原为", 50), ("改为", 50)];

    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.AuditExport, ExportAsync).RequireAuthorization(nameof(Operation.ReadAudit));

    private static async Task<FileStreamHttpResult> ExportAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ClaimsPrincipal who,
        string? kind, string? record, int? person, string? by, string? from, string? to, string? q, CancellationToken cancel)
    {
        var address = AuditAddress.Read(kind, record, person, by, from, to, q, page: null);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SheetFile.CreateAsync("审计", calendar.Today, Columns, sheet => WriteAsync(sheet, db, calendar, who.ToActor(), address, cancel));
    }

    private static async Task WriteAsync(
        SheetWriter sheet, GreenPlanContext db, PortalCalendar calendar, Actor actor, AuditAddress address, CancellationToken cancel)
    {
        var query = new AuditQuery(db, calendar);
        var before = long.MaxValue;

        for (var written = 0; written < AuditQuery.CountedUpTo;)
        {
            var rows = await query.BatchAsync(actor, address, before, BatchSize, cancel);

            foreach (var (row, field) in rows.SelectMany(row => row.Fields.DefaultIfEmpty().Select(field => (row, field))))
            {
                sheet.Write(
                    calendar.Local(row.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), row.By, AuditWords.Of(row.Action), row.Kind, row.Record,
                    field?.Name, field?.From, field?.To);
            }

            written += rows.Count;
            before = rows.Count == BatchSize ? rows[^1].Id : 0;

            if (before == 0)
            {
                return;
            }
        }
    }
}
