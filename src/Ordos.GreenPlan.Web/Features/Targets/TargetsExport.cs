using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>The register as a spreadsheet: all rows of the view, in its order.</summary>
internal static class TargetsExport
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("文件", 36), ("指标（原文）", 30), ("归入指标", 30), ("范围", 16), ("年份", 8), ("目标", 18), ("数值", 12), ("上限", 10), ("单位", 12), ("基年", 8),
        ("性质", 10), ("档次", 8), ("达成", 10), ("原文", 60),
    ];

    public static void MapTargetsExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.TargetsExport, ExportAsync).RequireAuthorization();

    private static async Task<FileStreamHttpResult> ExportAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar,
        int? plan, int? indicator, string? scope, int? year, string? nature, string? state, string? q, string? sort, CancellationToken cancel)
    {
        var address = TargetsAddress.Read(plan, indicator, scope, year, nature, state, q, sort, page: null);
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var plans = await TargetsQuery.PlansAsync(db, cancel);
            var titles = plans.ToDictionary(p => p.Id, p => p.Title);
            var number = 0;

            using (var sheet = new SheetWriter(file, "目标登记", Columns))
            {
                var targets = TargetsFilter.Order(TargetsFilter.Of(db, address, plans.ConvertAll(p => p.Id)), address);

                await foreach (var row in TargetsQuery.Rows(db, targets).AsAsyncEnumerable().WithCancellation(cancel))
                {
                    sheet.Write(
                        ++number, titles[row.DocumentId], row.Name, row.Indicator, row.Scope, row.Year, row.Words, row.Value, row.UpperValue, row.Unit, row.BaselineYear,
                        row.Nature?.Word(), row.IsIncentive ? "激励" : "", row.Attainment.Word() + (row.IsRuled ? "（按裁定）" : ""), row.Quote);
                }
            }

            file.Position = 0;
            return TypedResults.File(file, ContentType, $"目标登记{calendar.Today:yyyyMMdd}.xlsx");
        }
        catch
        {
            // The file goes with its handle.
            await file.DisposeAsync();
            throw;
        }
    }
}
