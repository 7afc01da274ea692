using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>How tasks stand after somebody publishes, confirms a deadline, closes out or archives.</summary>
public sealed class StandingKeeperTests(Databases databases) : StandingTest(databases)
{
    [Fact]
    public async Task Publish_NoPeriodYet_IsNotScheduled()
    {
        var plan = await LedPlanAsync();

        var standing = await StandingAsync(plan.Task);
        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));
        Assert.Equal((66, DueBand.Later, Day("2026-04-03")), (standing.Scheduled!.Value, standing.DueBand, standing.AsOf));
    }

    [Fact]
    public async Task Publish_ProposedDeadlinePast_IsNotOverdueUntilItIsConfirmed()
    {
        var plan = await DraftAsync(Issued, new Sketch("推进光伏治沙", "2026-04-01", (UnitRole.Lead, Energy)));
        await QueryAsync("update tasks set due_origin = 'ProposedFromPlan'");
        await Get<DocumentDesk>().PublishAsync(Actor.Portal, plan.Id, Cancel);
        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));

        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, plan.Task, (await TaskAsync(plan.Task)).Version, Day("2026-04-01"), Cancel);
        Assert.Equal("Red 逾期2天", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Publish_DueWithin30Days_IsYellow() => Assert.Equal("Yellow 剩30天到期", await WordsAsync((await LedPlanAsync("2026-05-03")).Task));

    [Fact]
    public async Task Publish_PastDue_IsRed() => Assert.Equal("Red 逾期2天", await WordsAsync((await LedPlanAsync("2026-04-01")).Task));

    [Fact]
    public async Task ClosedOut_Archived_AndReopened_SayWhatTheyAre()
    {
        var plan = await PublishAsync(Issued, new Sketch("推进光伏治沙", "2026-04-01", (UnitRole.Lead, Energy)), new Sketch("建设零碳园区", "2026-04-01", (UnitRole.Lead, Energy)));
        await ReportAndAcceptAsync(Energy, plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        var task = await TaskAsync(plan.Task);
        await Get<TaskDesk>().CloseOutAsync(Coordinator, task.Id, task.Version, "现场查验合格", Cancel);
        Assert.Equal(("Green 已完成", "Red 逾期2天"), (await WordsAsync(plan.Tasks[0]), await WordsAsync(plan.Tasks[1])));

        await Get<DocumentDesk>().ArchiveAsync(Coordinator, plan.Id, Cancel);
        Assert.Equal(("Green 已完成", "Grey 已归档"), (await WordsAsync(plan.Tasks[0]), await WordsAsync(plan.Tasks[1])));
        await FollowAsync("2026-04-20 09:00");
        Assert.Equal("Grey 已归档", await WordsAsync(plan.Tasks[1]));

        await Get<DocumentDesk>().ReopenAsync(Coordinator, plan.Id, Cancel);
        Assert.Equal("Red 逾期19天", await WordsAsync(plan.Tasks[1]));
    }

    [Fact]
    public async Task ConfirmDue_LaterDeadline_IsNoLongerPastDue()
    {
        var plan = await LedPlanAsync("2026-04-01");

        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, plan.Task, (await TaskAsync(plan.Task)).Version, Day("2026-12-31"), Cancel);

        Assert.Equal("Grey 未调度", await WordsAsync(plan.Task));
        Assert.Equal(DueBand.Later, (await StandingAsync(plan.Task)).DueBand);
    }

    [Fact]
    public async Task Refresh_DraftPlan_StandsNowhere()
    {
        var draft = await DraftAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Lead, Energy)));
        await using var db = Open();

        await Keeper.RefreshPlanAsync(db, draft.Id, Cancel);

        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
    }

    [Fact]
    public async Task Publish_UnmatchedUnit_IsRefusedAndStandsNowhere()
    {
        var draft = await DraftAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Lead, Energy)));
        await QueryAsync("update assignments set department_id = null");

        Assert.Equal("unmatched-unit", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(Actor.Portal, draft.Id, Cancel)));
        await using var db = Open();
        Assert.Equal(DocumentStage.Draft, (await db.Documents.SingleAsync(Cancel)).Stage);
        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
    }
}
