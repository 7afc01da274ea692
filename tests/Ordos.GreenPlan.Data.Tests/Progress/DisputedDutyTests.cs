using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.Messages;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>An upheld dispute moves the duty: sheets, health and counts follow, history stays.</summary>
public sealed class DisputedDutyTests(Databases databases) : MessageTest(databases)
{
    private RequestDesk Desk => Get<RequestDesk>();

    [Fact]
    public async Task Uphold_NobodyNamed_TakesTheTaskFromHealthAndCountsOfTheDepartment()
    {
        var plan = await PublishAsync("2024-09-29", new Sketch("开展节能宣传", null, (UnitRole.Lead, Energy), (UnitRole.Support, Forestry)));
        await AddPeriodAsync(plan.Id, "2025-12-31", "2026-01-01", "2026-01-20");
        Assert.StartsWith("Red", await WordsAsync(plan.Task), StringComparison.Ordinal); // the lead missed the last period

        await UpholdAsync(Energy, plan.Task);

        Assert.DoesNotContain("Red", await WordsAsync(plan.Task), StringComparison.Ordinal); // nobody is left who could have reported
        Assert.Equal([$"{Energy}"], await QueryAsync($"select department_id from assignments where task_id = {plan.Task} and role = 'Lead'")); // as printed
        Assert.Equal([$"{Forestry}|Support"], await QueryAsync($"select department_id, role from duties where task_id = {plan.Task}"));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Uphold_AnotherNamed_GivesItTheRowTheReceiptAndTheMessage()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");

        await UpholdAsync(Energy, Plan.Task, Banner);
        await WriteAsync();

        Assert.Equal("not-responsible", await RefusalAsync(() => Get<SheetDesk>().SaveAsync(Staff(Energy), Energy, new(Plan.Task, period), 0, Entry, Cancel)));
        await Get<SheetDesk>().SaveAsync(Staff(Banner), Banner, new(Plan.Task, period), 0, Entry, Cancel);
        Assert.Equal(1, await Desk.ReceiveAsync(Staff(Banner), Banner, [Plan.Task], Cancel));
        Assert.Equal([$"{Banner}|Lead", $"{Forestry}|Support"], await QueryAsync($"select department_id, role from duties where task_id = {Plan.Task} order by role"));
        Assert.Equal(["banner-head：“推进光伏治沙”由市能源局改由本单位承担，请签收。答复意见：情况属实"], await ToldAsync(MessageKind.Named));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Uphold_AfterReports_NoLongerLetsThemSpeakForTheTask()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var report = await ReportAndAcceptAsync(Energy, Plan.Task);
        Assert.Equal((40, TaskState.UnderWay), ((await StandingAsync(Plan.Task)).Percent, (await TaskAsync(Plan.Task)).State));

        await UpholdAsync(Energy, Plan.Task, Banner);

        Assert.Equal((null, TaskState.NotStarted), ((await StandingAsync(Plan.Task)).Percent, (await TaskAsync(Plan.Task)).State));
        Assert.Equal(ReportState.Accepted, (await ReportAsync(report)).State); // kept in the history

        await ReportAndAcceptAsync(Banner, Plan.Task, Entry with { Percent = 25 });
        Assert.Equal(25, (await StandingAsync(Plan.Task)).Percent);
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Uphold_MemberOfAGroup_TakesTheTaskFromItAlone()
    {
        var other = await AddDepartmentAsync("达拉特旗人民政府");
        var group = await AddDepartmentAsync("沿河各旗人民政府", Banner, other);
        var plan = await PublishAsync("2024-09-29", new Sketch("治理十大孔兑", "2026-12-31", (UnitRole.Shared, group)));

        await UpholdAsync(Banner, plan.Task, Forestry);

        // The group itself stands in the view too, as it does for every notice that names one.
        Assert.Equal(
            new[] { other, group, Forestry }.Order().Select(id => $"{id}"), await QueryAsync($"select department_id from duties where task_id = {plan.Task} order by 1"));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Uphold_DutyThatAReorganisationHandedOver_ReplacesItAndCanBeHandedOnAgain()
    {
        var (bureau, successor) = (await AddDepartmentAsync("市能源和工信局"), await AddDepartmentAsync("市新能源局"));
        await ReorganiseAsync(Energy, bureau);
        await UpholdAsync(bureau, Plan.Task, Banner);
        Assert.Equal([$"{Banner}|{Energy}"], await QueryAsync($"select department_id, origin_id from duties where task_id = {Plan.Task} and role = 'Lead'"));

        await ReorganiseAsync(Banner, successor);

        Assert.Equal([$"{successor}|{Energy}"], await QueryAsync($"select department_id, origin_id from duties where task_id = {Plan.Task} and role = 'Lead'"));
        await AssertCountsAsync();
    }

    [Fact]
    public async Task Uphold_DepartmentThatCannotTakeIt_IsRefusedAndNothingIsAnswered()
    {
        var group = await AddDepartmentAsync("市直各部门", Forestry);
        var (id, version) = await DisputeAsync(Energy, Plan.Task);

        Assert.Equal("same-department", await RefusalAsync(() => Desk.AnswerDisputeAsync(Coordinator, id, version, true, "属实", Cancel, Energy)));
        Assert.Equal("group", await RefusalAsync(() => Desk.AnswerDisputeAsync(Coordinator, id, version, true, "属实", Cancel, group)));
        Assert.Equal("department-gone", await RefusalAsync(() => Desk.AnswerDisputeAsync(Coordinator, id, version, true, "属实", Cancel, 999_999)));
        Assert.Equal(["Disputed|0"], await QueryAsync("select state, (select count(*) from handovers) from duty_receipts"));
    }

    [Fact]
    public async Task Overrule_Dispute_MovesNothing()
    {
        var (id, version) = await DisputeAsync(Energy, Plan.Task);

        await Desk.AnswerDisputeAsync(Coordinator, id, version, isUpheld: false, "职责明确", Cancel, Banner);

        Assert.Equal(["0"], await QueryAsync("select count(*) from handovers"));
    }

    [Fact]
    public async Task Uphold_WhileOthersSignReportsOfThePlan_LeavesTheCountsRight()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var report = await SubmitAsync(Forestry, Plan.Tasks[2]);
        var (id, version) = await DisputeAsync(Energy, Plan.Task);

        await Task.WhenAll(
            Desk.AnswerDisputeAsync(Coordinator, id, version, isUpheld: true, "属实", Cancel, Banner), SignAsync(Forestry, report),
            Get<StandingKeeper>().FollowCalendarAsync(Cancel));

        await AssertCountsAsync();
    }

    private async Task UpholdAsync(int department, int task, int? to = null)
    {
        var (id, version) = await DisputeAsync(department, task);
        await Desk.AnswerDisputeAsync(Coordinator, id, version, isUpheld: true, "情况属实", Cancel, to);
    }

    private async Task<(int Id, uint Version)> DisputeAsync(int department, int task)
    {
        await Desk.DisputeAsync(Staff(department), department, task, "非本单位职责", Cancel);
        await using var db = Open();
        var receipt = await db.DutyReceipts.SingleAsync(r => r.DepartmentId == department && r.TaskId == task, Cancel);
        return (receipt.Id, receipt.Version);
    }

    private async Task ReorganiseAsync(int from, int to)
    {
        var desk = Get<ReorganisationDesk>();
        var administrator = await AddAccountAsync($"administrator-{from}", Domain.Access.AccountRole.Administrator);
        var preview = await desk.PreviewAsync(administrator, from, Cancel);
        await desk.ApplyAsync(
            administrator, new ReorganisationOrder(SuccessionKind.Merge, from, to, Day("2026-04-01")), [.. preview.Tasks.Select(task => task.Id)], moveAccounts: false, Cancel);
    }

    private async Task AssertCountsAsync()
    {
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartments), await QueryAsync(KeptTables.KeptDepartments));
        Assert.Equal(await QueryAsync(KeptTables.FreshDuties), await QueryAsync(KeptTables.KeptDuties));
    }
}
