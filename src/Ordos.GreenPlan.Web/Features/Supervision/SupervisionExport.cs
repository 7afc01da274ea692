using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>The supervised duties in view as a spreadsheet.</summary>
internal static class SupervisionExport
{
    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("层级", 8), ("颜色", 12), ("单位", 26), ("重点任务", 40), ("文件", 30), ("理由", 30), ("状态", 10), ("发出日期", 12), ("答复期限", 12),
        ("是否超期", 10), ("申请延期至", 12), ("答复", 60),
    ];

    public static void MapSupervisionExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.SupervisionExport, ExportAsync).RequireAuthorization();

    private static async Task<Results<FileStreamHttpResult, ForbidHttpResult>> ExportAsync(
        HttpContext http, IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar,
        string? level, string? state, int? department, int? plan, string? late, CancellationToken cancel)
    {
        if (!http.User.ToActor().May(Operation.ReadSupervision))
        {
            return TypedResults.Forbid();
        }

        var address = SupervisionAddress.Read(level, state, department, plan, late, page: null);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SheetFile.CreateAsync("督办事项", calendar.Today, Columns, async sheet =>
        {
            var number = 0;
            await foreach (var row in SupervisionList.RowsOf(db, SupervisionList.Of(db, calendar.Today, address), calendar.Today).AsAsyncEnumerable().WithCancellation(cancel))
            {
                sheet.Write(
                    ++number, row.Level.Words(), row.Colour?.Words(), row.Department, row.Task, row.Document, row.Reason, row.State.Words(),
                    calendar.DayOf(row.SentAt), row.ReplyBy, row.IsLate ? "是" : "否", row.ExtensionTo, row.Reply);
            }
        });
    }
}
