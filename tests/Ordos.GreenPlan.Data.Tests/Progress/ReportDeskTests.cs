using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>The life of reports in the database: periods, versions, people who act at the same moment.</summary>
public sealed class ReportDeskTests(Databases databases) : PortalTest(databases)
{
    private static readonly ReportEntry Completed = Entry with { ClaimedState = TaskState.Done, Percent = 100 };

    private readonly CommandCount _commands = new();
    private readonly Rendezvous _rendezvous = new();
    private int _energy;
    private int _forestry;
    private Plan _plan = new(0, []);

    protected override void Register(IServiceCollection services) =>
        services.ConfigureDbContext<GreenPlanContext>(options => options.AddInterceptors(_commands, _rendezvous));

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync(
            "2024-09-29",
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Shared, _energy), (UnitRole.Shared, _forestry)),
            new Sketch("建设零碳园区", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)));
    }

    [Fact]
    public async Task Submit_Entry_IsStoredAsTyped()
    {
        var id = await SubmitAsync(_energy, _plan.Task, new ReportEntry(TaskState.UnderWay, 55, "已并网。", "缺地", "选址", NeedsCoordination: true));

        var report = await ReportAsync(id);
        Assert.Equal(
            (ReportState.Submitted, TaskState.UnderWay, 55, "已并网。", "缺地", "选址", true),
            (report.State, report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep, report.NeedsCoordination));
        Assert.Equal((_plan.Task, _energy, null, $"经办人{_energy}"), (report.TaskId, report.DepartmentId, report.PeriodId, report.WrittenBy));
        Assert.Equal(new DateTime(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc), report.WrittenAt);
    }

    /// <summary>The window is 1 to 10 April in Beijing, which is UTC+8 without summer time.</summary>
    [Theory]
    [InlineData("2026-03-31 23:59:59", false)]
    [InlineData("2026-04-01 00:00:00", true)]
    [InlineData("2026-04-10 23:59:59", true)]
    [InlineData("2026-04-11 00:00:00", false)]
    [InlineData("2026-04-01 07:59:59", true)] // still 31 March in UTC
    public async Task Submit_AroundMidnightInBeijing_BelongsToThePeriodThatIsOpen(string beijing, bool inPeriod)
    {
        var period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set(beijing);

        var report = await ReportAsync(await SubmitAsync(_energy, _plan.Task));

        Assert.Equal(inPeriod ? period : null, report.PeriodId);
    }

    [Fact]
    public async Task Submit_YearsTurn_LastYearsPeriodTakesJanuarysReports()
    {
        var period = await AddPeriodAsync(_plan.Id, "2026-12-31", "2026-12-25", "2027-01-10");
        Clock.Set("2027-01-01 00:00:00");

        Assert.Equal(period, (await ReportAsync(await SubmitAsync(_energy, _plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_PeriodOfAnotherPlan_DoesNotCount()
    {
        var other = await PublishAsync("2024-09-29", new Sketch("发展绿色金融", "2026-12-31", (UnitRole.Lead, _energy)));
        await AddPeriodAsync(other.Id, "2026-03-31", "2026-04-01", "2026-04-10");

        Assert.Null((await ReportAsync(await SubmitAsync(_energy, _plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_TwoPeriodsOpen_AnswersTheLater()
    {
        await AddPeriodAsync(_plan.Id, "2026-02-28", "2026-04-01", "2026-04-10");
        var quarter = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");

        Assert.Equal(quarter, (await ReportAsync(await SubmitAsync(_energy, _plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_Returned_ContinuesTheSameReport()
    {
        await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        var id = await SubmitAndSignAsync(_energy, _plan.Task);
        await ReturnAsync(id);

        var again = await SubmitAsync(_energy, _plan.Task, Entry with { Percent = 45 });

        Assert.Equal(id, again);
        Assert.Equal((ReportState.Submitted, 45), ((await ReportAsync(id)).State, (await ReportAsync(id)).Percent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_AlreadySubmittedOrSigned_IsLocked(bool period)
    {
        if (period)
        {
            await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        }

        var id = await SubmitAsync(_energy, _plan.Task);
        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(_energy, _plan.Task)));

        await SignAsync(_energy, id);
        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(_energy, _plan.Task)));
        Assert.Equal(["1"], await QueryAsync("select count(*) from reports"));
    }

    [Fact]
    public async Task Submit_AcceptedOutsidePeriods_MayReportAnew()
    {
        var first = await ReportAndAcceptAsync(_energy, _plan.Task);

        Assert.NotEqual(first, await SubmitAsync(_energy, _plan.Task));
    }

    [Fact]
    public async Task Submit_AcceptedInPeriod_IsLocked()
    {
        await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        await ReportAndAcceptAsync(_energy, _plan.Task);

        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(_energy, _plan.Task)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_ManyOfOneDepartmentAtOnce_OneReportIsStored(bool period)
    {
        if (period)
        {
            await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        }

        _rendezvous.Expect(8); // nobody has seen another's report
        var outcomes = await AtOnceAsync(8, _ => SubmitAsync(_energy, _plan.Task));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes, outcome => Assert.True(outcome is null or DbUpdateConcurrencyException, outcome?.ToString()));
        Assert.Equal(["1"], await QueryAsync("select count(*) from reports"));
        Assert.Equal(["1"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport'"));
    }

    [Fact]
    public async Task Database_SecondReportOfAPeriodOrUnsettled_IsRefused()
    {
        var period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        await SubmitAsync(_energy, _plan.Task);
        Clock.Set("2026-05-01 09:00");
        await SubmitAsync(_energy, _plan.Task);
        const string copy = """
            insert into reports select (jsonb_populate_record(r, jsonb_build_object('id', r.id + 1000))).* from reports r where period_id is
            """;

        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(copy + " not null"))).SqlState);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(copy + " null"))).SqlState);
        Assert.Equal([$"{period}", ""], await QueryAsync("select period_id from reports order by id"));
    }

    [Fact]
    public async Task Sign_WithTheVersionSeenBefore_IsAConcurrentEdit()
    {
        var report = await SubmitAsync(_energy, _plan.Task);
        var seen = await VersionAsync(report);
        await Reports.ReturnAsync(Head(_energy), report, seen, "请补充数据", Cancel);
        await SubmitAsync(_energy, _plan.Task, Entry with { Percent = 1 });

        // Submitted again, with other figures: signing what was seen before would sign what nobody looked at.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Reports.SignAsync(Head(_energy), report, seen, Cancel));
        Assert.Equal(ReportState.Submitted, (await ReportAsync(report)).State);
    }

    [Fact]
    public async Task Move_ManyOnOneReportAtOnce_OneMovesIt()
    {
        var report = await SubmitAsync(_energy, _plan.Task);
        var seen = await VersionAsync(report);

        var outcomes = await AtOnceAsync(8, i => i % 2 == 0
            ? Reports.SignAsync(Head(_energy), report, seen, Cancel)
            : Reports.ReturnAsync(Head(_energy), report, seen, "请补充数据", Cancel));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes, outcome => Assert.True(outcome is null or DbUpdateConcurrencyException, outcome?.ToString()));
        Assert.Equal(["1"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport' and action = 'Changed'"));
    }

    [Fact]
    public async Task Sign_TwoHeadsOfOneTaskAtOnce_BothCount()
    {
        for (var round = 0; round < 5; round++)
        {
            var plan = await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Shared, _energy), (UnitRole.Shared, _forestry)));
            await AddPeriodAsync(plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
            int[] departments = [_energy, _forestry];
            var reports = new[]
            {
                await SubmitAsync(_energy, plan.Task, Entry with { Percent = 70 }),
                await SubmitAsync(_forestry, plan.Task, Entry with { Percent = 70, NeedsCoordination = true }),
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
        var seen = (await TaskAsync(_plan.Task)).Version;
        await Get<TaskDesk>().ConfirmDueAsync(Coordinator, _plan.Task, seen, Day("2027-03-31"), Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => Get<TaskDesk>().ConfirmDueAsync(Coordinator, _plan.Task, seen, Day("2027-06-30"), Cancel));
        Assert.Equal(Day("2027-03-31"), (await StandingAsync(_plan.Task)).Due);
    }

    [Fact]
    public async Task Return_SignedReport_TaskAndProgressFallBackToTheSignedOneBefore()
    {
        await AddPeriodAsync(_plan.Id, "2025-12-31", "2026-01-01", "2026-01-10");
        await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set("2026-01-05 10:00");
        await ReportAndAcceptAsync(_energy, _plan.Task, Entry with { Percent = 30, ClaimedState = TaskState.NotStarted, Explanation = "前期工作已做，尚未开工" });
        Clock.Set("2026-04-05 10:00");
        var second = await SubmitAndSignAsync(_energy, _plan.Task, Entry with { Percent = 60 });
        var shown = await StandingAsync(_plan.Task);
        Assert.Equal((60, true, TaskState.UnderWay), (shown.Percent!.Value, shown.AwaitsAcceptance, shown.State));

        await ReturnAsync(second);

        shown = await StandingAsync(_plan.Task);
        Assert.Equal((30, false, TaskState.NotStarted), (shown.Percent!.Value, shown.AwaitsAcceptance, shown.State));
    }

    [Fact]
    public async Task Return_OnlySignedReport_NothingIsShown()
    {
        await ReturnAsync(await SubmitAndSignAsync(_energy, _plan.Task));

        var shown = await StandingAsync(_plan.Task);
        Assert.Equal((null, false, TaskState.NotStarted), (shown.Percent, shown.AwaitsAcceptance, shown.State));
    }

    [Fact]
    public async Task Submit_NotSigned_IsNotShown()
    {
        await SubmitAsync(_energy, _plan.Task);

        Assert.Equal((null, TaskState.NotStarted), ((await StandingAsync(_plan.Task)).Percent, (await StandingAsync(_plan.Task)).State));
    }

    [Fact]
    public async Task Accept_ClaimedCompletion_FinishesTheTaskAndAnotherAcceptanceReopensIt()
    {
        var report = await SubmitAndSignAsync(_energy, _plan.Task, Completed);
        Assert.Equal(TaskState.UnderWay, (await TaskAsync(_plan.Task)).State);

        await AcceptAsync(report);
        Assert.Equal((TaskState.Done, "Green 已完成"), ((await TaskAsync(_plan.Task)).State, await WordsAsync(_plan.Task)));

        Clock.Advance(TimeSpan.FromDays(1));
        var correction = await SubmitAndSignAsync(_energy, _plan.Task, Entry with { Percent = 90, Explanation = "复核发现一处未完工" });
        Assert.Equal(TaskState.Done, (await TaskAsync(_plan.Task)).State);

        await AcceptAsync(correction);
        Assert.Equal(TaskState.UnderWay, (await TaskAsync(_plan.Task)).State);
    }

    [Fact]
    public async Task Accept_EarlierPeriodAfterTheLater_DoesNotTurnTheTaskBack()
    {
        await AddPeriodAsync(_plan.Id, "2025-12-31", "2026-01-01", "2026-01-10");
        await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set("2026-01-05 10:00");
        var late = await SubmitAsync(_energy, _plan.Task, Entry with { Percent = 30 });
        Clock.Set("2026-04-05 10:00");
        await ReportAndAcceptAsync(_energy, _plan.Task, Completed);

        Clock.Set("2026-04-06 10:00");
        await SignAsync(_energy, late);
        await AcceptAsync(late);

        var shown = await StandingAsync(_plan.Task);
        Assert.Equal((TaskState.Done, 100), (shown.State, shown.Percent!.Value));
    }

    [Fact]
    public async Task Sign_SupportingDepartment_MovesNeitherStateNorProgress()
    {
        var task = _plan.Tasks[1];

        var report = await SubmitAndSignAsync(_forestry, task, Completed);
        await AcceptAsync(report);

        var shown = await StandingAsync(task);
        Assert.Equal((null, TaskState.NotStarted), (shown.Percent, shown.State));
    }

    [Fact]
    public async Task Submit_Warm_TakesTwoQuestionsAndOneBatch()
    {
        await SubmitAsync(_energy, _plan.Task); // fetches a hundred ids
        _commands.Reset();

        await SubmitAsync(_forestry, _plan.Task);

        Assert.Equal(3, _commands.Count);
    }

    private static async Task<List<Exception?>> AtOnceAsync(int people, Func<int, Task> act)
    {
        using var gate = new Barrier(people);
        var acts = Enumerable.Range(0, people).Select(i => Task.Factory.StartNew(
            async () =>
            {
                gate.SignalAndWait();
                return await Record.ExceptionAsync(() => act(i));
            },
            TaskCreationOptions.LongRunning).Unwrap());
        return [.. await Task.WhenAll(acts)];
    }

    private sealed class CommandCount : DbCommandInterceptor
    {
        private int _count;

        public int Count => _count;

        public void Reset() => _count = 0;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return ValueTask.FromResult(result);
        }
    }
}
