using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>What departments hand in: periods, versions, people who act at the same moment.</summary>
public sealed class ReportDeskTests(Databases databases) : ReportTest(databases)
{
    private readonly CommandCount _commands = new();
    private readonly Rendezvous _rendezvous = new();

    protected override void Register(IServiceCollection services) =>
        services.ConfigureDbContext<GreenPlanContext>(options => options.AddInterceptors(_commands, _rendezvous));

    [Fact]
    public async Task Submit_Entry_IsStoredAsTyped()
    {
        var id = await SubmitAsync(Energy, Plan.Task, new ReportEntry(TaskState.UnderWay, 55, "已并网。", "缺地", "选址", NeedsCoordination: true));

        var report = await ReportAsync(id);
        Assert.Equal(
            (ReportState.Submitted, TaskState.UnderWay, 55, "已并网。", "缺地", "选址", true),
            (report.State, report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep, report.NeedsCoordination));
        Assert.Equal((Plan.Task, Energy, null, $"经办人{Energy}"), (report.TaskId, report.DepartmentId, report.PeriodId, report.WrittenBy));
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
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        Clock.Set(beijing);

        var report = await ReportAsync(await SubmitAsync(Energy, Plan.Task));

        Assert.Equal(inPeriod ? period : null, report.PeriodId);
    }

    [Fact]
    public async Task Submit_YearsTurn_LastYearsPeriodTakesJanuarysReports()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-12-31", "2026-12-25", "2027-01-10");
        Clock.Set("2027-01-01 00:00:00");

        Assert.Equal(period, (await ReportAsync(await SubmitAsync(Energy, Plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_PeriodOfAnotherPlan_DoesNotCount()
    {
        var other = await PublishAsync("2024-09-29", new Sketch("发展绿色金融", "2026-12-31", (UnitRole.Lead, Energy)));
        await AddPeriodAsync(other.Id, "2026-03-31", "2026-04-01", "2026-04-10");

        Assert.Null((await ReportAsync(await SubmitAsync(Energy, Plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_TwoPeriodsOpen_AnswersTheLater()
    {
        await AddPeriodAsync(Plan.Id, "2026-02-28", "2026-04-01", "2026-04-10");
        var quarter = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");

        Assert.Equal(quarter, (await ReportAsync(await SubmitAsync(Energy, Plan.Task))).PeriodId);
    }

    [Fact]
    public async Task Submit_Returned_ContinuesTheSameReport()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        var id = await SubmitAndSignAsync(Energy, Plan.Task);
        await ReturnAsync(id);

        var again = await SubmitAsync(Energy, Plan.Task, Entry with { Percent = 45 });

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
            await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        }

        var id = await SubmitAsync(Energy, Plan.Task);
        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(Energy, Plan.Task)));

        await SignAsync(Energy, id);
        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(Energy, Plan.Task)));
        Assert.Equal(["1"], await QueryAsync("select count(*) from reports"));
    }

    [Fact]
    public async Task Submit_AcceptedOutsidePeriods_MayReportAnew()
    {
        var first = await ReportAndAcceptAsync(Energy, Plan.Task);

        Assert.NotEqual(first, await SubmitAsync(Energy, Plan.Task));
    }

    [Fact]
    public async Task Submit_AcceptedInPeriod_IsLocked()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        await ReportAndAcceptAsync(Energy, Plan.Task);

        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(Energy, Plan.Task)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_ManyOfOneDepartmentAtOnce_OneReportIsStored(bool period)
    {
        if (period)
        {
            await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        }

        _rendezvous.Expect(8); // nobody has seen another's report
        var outcomes = await AtOnceAsync(8, _ => SubmitAsync(Energy, Plan.Task));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes, outcome => Assert.True(outcome is null or DbUpdateConcurrencyException, outcome?.ToString()));
        Assert.Equal(["1"], await QueryAsync("select count(*) from reports"));
        Assert.Equal(["1"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport'"));
    }

    [Fact]
    public async Task Database_SecondReportOfAPeriodOrUnsettled_IsRefused()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");
        await SubmitAsync(Energy, Plan.Task);
        Clock.Set("2026-05-01 09:00");
        await SubmitAsync(Energy, Plan.Task);
        const string columns = "task_id, department_id, period_id, state, claimed_state, percent, done, needs_coordination, written_at, written_by, submitted_at, submitted_by, is_demo";
        const string copy = $"insert into reports (id, {columns}) select id + 1000, {columns} from reports where period_id is";

        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(copy + " not null"))).SqlState);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(copy + " null"))).SqlState);
        Assert.Equal([$"{period}", ""], await QueryAsync("select period_id from reports order by id"));
    }

    [Fact]
    public async Task Submit_Warm_TakesTwoQuestionsAndOneBatch()
    {
        await SubmitAsync(Energy, Plan.Task); // fetches a hundred ids
        _commands.Reset();

        await SubmitAsync(Forestry, Plan.Task);

        Assert.Equal(3, _commands.Count);
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
