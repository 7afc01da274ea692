using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Organisation;

/// <summary>Reorganisations: history stays with the old body, open tasks fall to the new one.</summary>
public sealed class ReorganisationDeskTests(Databases databases) : ReorganisationTest(databases)
{
    [Theory]
    [InlineData(SuccessionKind.Rename)]
    [InlineData(SuccessionKind.Merge)]
    [InlineData(SuccessionKind.Abolish)]
    public async Task Apply_BodyEnds_OpenTasksFallToTheNewOneAndHistoryStays(SuccessionKind kind)
    {
        await ApplyAsync(kind);

        Assert.Equal([Plan.Tasks[1], Plan.Tasks[2], Plan.Tasks[3]], await DutiesAsync(New));
        Assert.Equal([Plan.Tasks[0]], await DutiesAsync(Old));
        Assert.Equal([$"{Old}"], await QueryAsync("select distinct department_id from reports"));
        Assert.Equal(["市能源局"], await QueryAsync("select distinct name_as_printed from assignments"));
        Assert.Equal(["2026-04-01"], await QueryAsync($"select valid_to::text from departments where id = {Old}"));
        Assert.Equal([$"{kind}|2026-04-01|True"], await QueryAsync("""select kind, "on"::text, confirmed_at is not null from successions"""));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Apply_Split_MovesTheChosenTasksOnly()
    {
        var id = await ApplyAsync(SuccessionKind.Split, tasks: [Plan.Tasks[2]]);

        Assert.Equal([Plan.Tasks[1], Plan.Tasks[2]], await DutiesAsync(New)); // the first one supported already
        Assert.Equal([Plan.Tasks[0], Plan.Tasks[1], Plan.Tasks[3]], await DutiesAsync(Old));
        Assert.Equal([""], await QueryAsync($"select valid_to from departments where id = {Old}"));
        Assert.Equal([$"{Old}"], await QueryAsync("select department_id from accounts where id = 1"));
        await AssertCountsAsync();

        await Desk.UndoAsync(Administrator, id, Cancel);
        Assert.Equal([Plan.Tasks[1]], await DutiesAsync(New));
    }

    [Fact]
    public async Task Apply_StaffOfTheNewBody_ReportForTheMovedTasks()
    {
        await ApplyAsync(SuccessionKind.Rename);
        var shown = await StandingAsync(Plan.Tasks[1]);
        Assert.Equal((40, TaskState.UnderWay), (shown.Percent, shown.State)); // the old body's report still speaks for the task

        Assert.Equal("not-responsible", await RefusalAsync(() => SubmitAsync(Old, Plan.Tasks[1])));
        await SubmitAndSignAsync(New, Plan.Tasks[1], Entry with { Percent = 70 });

        Assert.Equal(70, (await StandingAsync(Plan.Tasks[1])).Percent);
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Apply_SupporterWhoReportedBefore_DoesNotSpeakForTheTaskInHindsight()
    {
        await SubmitAndSignAsync(New, Plan.Tasks[1], Entry with { Percent = 95 });
        Clock.Set("2026-04-04 09:00");
        await ApplyAsync(SuccessionKind.Rename);

        await using var db = Open();
        await Get<Data.Standings.StandingKeeper>().RefreshPlanAsync(db, Plan.Id, Cancel);
        Assert.Equal(40, (await StandingAsync(Plan.Tasks[1])).Percent);
    }

    [Fact]
    public async Task Apply_MemberOfAGroup_LaterNoticesMeanTheNewOne()
    {
        var id = await ApplyAsync(SuccessionKind.Merge);
        var later = await PublishAsync("2026-04-02", new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, Group)));
        var earlier = await PublishAsync("2026-03-31", new Sketch("联防联控", "2026-12-31", (UnitRole.Shared, Group)));

        Assert.Equal([New, Other], await HoldersAsync(later.Task));
        Assert.Equal([Old, Other], await HoldersAsync(earlier.Task)); // to be handed over in a second step
        await AssertCountsAsync();

        await ApplyAsync(SuccessionKind.Merge);
        Assert.Equal([New, Other], await HoldersAsync(earlier.Task));
        Assert.Equal("later-reorganisation", await RefusalAsync(() => Desk.UndoAsync(Administrator, id, Cancel)));
    }

    [Fact]
    public async Task Apply_RenameToANameNotRegistered_RegistersIt()
    {
        await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Rename, Old, null, Day("2026-04-01"), NewName: "市生态环境保护局"), await TasksOfAsync(Old), true, Cancel);

        await using var db = Open();
        var renamed = await db.Departments.SingleAsync(d => d.Name == "市生态环境保护局", Cancel);
        Assert.Equal(("鄂尔多斯市生态环境保护局", "市", Day("2026-04-01")), (renamed.FullName, renamed.Level, renamed.ValidFrom!.Value));
        Assert.Equal([Plan.Tasks[1], Plan.Tasks[2], Plan.Tasks[3]], await DutiesAsync(renamed.Id));
        Assert.Equal([$"{renamed.Id}|False"], await QueryAsync("select department_id, security_stamp = 'before' from accounts where id = 1"));
    }

    [Fact]
    public async Task Apply_OtherTasksThanSeen_IsRefusedAndNothingIsDone()
    {
        var before = await EverythingAsync();

        Assert.Equal("tasks-changed", await RefusalAsync(() => ApplyAsync(SuccessionKind.Rename, tasks: [Plan.Tasks[1]])));
        Assert.Equal("tasks-changed", await RefusalAsync(() => ApplyAsync(SuccessionKind.Split, tasks: [Plan.Tasks[4]])));
        Assert.Equal("no-tasks-chosen", await RefusalAsync(() => ApplyAsync(SuccessionKind.Split, tasks: [])));
        Assert.Equal("tasks-without-successor", await RefusalAsync(async () => await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Abolish, Old, null, Day("2026-04-01")), await TasksOfAsync(Old), true, Cancel)));

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
        var tasks = await TasksOfAsync(Old);
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
        var actor = new Actor(5, "某人", role, Old);
        var id = await ApplyAsync(SuccessionKind.Rename);

        Assert.Equal("forbidden", await RefusalAsync(() => Desk.PreviewAsync(actor, Old, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.UndoAsync(actor, id, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(
            () => Desk.ApplyAsync(actor, new(SuccessionKind.Rename, New, Other, Day("2026-04-01")), [], true, Cancel)));
    }

    [Fact]
    public async Task Demo_RemovedAfterwards_LeavesTheCountsRight()
    {
        await ApplyAsync(SuccessionKind.Rename);
        await QueryAsync($"update documents set is_demo = true where id = {Plan.Id}; delete from reports");

        await Get<Data.Demo.DemoData>().RemoveAsync(Cancel);

        Assert.Equal(["0"], await QueryAsync("select count(*) from handovers"));
        await AssertCountsAsync();
    }
}
