using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Cycle;

/// <summary>What departments are asked about is read from a kept table: whatever happened, it is what the tasks, the plans and the view <c>duties</c> say.</summary>
public sealed class AskedDutyTests(Databases databases) : BusyPortalTest(databases)
{
    private const string Fresh = """
        select d.task_id, d.department_id, t.document_id,
               bit_or(case d.role when 'Lead' then 1 when 'Shared' then 2 when 'Support' then 4 when 'Implement' then 8 end)
        from duties d
        join tasks t on t.id = d.task_id join documents p on p.id = t.document_id join departments k on k.id = d.department_id
        where k.kind <> 'Group' and p.stage = 'Published' and p.archived_at is null and t.state in ('NotStarted', 'UnderWay')
        group by 1, 2, 3 order by 1, 2
        """;

    private static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    [Fact]
    public async Task In_AfterRandomChanges_IsWhatTheViewSays()
    {
        var random = new Random(20260403);
        await AssertFreshAsync();

        for (var day = 0; day < 12; day++)
        {
            for (var i = 0; i < 8; i++)
            {
                await ActAsync(random);
            }

            await ReorganiseAsync(random);
            Clock.Advance(TimeSpan.FromDays(1));
            await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
            await AssertFreshAsync();
        }

        Assert.Equal(["True|True"], await QueryAsync(
            "select count(*) filter (where reorganisation_id is not null) > 0, count(*) filter (where receipt_id is not null) > 0 from handovers")); // something was moved
    }

    [Fact]
    public async Task In_FinishedClosedOutArchivedWithdrawn_IsAskedNoMore()
    {
        var report = await SubmitAsync(Departments[0], Plans[0].Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        await SignAsync(Departments[0], report);
        await AcceptAsync(report);
        Assert.DoesNotContain(await AskedAsync(), row => row.StartsWith($"{Plans[0].Task}|", StringComparison.Ordinal));
        await AssertFreshAsync();

        await Get<DocumentDesk>().ArchiveAsync(Actor.Portal, Plans[1].Id, Cancel);
        Assert.DoesNotContain(await AskedAsync(), row => row.Contains($"|{Plans[1].Id}|", StringComparison.Ordinal));
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Unreported_DepartmentInTwoRoles_IsCountedOnce()
    {
        await using var db = Open();
        var rows = await UnreportedRow.On(Day("2026-04-03"), db).Where(row => row.DepartmentId == Departments[2]).ToListAsync(Cancel);

        // Ten tasks name the group as sharing, five as supporting; where the member is named itself too, it is one row.
        Assert.Equal(15, rows.Count);
        Assert.Equal(15, rows.DistinctBy(row => (row.TaskId, row.PeriodId)).Count());
    }

    /// <summary>Members join and leave, duties are disputed or go to another department, and come back.</summary>
    private async Task ReorganiseAsync(Random random)
    {
        var (one, other) = (random.GetItems(Departments, 1)[0], random.GetItems(Departments, 1)[0]);
        var desk = Get<ReorganisationDesk>();

        try
        {
            await (random.Next(5) switch
            {
                0 => Get<DepartmentDesk>().RemoveMemberAsync(Administrator, Group, one, Cancel),
                1 => Get<DepartmentDesk>().AddMemberAsync(Administrator, Group, one, Cancel),
                2 => SplitAsync(),
                3 => UndoAsync(),
                _ => DisputeAsync(),
            });
        }
        catch (Exception refused) when (refused is DomainRuleException or InvalidOperationException)
        {
            // As it would be in the portal.
        }

        async Task SplitAsync()
        {
            var tasks = (await desk.PreviewAsync(Administrator, one, Cancel)).TaskIds.Take(3).ToList();
            await desk.ApplyAsync(Administrator, new(SuccessionKind.Split, one, other, Get<PortalCalendar>().Today), tasks, false, Cancel);
        }

        async Task UndoAsync()
        {
            await using var db = Open();
            var last = await db.Reorganisations.Where(change => change.UndoneAt == null).OrderByDescending(change => change.Id).FirstAsync(Cancel);
            await desk.UndoAsync(Administrator, last.Id, Cancel);
        }

        async Task DisputeAsync()
        {
            var task = random.GetItems([.. Plans[0].Tasks], 1)[0];
            await Get<RequestDesk>().DisputeAsync(Staff(one), one, task, "不属于本单位职责", Cancel);
            await using var db = Open();
            var receipt = await db.DutyReceipts.SingleAsync(own => own.TaskId == task && own.DepartmentId == one, Cancel);
            await Get<RequestDesk>().AnswerDisputeAsync(Coordinator, receipt.Id, receipt.Version, isUpheld: true, "情况属实", Cancel, one == other ? null : other);
        }
    }

    private async Task AssertFreshAsync() => Assert.Equal(await QueryAsync(Fresh), await AskedAsync());

    private async Task<List<string>> AskedAsync()
    {
        await using var db = Open();
        return (await AskedDuty.In(db).OrderBy(duty => duty.TaskId).ThenBy(duty => duty.DepartmentId).ToListAsync(Cancel))
            .ConvertAll(duty => $"{duty.TaskId}|{duty.DepartmentId}|{duty.DocumentId}|{(int)duty.Roles}");
    }
}
