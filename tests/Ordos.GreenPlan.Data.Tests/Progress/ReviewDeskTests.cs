using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

public sealed class ReviewDeskTests(Databases databases) : PortalTest(databases)
{
    private int _energy;
    private int _forestry;
    private Plan _plan = new(0, []);
    private int _period;

    private ReviewDesk Desk => Get<ReviewDesk>();

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync("2024-09-29", [.. Enumerable.Range(0, 6).Select(_ =>
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Shared, _forestry)))]);
        _period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
    }

    [Fact]
    public async Task Sign_AllRows_ShowsTheProgressOfEach()
    {
        foreach (var task in _plan.Tasks)
        {
            await SubmitAsync(_energy, task);
        }

        Assert.Equal(6, await Desk.SignAsync(Head(_energy), _energy, await SeenAsync(), Cancel));

        foreach (var task in _plan.Tasks)
        {
            var standing = await StandingAsync(task);
            Assert.Equal((40, true, TaskState.UnderWay), (standing.Percent!.Value, standing.AwaitsAcceptance, standing.State));
        }
    }

    [Fact]
    public async Task Sign_RowsThatMovedOn_AreLeftAsTheyAre()
    {
        var moved = await SubmitAsync(_energy, _plan.Tasks[0]);
        var waiting = await SubmitAsync(_energy, _plan.Tasks[1]);
        var others = await SubmitAsync(_forestry, _plan.Tasks[2]);
        var seen = await SeenAsync();
        await Reports.RecallAsync(Staff(_energy), moved, await VersionAsync(moved), Cancel);

        Assert.Equal(1, await Desk.SignAsync(Head(_energy), _energy, seen, Cancel));

        Assert.Equal(
            (ReportState.Draft, ReportState.Signed, ReportState.Submitted),
            ((await ReportAsync(moved)).State, (await ReportAsync(waiting)).State, (await ReportAsync(others)).State));
    }

    [Fact]
    public async Task Accept_Many_LocksThemAndFinishesWhatIsDone()
    {
        var done = await SubmitAndSignAsync(_energy, _plan.Tasks[0], Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        var underWay = await SubmitAndSignAsync(_energy, _plan.Tasks[1]);

        Assert.Equal(2, await Desk.AcceptAsync(Coordinator, await SeenAsync(), Cancel));

        Assert.Equal((TaskState.Done, TaskState.UnderWay), ((await TaskAsync(_plan.Tasks[0])).State, (await TaskAsync(_plan.Tasks[1])).State));
        Assert.Equal("report-locked", await RefusalAsync(() => SubmitAsync(_energy, _plan.Tasks[1])));
        Assert.Equal((ReportState.Accepted, ReportState.Accepted), ((await ReportAsync(done)).State, (await ReportAsync(underWay)).State));
    }

    [Fact]
    public async Task Sign_TwoDepartmentsAtOnce_BothCountAndNothingBlocks()
    {
        foreach (var task in _plan.Tasks)
        {
            await SubmitAsync(_energy, task);
            await SubmitAsync(_forestry, task);
        }

        var seen = await SeenAsync();
        var signed = await Task.WhenAll(
            Desk.SignAsync(Head(_energy), _energy, seen, Cancel), Desk.SignAsync(Head(_forestry), _forestry, [.. seen.AsEnumerable().Reverse()], Cancel));

        Assert.Equal([6, 6], signed);
    }

    [Fact]
    public async Task Draw_Sample_IsRecordedAndNeverDrawsTheSameTwice()
    {
        await ReportAndAcceptAsync(_energy, _plan.Tasks[0]);

        await Desk.DrawAsync(Coordinator, _period, 4, seed: 7, Cancel);
        await Desk.DrawAsync(Coordinator, _period, 200, seed: 8, Cancel);

        Assert.Equal(["7|11|4|调度员", "8|7|7|调度员"], await QueryAsync(
            "select seed, candidates, (select count(*) from drawn_reports r where r.draw_id = d.id), drawn_by from evidence_draws d order by id"));
        Assert.Equal(["11"], await QueryAsync("select count(distinct (task_id, department_id)) from drawn_reports"));
        Assert.Equal("draw-empty", await RefusalAsync(() => Desk.DrawAsync(Coordinator, _period, 1, 9, Cancel)));
        Assert.Equal(["2"], await QueryAsync("select count(*) from audit_entries where entity = 'EvidenceDraw'"));
    }

    [Theory]
    [InlineData(AccountRole.Staff, false, false)]
    [InlineData(AccountRole.DepartmentHead, true, false)]
    [InlineData(AccountRole.Coordinator, false, true)]
    [InlineData(AccountRole.Leader, false, false)]
    [InlineData(AccountRole.Administrator, false, false)]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, bool maySign, bool mayReview)
    {
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _energy : null);
        await SubmitAsync(_energy, _plan.Task);
        var seen = await SeenAsync();

        Assert.Equal(mayReview, await MayAsync(() => Desk.AcceptAsync(actor, [], Cancel)));
        Assert.Equal(mayReview, await MayAsync(() => Desk.DrawAsync(actor, _period, 1, 1, Cancel)));
        Assert.Equal(maySign, await MayAsync(() => Desk.SignAsync(actor, _energy, seen, Cancel)));
        Assert.False(await MayAsync(() => Desk.SignAsync(actor, _forestry, seen, Cancel)));
    }

    private async Task<List<SeenReport>> SeenAsync()
    {
        await using var db = Open();
        return await db.Reports.OrderBy(report => report.Id).Select(report => new SeenReport(report.Id, report.Version)).ToListAsync(Cancel);
    }

    private static async Task<bool> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return false;
        }
    }
}
