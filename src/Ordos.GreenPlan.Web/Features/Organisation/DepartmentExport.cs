using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>The registry as a spreadsheet.</summary>
internal static class DepartmentExport
{
    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("名称", 30), ("全称", 36), ("类别", 18), ("层级", 10), ("上级单位", 24), ("联系科室", 18), ("联系电话", 18),
        ("别名", 40), ("设立日期", 12), ("撤销日期", 12), ("未办结任务", 12),
    ];

    public static void MapDepartmentExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.DepartmentsExport, ExportAsync).RequireAuthorization();

    private static async Task<FileStreamHttpResult> ExportAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, string? q, string? kind, string? level, string? state, string? sort,
        CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await new DepartmentListQuery(db, calendar.Today).AllAsync(
            DepartmentsAddress.Read(q, kind, level, state, sort, page: null), cancel);

        return await SheetFile.CreateAsync("部门", calendar.Today, Columns, sheet =>
        {
            foreach (var (index, row) in rows.Index())
            {
                sheet.Write(
                    index + 1, row.Name, row.FullName, row.Kind.Words(), row.Level, row.Parent, row.Office, row.Phone,
                    string.Join('、', row.Aliases), row.ValidFrom, row.ValidTo, row.OpenTasks);
            }

            return Task.CompletedTask;
        });
    }
}
