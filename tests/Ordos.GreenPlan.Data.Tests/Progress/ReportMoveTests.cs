using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>What happens to reports that were handed in, and to the tasks that follow them: signed, returned, accepted, by people who act at the same moment.</summary>
public sealed class ReportMoveTests(Databases databases) : ReportTest(databases)
{
    [Fact]
    public async Task Sign_WithTheVersionSeenBefore_IsAConcurrentEdit()
    {
        var report = await SubmitAsync(Energy, Plan.Task);
        var seen = await VersionAsync(report);
        await Reports.ReturnAsync(Head(Energy), report, seen, "请补充数据", Cancel);
        await SubmitAsync(Energy, Plan.Task, Entry with { Percent = 1 });

        // Submitted again, with other figures: signing what was seen before would sign what nobody looked at.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Reports.SignAsync(Head(Energy), report, seen, Cancel));
        Assert.Equal(ReportState.Submitted, (await ReportAsync(report)).State);
    }

    [Fact]
    public async Task Move_ManyOnOneReportAtOnce_OneMovesIt()
    {
        var report = await SubmitAsync(Energy, Plan.Task);
        var seen = await VersionAsync(report);

        var outcomes = await AtOnceAsync(8, i => i % 2 == 0
            ? Reports.SignAsync(Head(Energy), report, seen, Cancel)
            : Reports.ReturnAsync(Head(Energy), report, seen, "请补充数据", Cancel));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes, outcome => Assert.True(outcome is null or DbUpdateConcurrencyException, outcome?.ToString()));
        Assert.Equal(["1"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport' and action = 'Changed'"));
    }

    [Fact]
    public async Task Sign_TwoHeadsOfOneTaskAtOnce_BothCount()
    {
        for (var round = 0; round < 5; round++)
        {
            var plan = await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Shared, Energy), (UnitRole.Shared, Forestry)));
            await AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
            int[] departments = [Energy, Forestry];
            var reports = new[]
            {
                await SubmitAsync(Energy, plan.Task, Entry with { Percent = 70 }),
                await SubmitAsync(Forestry, plan.Task, Entry with { Percent = 70, NeedsCoordination = true }),
            };
            var versions = new[] { await VersionAsync(reports[0]), await VersionAsync(reports[1]) };

            var outcomes = await AtOnceAsync(2, i => Reports.SignAsync(Head(departments[i]), reports[i], versions[i], Cancel));

            Assert.All(outcomes, Assert.Null);
            var standing = await StandingAsync(plan.Task);
            Assert.Equal((70, TaskState.UnderWay, HealthReason.NeedsCoordination), (standing.Percent!.Value, standing.State, standing.Reason));
        }
    }

    [Fact]
    public async Task ConfirmDue_WithTheVersionSeenBefore_IsAConcurrentEdit()
    {
        var seen = (await TaskAsync(Plan.Task)).Version;
        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, Plan.Task, seen, Day("2027-03-31"), Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => Get<TaskDesk>().ConfirmDueAsync(Coordinator, Plan.Task, seen, Day("2027-06-30"), Cancel));
        Assert.Equal(Day("2027-03-31"), (await StandingAsync(Plan.Task)).Due);
    }

    [Fact]
    public async Task Return_SignedReport_TaskAndProgressFallBackToTheSignedOneBefore()
    {
        await AddPeriodAsync(Plan.Id, "2025-12-31", "2026-01-01", "2026-01-10");
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set("2026-01-05 10:00");
        await ReportAndAcceptAsync(Energy, Plan.Task, Entry with { Percent = 30, ClaimedState = TaskState.NotStarted, Explanation = "前期工作已做，尚未开工" });
        Clock.Set("2026-04-05 10:00");
        var second = await SubmitAndSignAsync(Energy, Plan.Task, Entry with { Percent = 60 });
        var shown = await StandingAsync(Plan.Task);
        Assert.Equal((60, true, TaskState.UnderWay), (shown.Percent!.Value, shown.AwaitsAcceptance, shown.State));

        await ReturnAsync(second);

        shown = await StandingAsync(Plan.Task);
        Assert.Equal((30, false, TaskState.NotStarted), (shown.Percent!.Value, shown.AwaitsAcceptance, shown.State));
    }

    [Fact]
    public async Task Return_OnlySignedReport_NothingIsShown()
    {
        await ReturnAsync(await SubmitAndSignAsync(Energy, Plan.Task));

        var shown = await StandingAsync(Plan.Task);
        Assert.Equal((null, false, TaskState.NotStarted), (shown.Percent, shown.AwaitsAcceptance, shown.State));
    }

    [Fact]
    public async Task Submit_NotSigned_IsNotShown()
    {
        await SubmitAsync(Energy, Plan.Task);

        Assert.Equal((null, TaskState.NotStarted), ((await StandingAsync(Plan.Task)).Percent, (await StandingAsync(Plan.Task)).State));
    }

    [Fact]
    public async Task Accept_ClaimedCompletion_FinishesTheTaskAndAnotherAcceptanceReopensIt()
    {
        var report = await SubmitAndSignAsync(Energy, Plan.Task, Completed);
        Assert.Equal(TaskState.UnderWay, (await TaskAsync(Plan.Task)).State);

        await AcceptAsync(report);
        Assert.Equal((TaskState.Done, "Green 已完成"), ((await TaskAsync(Plan.Task)).State, await WordsAsync(Plan.Task)));

        Clock.Advance(TimeSpan.FromDays(1));
        var correction = await SubmitAndSignAsync(Energy, Plan.Task, Entry with { Percent = 90, Explanation = "复核发现一处未完工" });
        Assert.Equal(TaskState.Done, (await TaskAsync(Plan.Task)).State);

        await AcceptAsync(correction);
        Assert.Equal(TaskState.UnderWay, (await TaskAsync(Plan.Task)).State);
    }

    [Fact]
    public async Task Accept_EarlierPeriodAfterTheLater_DoesNotTurnTheTaskBack()
    {
        await AddPeriodAsync(Plan.Id, "2025-12-31", "2026-01-01", "2026-01-10");
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set("2026-01-05 10:00");
        var late = await SubmitAsync(Energy, Plan.Task, Entry with { Percent = 30 });
        Clock.Set("2026-04-05 10:00");
        await ReportAndAcceptAsync(Energy, Plan.Task, Completed);

        Clock.Set("2026-04-06 10:00");
        await SignAsync(Energy, late);
        await AcceptAsync(late);

        var shown = await StandingAsync(Plan.Task);
        Assert.Equal((TaskState.Done, 100), (shown.State, shown.Percent!.Value));
    }

    [Fact]
    public async Task Sign_SupportingDepartment_MovesNeitherStateNorProgress()
    {
        var task = Plan.Tasks[1];

        var report = await SubmitAndSignAsync(Forestry, task, Completed);
        await AcceptAsync(report);

        var shown = await StandingAsync(task);
        Assert.Equal((null, TaskState.NotStarted), (shown.Percent, shown.State));
    }
}
