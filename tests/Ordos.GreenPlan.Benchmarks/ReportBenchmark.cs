using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Saving a report: staff submit, the head signs, the coordinator accepts, each on a task of its own.</summary>
internal sealed class ReportBenchmark(BenchDatabase database)
{
    private const int WarmUp = 200;

    private static readonly Actor Coordinator = new(null, "性能测试调度员", AccountRole.Coordinator, null, IsDemo: true);

    private static readonly ReportEntry Entry = new(
        TaskState.UnderWay, 55, "已细化工作安排，明确责任分工和时间节点，各项措施有序推进，总体符合序时进度。", "前期手续办理周期较长。", "继续按计划推进。", false)
    {
        Explanation = "按实际完成情况填报。",
    };

    public async Task<List<Figures>> RunAsync(int runs, CancellationToken cancel)
    {
        var desk = database.Services.GetRequiredService<ReportDesk>();
        var places = await PlacesAsync(WarmUp + runs, cancel);
        var reports = new int[places.Count];
        var figures = new List<Figures>
        {
            await Measure.RunAsync("提交填报（ReportDesk.SubmitAsync）", runs, WarmUp, async i =>
            {
                var (taskId, departmentId) = places[i];
                var staff = new Actor(null, "性能测试经办人", AccountRole.Staff, departmentId, IsDemo: true);
                reports[i] = await desk.SubmitAsync(staff, taskId, departmentId, Entry, cancel);
            }, cancel),
        };

        var versions = await VersionsAsync(reports, cancel);
        figures.Add(await Measure.RunAsync("签发填报（ReportDesk.SignAsync）", runs, WarmUp, i =>
        {
            var head = new Actor(null, "性能测试审核人", AccountRole.DepartmentHead, places[i].DepartmentId, IsDemo: true);
            return desk.SignAsync(head, reports[i], versions[reports[i]], cancel);
        }, cancel));

        versions = await VersionsAsync(reports, cancel);
        figures.Add(await Measure.RunAsync(
            "审结填报（ReportDesk.AcceptAsync）", runs, WarmUp, i => desk.AcceptAsync(Coordinator, reports[i], versions[reports[i]], cancel), cancel));
        return figures;
    }

    /// <summary>Tasks from all over the database; what was generated for them in the open quarter is taken out, so that their leads may report.</summary>
    private async Task<List<(int TaskId, int DepartmentId)>> PlacesAsync(int count, CancellationToken cancel)
    {
        await using var db = database.Open();
        var today = database.Services.GetRequiredService<PortalCalendar>().Today;
        var open = await db.Periods.Where(period => period.OpensOn <= today && today <= period.ClosesOn).Select(period => period.Id).ToListAsync(cancel);
        var places = await db.Assignments
            .Where(unit => unit.Role == UnitRole.Lead && unit.DepartmentId != null)
            .Where(unit => db.Standings.Any(standing => standing.TaskId == unit.TaskId && standing.State == TaskState.UnderWay))
            .OrderBy(unit => EF.Functions.Random())
            .Select(unit => new { unit.TaskId, unit.DepartmentId })
            .Take(count)
            .ToListAsync(cancel);
        var tasks = places.ConvertAll(place => place.TaskId);
        await db.Reports.Where(report => tasks.Contains(report.TaskId) && open.Contains(report.PeriodId!.Value)).ExecuteDeleteAsync(cancel);
        return places.ConvertAll(place => (place.TaskId, place.DepartmentId!.Value));
    }

    private async Task<Dictionary<int, uint>> VersionsAsync(int[] reports, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Reports.Where(report => reports.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.Version, cancel);
    }
}
