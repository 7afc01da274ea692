using Microsoft.EntityFrameworkCore;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>The pages that are timed, in one place: add an address and it is in the table.</summary>
internal static class PageAddresses
{
    public static async Task<IReadOnlyList<string>> OfAsync(BenchDatabase database, CancellationToken cancel)
    {
        await using var db = database.Open();
        var plan = await db.Documents.Where(document => document.IsDemo).OrderBy(document => document.Id).Select(document => document.Id).FirstAsync(cancel);
        var task = await db.Tasks.Where(t => t.DocumentId == plan).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(cancel);
        var department = await db.Departments.OrderBy(d => d.Id).Select(d => d.Id).FirstAsync(cancel);
        var closed = await db.Periods.Where(p => p.Documents.Any(covered => covered.DocumentId == plan)).OrderByDescending(p => p.ClosesOn).Skip(1)
            .Select(p => p.ClosesOn).FirstAsync(cancel);

        var indicator = await db.Targets.Where(t => t.DocumentId == plan && t.IndicatorId != null).OrderBy(t => t.Id).Select(t => t.IndicatorId!.Value).FirstAsync(cancel);

        return
        [
            "/",
            "/overview",
            $"/overview?plan={plan}",
            $"/overview?asof={closed:yyyy-MM-dd}",
            $"/overview?asof={closed.AddDays(-17):yyyy-MM-dd}",
            "/overview/screen",
            "/overview/unreported",
            "/supervision/proposals",
            "/periods",
            "/tasks",
            "/tasks?page=200",
            "/tasks?sort=due",
            $"/tasks?plan={plan}&health=red",
            $"/tasks?department={department}&role=lead&sort=-due",
            "/tasks?state=open&due=soon",
            "/tasks?state=finished",
            "/tasks?sort=-progress",
            "/tasks?due=overdue&sort=plan",
            $"/tasks?q={Uri.EscapeDataString("燃煤锅炉")}",
            $"/tasks?q={Uri.EscapeDataString("节能")}&sort=due",
            $"/tasks?q={Uri.EscapeDataString("氢能制储运")}&department={department}",
            $"/tasks/{task}",
            $"/search?q={Uri.EscapeDataString("节能")}",
            $"/search?q={Uri.EscapeDataString("氢能制储运")}&in=reports",
            $"/search?q={Uri.EscapeDataString("零碳园区")}",
            "/documents",
            "/targets",
            "/targets?page=40",
            "/targets?nature=binding&year=2028&sort=name",
            "/targets?state=missed&sort=year",
            "/targets?scope=whole&sort=-name&page=40",
            $"/targets?plan={plan}&nature=indicative",
            $"/targets?indicator={indicator}",
            $"/targets?q={Uri.EscapeDataString("清洁取暖")}",
            $"/targets?q={Uri.EscapeDataString("利用")}&sort=name",
            $"/targets/indicators/{indicator}",
        ];
    }
}
