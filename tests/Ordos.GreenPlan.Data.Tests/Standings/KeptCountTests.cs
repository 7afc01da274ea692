using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>The counts that are kept as changes equal a fresh count, whatever happened and however many did it at once.</summary>
public sealed class KeptCountTests(Databases databases) : BusyPortalTest(databases)
{
    [Fact]
    public async Task Counts_AfterRandomDays_EqualAFreshCount()
    {
        var random = new Random(20260403);
        await AssertFreshAsync();

        for (var day = 0; day < 25; day++)
        {
            for (var i = 0; i < 8; i++)
            {
                await ActAsync(random);
            }

            Clock.Advance(TimeSpan.FromDays(1));
            await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
            await AssertFreshAsync();
        }

        Assert.NotEmpty(await QueryAsync(KeptTables.KeptPeriods));
    }

    [Fact]
    public async Task Counts_EightWritersAndCompaction_EqualAFreshCountWithoutDeadlock()
    {
        var writing = true;
        var others = Task.Run(async () =>
        {
            while (Volatile.Read(ref writing))
            {
                await QueryAsync("select fold_counts()");
                await QueryAsync("update standings set as_of = as_of - 1, changes_on = as_of where task_id % 3 = 0");
                await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
                await QueryAsync($"select recount_departments(array[{Plans[0].Id}, {Plans[1].Id}])");
            }
        }, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var i = 0; i < 40; i++)
            {
                await ActAsync(random);
            }
        }, Cancel)));
        Volatile.Write(ref writing, false);
        await others;

        await AssertFreshAsync();

        // No writer has left behind what it saw before another wrote.
        const string shown = "select task_id, health, reason, amount, state, percent, awaits_acceptance, scheduled from standings order by 1";
        var kept = await QueryAsync(shown);
        await using var db = Open();
        foreach (var plan in Plans)
        {
            await Get<StandingKeeper>().RefreshPlanAsync(db, plan.Id, Cancel);
        }

        Assert.Equal(await QueryAsync(shown), kept);
    }

    [Fact]
    public async Task Compaction_ManyChanges_LeavesOneRowForEachCount()
    {
        for (var i = 0; i < 60; i++)
        {
            await ActAsync(new Random(i));
        }

        await QueryAsync("select fold_counts()");

        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (document_id, health, state, due_band)) from plan_counts"));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (department_id, document_id, health)) from department_counts"));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (department_id, health)) from department_totals"));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct due) from overdue_totals"));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (period_id, state, is_late)) from period_counts"));
        Assert.Equal(["0"], await QueryAsync("select count(*) - count(distinct (health_since, health)) from turn_totals"));
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Counts_TaskOfUnchangedCountGetsASchedule_IsCounted()
    {
        // A schedule that begins with the plan counts tasks at 0 percent: only the number of schedules changes.
        var plan = await PublishAsync("2026-04-03", new Sketch("推进光伏治沙", "2027-12-31", (UnitRole.Lead, Departments[0])));

        await QueryAsync($"update standings set scheduled = null where document_id = {plan.Id}");
        await AssertFreshAsync();
        await QueryAsync($"update standings set scheduled = 0 where document_id = {plan.Id}");
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Recount_AfterDutiesChanged_EqualsAFreshCount()
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var task = await db.Tasks.Include(t => t.Assignments).SingleAsync(t => t.Id == Plans[0].Task, Cancel);
        task.Assign(new Assignment { Ordinal = 9, Role = UnitRole.Lead, NameAsPrinted = "市林业和草原局", Start = 0, End = 7, DepartmentId = Departments[1] });
        var group = await db.Departments.Include(d => d.Members).SingleAsync(d => d.Id == Group, Cancel);
        var newcomer = new Department { Key = "new", Name = "康巴什区人民政府", FullName = "鄂尔多斯市康巴什区人民政府", Kind = DepartmentKind.District, Level = "旗区" };
        db.Departments.Add(newcomer);
        group.AddMember(newcomer);
        await db.SaveChangesAsync(Cancel);
        await db.Database.ExecuteSqlAsync($"select recount_departments(array[{Plans[0].Id}, {Plans[1].Id}])", Cancel);
        await transaction.CommitAsync(Cancel);

        Assert.Contains(await QueryAsync(KeptTables.KeptDepartments), row => row.StartsWith($"{newcomer.Id}|", StringComparison.Ordinal));
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Duties_UnitTakesAnotherRoleAndOneLeaves_AreKept()
    {
        await QueryAsync($"update assignments set role = 'Implement' where task_id = {Plans[0].Task} and role = 'Support'");
        await QueryAsync($"delete from assignments where task_id = {Plans[0].Tasks[3]} and role = 'Lead'");
        await QueryAsync($"delete from group_members where member_id = {Departments[3]}");

        Assert.Equal(await QueryAsync(KeptTables.FreshDuties), await QueryAsync(KeptTables.KeptDuties));
    }

    [Fact]
    public async Task Recount_WhileAStandingIsBeingWritten_WaitsForIt()
    {
        // Somebody's signature has been counted by the old duties but is not committed when a department is added.
        await using var signing = Open();
        await using var signature = await signing.Database.BeginTransactionAsync(Cancel);
        await signing.Database.ExecuteSqlAsync($"update standings set health = 'Yellow' where task_id = {Plans[0].Task}", Cancel);

        var recount = Task.Run(() => QueryAsync($"""
            begin;
            insert into assignments (id, task_id, ordinal, role, name_as_printed, start, "end", department_id)
            values (1, {Plans[0].Task}, 9, 'Lead', '市林业和草原局', 0, 7, {Departments[1]});
            select recount_departments(array[{Plans[0].Id}]);
            commit
            """), Cancel);
        while (!recount.IsCompleted && await QueryAsync("select 1 from pg_locks where not granted limit 1") is [])
        {
            Cancel.ThrowIfCancellationRequested();
        }

        await signature.CommitAsync(Cancel);
        await recount;
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Counts_PlanDeleted_AreGone()
    {
        await QueryAsync($"delete from standings where document_id = {Plans[1].Id}");
        await QueryAsync($"delete from documents where id = {Plans[1].Id}");

        await AssertFreshAsync();
        Assert.DoesNotContain(await QueryAsync(KeptTables.KeptPlans), row => row.StartsWith($"{Plans[1].Id}|", StringComparison.Ordinal));
    }

    private async Task AssertFreshAsync()
    {
        Assert.Equal(await QueryAsync(KeptTables.FreshPlans), await QueryAsync(KeptTables.KeptPlans));
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartments), await QueryAsync(KeptTables.KeptDepartments));
        Assert.Equal(await QueryAsync(KeptTables.FreshDuties), await QueryAsync(KeptTables.KeptDuties));
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartmentTotals), await QueryAsync(KeptTables.KeptDepartmentTotals));
        Assert.Equal(await QueryAsync(KeptTables.FreshOverdue), await QueryAsync(KeptTables.KeptOverdue));
        Assert.Equal(await QueryAsync(KeptTables.FreshTurns), await QueryAsync(KeptTables.KeptTurns));
        Assert.Equal(await QueryAsync(KeptTables.FreshPeriods), await QueryAsync(KeptTables.KeptPeriods));

        // The last stretch of every task's history is how it stands, and has no end.
        const string shown = "task_id, document_id, health, reason, state, due, due_band, percent, awaits_acceptance, scheduled is null";
        Assert.Equal(
            await QueryAsync($"select {shown} from standings order by task_id"),
            await QueryAsync($"select {shown.Replace("scheduled is", "scheduled_from is", StringComparison.Ordinal)} from standing_spans where until is null order by task_id"));
    }
}
