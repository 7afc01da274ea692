using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Organisation;

/// <summary>Reorganisations: history stays with the old body, open tasks fall to the new one, and taking it back restores what was.</summary>
public sealed class ReorganisationDeskTests(Databases databases) : PortalTest(databases)
{
    private static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    private int _old;
    private int _new;
    private int _other;
    private int _group;
    private Plan _plan = new(0, []);

    private ReorganisationDesk Desk => Get<ReorganisationDesk>();

    protected override async Task ArrangeAsync()
    {
        _old = await AddDepartmentAsync("市环境保护局");
        _new = await AddDepartmentAsync("市生态环境局");
        _other = await AddDepartmentAsync("市能源局");
        _group = await AddDepartmentAsync("各有关部门", _old, _other);
        _plan = await PublishAsync(
            "2018-12-03",
            new Sketch("完成减排", "2026-12-31", (UnitRole.Lead, _old)), // 0: finished before
            new Sketch("治理扬尘", "2026-12-31", (UnitRole.Lead, _old), (UnitRole.Support, _new)), // 1: open
            new Sketch("清洁取暖", "2026-12-31", (UnitRole.Lead, _other), (UnitRole.Support, _old)), // 2: open, supports
            new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, _group)), // 3: open, through the group
            new Sketch("光伏治沙", "2026-12-31", (UnitRole.Lead, _other))); // 4: not concerned
        await ReportAndAcceptAsync(_old, _plan.Tasks[0], Entry with { ClaimedState = TaskState.Done, Percent = 100 });
        await ReportAndAcceptAsync(_old, _plan.Tasks[1]);
        await QueryAsync($"""
            insert into accounts (id, display_name, role, department_id, must_change_password, is_demo, user_name, email_confirmed,
                phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, security_stamp)
            values (1, '经办人甲', 'Staff', {_old}, false, false, 'jia', false, false, false, true, 0, 'before')
            """);
    }

    [Theory]
    [InlineData(SuccessionKind.Rename)]
    [InlineData(SuccessionKind.Merge)]
    [InlineData(SuccessionKind.Abolish)]
    public async Task Apply_BodyEnds_OpenTasksFallToTheNewOneAndHistoryStays(SuccessionKind kind)
    {
        await ApplyAsync(kind);

        Assert.Equal([_plan.Tasks[1], _plan.Tasks[2], _plan.Tasks[3]], await DutiesAsync(_new));
        Assert.Equal([_plan.Tasks[0]], await DutiesAsync(_old));
        Assert.Equal([$"{_old}"], await QueryAsync("select distinct department_id from reports"));
        Assert.Equal(["市能源局"], await QueryAsync("select distinct name_as_printed from assignments"));
        Assert.Equal(["2026-04-01"], await QueryAsync($"select valid_to::text from departments where id = {_old}"));
        Assert.Equal([$"{kind}|2026-04-01|True"], await QueryAsync("""select kind, "on"::text, confirmed_at is not null from successions"""));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Apply_Split_MovesTheChosenTasksOnly()
    {
        var id = await ApplyAsync(SuccessionKind.Split, tasks: [_plan.Tasks[2]]);

        Assert.Equal([_plan.Tasks[1], _plan.Tasks[2]], await DutiesAsync(_new)); // the first one supported already
        Assert.Equal([_plan.Tasks[0], _plan.Tasks[1], _plan.Tasks[3]], await DutiesAsync(_old));
        Assert.Equal([""], await QueryAsync($"select valid_to from departments where id = {_old}"));
        Assert.Equal([$"{_old}"], await QueryAsync("select department_id from accounts where id = 1"));
        await AssertCountsAsync();

        await Desk.UndoAsync(Administrator, id, Cancel);
        Assert.Equal([_plan.Tasks[1]], await DutiesAsync(_new));
    }

    [Theory]
    [InlineData(SuccessionKind.Rename)]
    [InlineData(SuccessionKind.Merge)]
    [InlineData(SuccessionKind.Split)]
    [InlineData(SuccessionKind.Abolish)]
    public async Task Undo_OfEachKind_RestoresExactlyWhatWas(SuccessionKind kind)
    {
        await ProposeAsync();
        var before = await EverythingAsync();

        var id = await ApplyAsync(kind);
        Assert.NotEqual(before, await EverythingAsync());
        await Desk.UndoAsync(Administrator, id, Cancel);

        Assert.Equal(before, await EverythingAsync());
        await AssertCountsAsync();
        Assert.Equal("already-undone", await RefusalAsync(() => Desk.UndoAsync(Administrator, id, Cancel)));
    }

    [Fact]
    public async Task Apply_StaffOfTheNewBody_ReportForTheMovedTasks()
    {
        await ApplyAsync(SuccessionKind.Rename);
        var shown = await StandingAsync(_plan.Tasks[1]);
        Assert.Equal((40, TaskState.UnderWay), (shown.Percent, shown.State)); // the old body's report still speaks for the task

        Assert.Equal("not-responsible", await RefusalAsync(() => SubmitAsync(_old, _plan.Tasks[1])));
        await SubmitAndSignAsync(_new, _plan.Tasks[1], Entry with { Percent = 70 });

        Assert.Equal(70, (await StandingAsync(_plan.Tasks[1])).Percent);
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Undo_ReportsWrittenMeanwhile_StayWithTheNewBodyAndStillCount()
    {
        var id = await ApplyAsync(SuccessionKind.Merge);
        Clock.Set("2026-04-04 09:00");
        var report = await SubmitAndSignAsync(_new, _plan.Tasks[1], Entry with { Percent = 70 });

        await Desk.UndoAsync(Administrator, id, Cancel);
        await AcceptAsync(report);

        Assert.Equal(_new, (await ReportAsync(report)).DepartmentId);
        Assert.Equal(70, (await StandingAsync(_plan.Tasks[1])).Percent);
        Assert.Equal([_plan.Tasks[0], _plan.Tasks[1], _plan.Tasks[2], _plan.Tasks[3]], await DutiesAsync(_old));
        await SubmitAsync(_old, _plan.Tasks[1]);
    }

    [Fact]
    public async Task Apply_SupporterWhoReportedBefore_DoesNotSpeakForTheTaskInHindsight()
    {
        await SubmitAndSignAsync(_new, _plan.Tasks[1], Entry with { Percent = 95 });
        Clock.Set("2026-04-04 09:00");
        await ApplyAsync(SuccessionKind.Rename);

        await using var db = Open();
        await Get<Data.Standings.StandingKeeper>().RefreshPlanAsync(db, _plan.Id, Cancel);
        Assert.Equal(40, (await StandingAsync(_plan.Tasks[1])).Percent);
    }

    [Fact]
    public async Task Apply_MemberOfAGroup_LaterNoticesMeanTheNewOne()
    {
        var id = await ApplyAsync(SuccessionKind.Merge);
        var later = await PublishAsync("2026-04-02", new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, _group)));
        var earlier = await PublishAsync("2026-03-31", new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, _group)));

        Assert.Equal([_new, _other], await HoldersAsync(later.Task));
        Assert.Equal([_old, _other], await HoldersAsync(earlier.Task)); // to be handed over in a second step
        await AssertCountsAsync();

        await ApplyAsync(SuccessionKind.Merge);
        Assert.Equal([_new, _other], await HoldersAsync(earlier.Task));
        Assert.Equal("later-reorganisation", await RefusalAsync(() => Desk.UndoAsync(Administrator, id, Cancel)));
    }

    [Fact]
    public async Task Apply_TwiceInARow_DutyGoesOnAndComesBackStepByStep()
    {
        var third = await AddDepartmentAsync("市自然资源和生态环境局");
        var first = await ApplyAsync(SuccessionKind.Rename);
        var afterFirst = await DutiesAsync(_new);
        Clock.Set("2026-04-05 09:00");
        var second = await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Merge, _new, third, Day("2026-04-05")), await TasksOfAsync(_new), true, Cancel);

        Assert.Equal(afterFirst, await DutiesAsync(third));
        Assert.Empty(await DutiesAsync(_new));
        await AssertCountsAsync();
        Assert.Equal("later-reorganisation", await RefusalAsync(() => Desk.UndoAsync(Administrator, first, Cancel)));

        await Desk.UndoAsync(Administrator, second, Cancel);
        Assert.Equal(afterFirst, await DutiesAsync(_new));
        await Desk.UndoAsync(Administrator, first, Cancel);
        Assert.Equal([_plan.Tasks[1]], await DutiesAsync(_new));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Apply_RenameToANameNotRegistered_RegistersIt()
    {
        await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Rename, _old, null, Day("2026-04-01"), NewName: "市生态环境保护局"), await TasksOfAsync(_old), true, Cancel);

        await using var db = Open();
        var renamed = await db.Departments.SingleAsync(d => d.Name == "市生态环境保护局", Cancel);
        Assert.Equal(("鄂尔多斯市生态环境保护局", "市", Day("2026-04-01")), (renamed.FullName, renamed.Level, renamed.ValidFrom!.Value));
        Assert.Equal([_plan.Tasks[1], _plan.Tasks[2], _plan.Tasks[3]], await DutiesAsync(renamed.Id));
        Assert.Equal([$"{renamed.Id}|False"], await QueryAsync("select department_id, security_stamp = 'before' from accounts where id = 1"));
    }

    [Fact]
    public async Task Apply_OtherTasksThanSeen_IsRefusedAndNothingIsDone()
    {
        var before = await EverythingAsync();

        Assert.Equal("tasks-changed", await RefusalAsync(() => ApplyAsync(SuccessionKind.Rename, tasks: [_plan.Tasks[1]])));
        Assert.Equal("tasks-changed", await RefusalAsync(() => ApplyAsync(SuccessionKind.Split, tasks: [_plan.Tasks[4]])));
        Assert.Equal("no-tasks-chosen", await RefusalAsync(() => ApplyAsync(SuccessionKind.Split, tasks: [])));
        Assert.Equal("tasks-without-successor", await RefusalAsync(async () => await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Abolish, _old, null, Day("2026-04-01")), await TasksOfAsync(_old), true, Cancel)));

        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task Apply_AbolishedWithoutOpenTasks_NeedsNoFollower()
    {
        var idle = await AddDepartmentAsync("市煤炭局");

        var id = await Desk.ApplyAsync(Administrator, new(SuccessionKind.Abolish, idle, null, Day("2026-04-01")), [], true, Cancel);

        Assert.Equal(["2026-04-01"], await QueryAsync($"select valid_to::text from departments where id = {idle}"));
        await Desk.UndoAsync(Administrator, id, Cancel);
        Assert.Equal([""], await QueryAsync($"select valid_to from departments where id = {idle}"));
    }

    [Fact]
    public async Task Apply_TwoAtOnce_TheSecondIsRefused()
    {
        var tasks = await TasksOfAsync(_old);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            try
            {
                await ApplyAsync(i == 0 ? SuccessionKind.Rename : SuccessionKind.Merge, tasks: tasks);
                return "done";
            }
            catch (Domain.DomainRuleException refused)
            {
                return refused.Code;
            }
        }));

        Assert.Equal(["done", "tasks-changed"], attempts.Order());
        await AssertCountsAsync();
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Desk_AnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var actor = new Actor(5, "某人", role, _old);
        var id = await ApplyAsync(SuccessionKind.Rename);

        Assert.Equal("forbidden", await RefusalAsync(() => Desk.PreviewAsync(actor, _old, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.UndoAsync(actor, id, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(
            () => Desk.ApplyAsync(actor, new(SuccessionKind.Rename, _new, _other, Day("2026-04-01")), [], true, Cancel)));
    }

    [Fact]
    public async Task Demo_RemovedAfterwards_LeavesTheCountsRight()
    {
        await ApplyAsync(SuccessionKind.Rename);
        await QueryAsync($"update documents set is_demo = true where id = {_plan.Id}; delete from reports");

        await Get<Data.Demo.DemoData>().RemoveAsync(Cancel);

        Assert.Equal(["0"], await QueryAsync("select count(*) from handovers"));
        await AssertCountsAsync();
    }

    private async Task<int> ApplyAsync(SuccessionKind kind, IReadOnlyCollection<int>? tasks = null) => await Desk.ApplyAsync(
        Administrator, new(kind, _old, _new, Day("2026-04-01"), Basis: "机构改革方案"), tasks ?? await TasksOfAsync(_old), moveAccounts: true, Cancel);

    private async Task<IReadOnlyCollection<int>> TasksOfAsync(int department) => (await Desk.PreviewAsync(Administrator, department, Cancel)).TaskIds;

    private async Task ProposeAsync()
    {
        await using var db = Open();
        db.Successions.Add(new Succession
        {
            From = await db.Departments.SingleAsync(d => d.Id == _old, Cancel),
            To = await db.Departments.SingleAsync(d => d.Id == _new, Cancel),
            Kind = SuccessionKind.Rename,
            On = Day("2019-01-01"),
            Certainty = Certainty.Likely,
        });
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<List<int>> DutiesAsync(int department)
    {
        await using var db = Open();
        return await db.Duties.Where(duty => duty.DepartmentId == department && _plan.Tasks.Contains(duty.TaskId))
            .Select(duty => duty.TaskId).Distinct().Order().ToListAsync(Cancel);
    }

    private async Task<List<int>> HoldersAsync(int task)
    {
        await using var db = Open();
        return await db.Duties.Where(duty => duty.TaskId == task && duty.DepartmentId != _group).Select(duty => duty.DepartmentId).Order().ToListAsync(Cancel);
    }

    /// <summary>All that a reorganisation may touch, as text.</summary>
    private async Task<List<string>> EverythingAsync() =>
    [
        .. await QueryAsync("select task_id, department_id, role from duties order by 1, 2, 3"),
        .. await QueryAsync(KeptTables.KeptDepartments),
        .. await QueryAsync("select task_id, health, reason, state, percent from standings order by 1"),
        .. await QueryAsync("select id, name, valid_from, valid_to from departments order by 1"),
        .. await QueryAsync("select group_id, member_id, valid_from, valid_to from group_members order by 1, 2"),
        .. await QueryAsync("""select from_id, to_id, kind, "on", confirmed_at from successions order by 1, 2"""),
        .. await QueryAsync("select id, department_id from accounts order by 1"),
        .. await QueryAsync("select id, department_id, name_as_printed from assignments order by 1"),
    ];

    private async Task AssertCountsAsync()
    {
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartments), await QueryAsync(KeptTables.KeptDepartments));
        Assert.Equal(await QueryAsync(KeptTables.FreshDuties), await QueryAsync(KeptTables.KeptDuties));
    }
}
