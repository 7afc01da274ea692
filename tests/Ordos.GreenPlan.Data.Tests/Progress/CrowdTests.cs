using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>The last hour of a window: every department sends its whole sheet at once.</summary>
public sealed class CrowdTests(Databases databases) : PortalTest(databases)
{
    private const int Departments = 200;
    private const int Rows = 50;

    [Fact]
    public async Task Submit_200DepartmentsOf50RowsAtOnce_LosesAndDoublesNothing()
    {
        var departments = await DepartmentsAsync();

        // Each task is led by one and supported by three others, so that the sheets share all their tasks.
        var plan = await PublishAsync("2024-09-29", [.. Enumerable.Range(0, Departments * Rows / 4).Select(task => new Sketch(
            "推进光伏治沙", "2026-12-31",
            [.. Enumerable.Range(0, 4).Select(part => (part == 0 ? UnitRole.Lead : UnitRole.Support, departments[(task + (part * Departments / 4)) % Departments]))]))]);
        var period = await AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var sheets = await SheetsAsync(departments);
        Assert.All(sheets, sheet => Assert.Equal(Rows, sheet.Count()));
        var desk = Get<SheetDesk>();

        await Task.WhenAll(sheets.Select(sheet => Task.Run(
            async () =>
            {
                var actor = Staff(sheet.Key);
                var keys = sheet.Select(task => new RowKey(task, period)).ToList();
                var texts = keys.Select(key => new RowText(key, 0, Entry with { Done = $"{sheet.Key}/{key.TaskId}" })).ToList();
                var saved = await desk.SaveAllAsync(actor, sheet.Key, texts, Cancel);
                Assert.Empty(await desk.SubmitAsync(actor, sheet.Key, [.. keys.Zip(saved, (key, row) => (key, row.Version))], Cancel));
            },
            Cancel)));

        Assert.Equal(["10000|10000|10000"], await QueryAsync(
            "select count(*), count(distinct (task_id, department_id)), count(*) filter (where state = 'Submitted' and done = department_id || '/' || task_id) from reports"));
        Assert.Equal(["10000"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport'"));
    }

    private async Task<int[]> DepartmentsAsync()
    {
        await using var db = Open();
        var departments = Enumerable.Range(0, Departments).Select(number => new Department
        {
            Key = $"crowd-{number}", Name = $"单位{number}", FullName = $"单位{number}", Kind = DepartmentKind.Department, Level = "市",
        }).ToList();
        db.Departments.AddRange(departments);
        await db.SaveChangesAsync(Cancel);
        return [.. departments.Select(department => department.Id)];
    }

    private async Task<List<IGrouping<int, int>>> SheetsAsync(int[] departments)
    {
        await using var db = Open();
        return [.. (await db.Duties.Where(duty => departments.Contains(duty.DepartmentId)).Select(duty => new { duty.DepartmentId, duty.TaskId }).ToListAsync(Cancel))
            .GroupBy(duty => duty.DepartmentId, duty => duty.TaskId)];
    }
}
