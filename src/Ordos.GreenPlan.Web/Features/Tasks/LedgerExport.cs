using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>The ledger as a spreadsheet: all rows of the view, in its order.</summary>
internal static class LedgerExport
{
    private const int BatchSize = 1000;

    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("文件", 30), ("重点任务", 40), ("原文", 60), ("牵头（责任）单位", 26), ("配合单位", 36), ("完成时限", 12), ("时限来源", 16),
        ("健康", 8), ("原因", 16), ("状态", 10), ("进度（%）", 10), ("序时进度（%）", 12), ("最近进展", 50), ("存在问题", 30), ("下一步", 30),
    ];

    public static void MapLedgerExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.TasksExport, ExportAsync).RequireAuthorization();

    private static async Task<FileStreamHttpResult> ExportAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar,
        int? plan, string? chapter, int? department, string? role, string? state, string? health, string? due, string? q, string? sort, string? asof, string? since,
        CancellationToken cancel)
    {
        var address = LedgerAddress.Read(plan, chapter, department, role, state, health, due, q, sort, page: null, asof, since);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SheetFile.CreateAsync("任务台账", calendar.Today, Columns, sheet => WriteRowsAsync(sheet, db, address, calendar.Today, cancel));
    }

    private static async Task WriteRowsAsync(
        SheetWriter sheet, GreenPlanContext db, LedgerAddress address, DateOnly today, CancellationToken cancel)
    {
        var plans = await db.Documents.Select(d => new { d.Id, d.Title }).ToDictionaryAsync(d => d.Id, d => d.Title, cancel);

        // The ids are few bytes each and keep the order; the texts follow batch by batch.
        var ids = await LedgerFilter.Order(LedgerFilter.Of(db, address, today), address).Select(s => s.TaskId).ToListAsync(cancel);
        var number = 0;

        foreach (var batch in ids.Chunk(BatchSize))
        {
            var rows = await Rows(db, batch).ToDictionaryAsync(row => row.Id, cancel);
            var reports = rows.Values.Select(row => row.LatestReport).OfType<int>().ToList();
            var latest = await db.Reports
                .Where(report => reports.Contains(report.Id))
                .Select(report => new ExportReport(report.Id, report.Done, report.Problems, report.NextStep))
                .ToDictionaryAsync(report => report.Id, cancel);

            foreach (var row in batch.Select(id => rows[id]))
            {
                var report = row.LatestReport is { } id ? latest[id] : null;
                sheet.Write(
                    ++number, plans[row.DocumentId], row.Title, row.Text, row.Names(answering: true), row.Names(answering: false), row.Standing.Due,
                    row.Standing.Due is null ? "" : row.DueOrigin.Words(), row.Standing.Health.Colour(), row.Standing.Verdict.Words,
                    row.Standing.State.Words(), row.Standing.Percent, row.Standing.Scheduled, report?.Done, report?.Problems, report?.NextStep);
            }
        }
    }

    private static IQueryable<ExportRow> Rows(GreenPlanContext db, int[] ids) =>
        from task in db.Tasks
        join standing in db.Standings on task.Id equals standing.TaskId
        where ids.Contains(task.Id)
        select new ExportRow(
            task.Id, task.DocumentId, task.Title, task.Text, task.DueOrigin, standing,
            task.Assignments.OrderBy(a => a.Ordinal).Select(a => new ExportUnit(a.Role, a.NameAsPrinted)).ToList(),
            db.Reports.Where(r => r.TaskId == task.Id && r.SignedAt != null).OrderByDescending(r => r.SignedAt).Select(r => (int?)r.Id).FirstOrDefault());

    private sealed record ExportRow(
        int Id, int DocumentId, string Title, string Text, DueOrigin DueOrigin, TaskStanding Standing, List<ExportUnit> Units,
        int? LatestReport)
    {
        public string Names(bool answering) =>
            string.Join('、', Units.Where(unit => unit.Role.IsResponsible() == answering).Select(unit => unit.Name));
    }

    private sealed record ExportReport(int Id, string Done, string? Problems, string? NextStep);

    private sealed record ExportUnit(UnitRole Role, string Name);
}
