using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Organisation;

/// <summary>Taking a reorganisation back restores what was.</summary>
public sealed class ReorganisationUndoTests(Databases databases) : ReorganisationTest(databases)
{
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
    public async Task Undo_AfterOtherTasksWereSplitOff_GivesBackItsOwnAlone()
    {
        var third = await AddDepartmentAsync("市水利局");
        var first = await ApplyAsync(SuccessionKind.Split, tasks: [Plan.Tasks[2]]);
        Clock.Set("2026-04-05 09:00");
        await Desk.ApplyAsync(Administrator, new(SuccessionKind.Split, Old, third, Day("2026-04-05")), [Plan.Tasks[1]], true, Cancel);

        await Desk.UndoAsync(Administrator, first, Cancel);

        Assert.Equal([Plan.Tasks[0], Plan.Tasks[2], Plan.Tasks[3]], await DutiesAsync(Old));
        Assert.Equal([Plan.Tasks[1]], await DutiesAsync(third));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Undo_OfARenameToANewName_MayBeAppliedAgainUnderThatName()
    {
        var first = await RenameAsync("2026-04-02");
        await ReportAsync();
        await Desk.UndoAsync(Administrator, first, Cancel);
        Clock.Set("2026-04-05 09:00");

        await RenameAsync("2026-04-01");

        var renamed = Assert.Single(await QueryAsync("select id::text || ' ' || valid_from from departments where name = '市生态环境保护局'")).Split(' ');
        Assert.Equal("2026-04-01", renamed[1]);
        Assert.Equal([Plan.Tasks[1], Plan.Tasks[2], Plan.Tasks[3]], await DutiesAsync(int.Parse(renamed[0], System.Globalization.CultureInfo.InvariantCulture)));
        await AssertCountsAsync();

        // Somebody worked under the name, so that it stays registered.
        async Task ReportAsync() => await SubmitAsync(int.Parse((await QueryAsync(NewName))[0], System.Globalization.CultureInfo.InvariantCulture), Plan.Tasks[1]);
    }

    [Fact]
    public async Task Undo_OfARenameToANewNameThatNobodyUsed_TakesTheNameOutOfTheRegistry()
    {
        var before = await EverythingAsync();
        var id = await RenameAsync("2026-04-02");
        Assert.Single(await QueryAsync(NewName));

        await Desk.UndoAsync(Administrator, id, Cancel);

        Assert.Equal(before, await EverythingAsync());
        Assert.Empty(await QueryAsync("select id from reorganisations union all select id from handovers"));
        Assert.Equal(
            ["Added|Department", "Added|Reorganisation", "Changed|Reorganisation", "Removed|Department", "Removed|Reorganisation"],
            await QueryAsync("select distinct action, entity from audit_entries where entity = 'Reorganisation' or changes::text like '%市生态环境保护局%' order by 1, 2"));
        await AssertCountsAsync();
        Assert.Equal("reorganisation-gone", await RefusalAsync(() => Desk.UndoAsync(Administrator, id, Cancel)));
    }

    [Theory]
    [InlineData("update departments set phone = '8581000' where name = '市生态环境保护局'")]
    [InlineData("insert into department_aliases (id, department_id, name) select 900001, id, '市环保局' from departments where name = '市生态环境保护局'")]
    [InlineData("update indicators set department_id = d.id from departments d where d.name = '市生态环境保护局'")]
    public async Task Undo_OfARenameToANewNameThatSomebodyHasDescribed_LeavesIt(string described)
    {
        await QueryAsync("insert into indicators (id, name, change, direction, kind, roll_up, is_strict) values (900002, '煤炭消费比重', 'None', 'LessIsBetter', 'Level', 'None', false)");
        var id = await RenameAsync("2026-04-02");
        await QueryAsync(described);

        await Desk.UndoAsync(Administrator, id, Cancel);

        Assert.Single(await QueryAsync(NewName));
        Assert.Equal(["True"], await QueryAsync("select undone_at is not null from reorganisations"));
        await AssertCountsAsync();
    }

    private const string NewName = "select id from departments where name = '市生态环境保护局'";

    private async Task<int> RenameAsync(string on) => await Desk.ApplyAsync(
        Administrator, new(SuccessionKind.Rename, Old, null, Day(on), NewName: "市生态环境保护局"), await TasksOfAsync(Old), true, Cancel);

    [Fact]
    public async Task Undo_AfterItsTasksWereSplitOffAgain_IsRefused()
    {
        var third = await AddDepartmentAsync("市水利局");
        var first = await ApplyAsync(SuccessionKind.Split, tasks: [Plan.Tasks[2]]);
        Clock.Set("2026-04-05 09:00");
        await Desk.ApplyAsync(Administrator, new(SuccessionKind.Split, New, third, Day("2026-04-05")), [Plan.Tasks[2]], true, Cancel);

        Assert.Equal("later-reorganisation", await RefusalAsync(() => Desk.UndoAsync(Administrator, first, Cancel)));
    }

    [Fact]
    public async Task Undo_ReportsWrittenMeanwhile_StayWithTheNewBodyAndStillCount()
    {
        var id = await ApplyAsync(SuccessionKind.Merge);
        Clock.Set("2026-04-04 09:00");
        var report = await SubmitAndSignAsync(New, Plan.Tasks[1], Entry with { Percent = 70 });

        await Desk.UndoAsync(Administrator, id, Cancel);
        await AcceptAsync(report);

        Assert.Equal(New, (await ReportAsync(report)).DepartmentId);
        Assert.Equal(70, (await StandingAsync(Plan.Tasks[1])).Percent);
        Assert.Equal([Plan.Tasks[0], Plan.Tasks[1], Plan.Tasks[2], Plan.Tasks[3]], await DutiesAsync(Old));
        await SubmitAsync(Old, Plan.Tasks[1]);
    }

    [Fact]
    public async Task Apply_TwiceInARow_DutyGoesOnAndComesBackStepByStep()
    {
        var third = await AddDepartmentAsync("市自然资源和生态环境局");
        var first = await ApplyAsync(SuccessionKind.Rename);
        var afterFirst = await DutiesAsync(New);
        Clock.Set("2026-04-05 09:00");
        var second = await Desk.ApplyAsync(
            Administrator, new(SuccessionKind.Merge, New, third, Day("2026-04-05")), await TasksOfAsync(New), true, Cancel);

        Assert.Equal(afterFirst, await DutiesAsync(third));
        Assert.Empty(await DutiesAsync(New));
        await AssertCountsAsync();
        Assert.Equal("later-reorganisation", await RefusalAsync(() => Desk.UndoAsync(Administrator, first, Cancel)));

        await Desk.UndoAsync(Administrator, second, Cancel);
        Assert.Equal(afterFirst, await DutiesAsync(New));
        await Desk.UndoAsync(Administrator, first, Cancel);
        Assert.Equal([Plan.Tasks[1]], await DutiesAsync(New));
        await AssertCountsAsync();
    }
}
