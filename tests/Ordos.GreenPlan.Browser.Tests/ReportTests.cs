using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A report from the form of a department to the figures of the ledger.</summary>
public sealed class ReportTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Submit_OwnTask_ShowsAtOnceAndAfterReload()
    {
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        var form = new TaskForm(visit.Page);
        const string done = "完成锅炉淘汰改造12台，验收9台。";

        await form.WriteAsync("推进中", 37, done, problems: "两台改造资金尚未到位。", nextStep: "年底前完成剩余验收。");
        await form.Submit.ClickAsync();

        await ExpectReportAsync();
        await Expect(form.Section).ToContainTextAsync("退回后才能修改");
        await visit.ReloadAsync();
        await ExpectReportAsync();

        async Task ExpectReportAsync()
        {
            var report = form.Report(done);
            await Expect(report).ToContainTextAsync("待签发");
            await Expect(report).ToContainTextAsync("37%　推进中");
            await Expect(report).ToContainTextAsync("问题：两台改造资金尚未到位。");
            await Expect(report).ToContainTextAsync("下一步：年底前完成剩余验收。");
        }
    }

    [Fact]
    public async Task SignAndAccept_SubmittedReport_ShowsItsProgressInTheLedger()
    {
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        const string done = "整治散煤用户410户，完成全部入户核查。";
        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 43, done);
        await ExpectNotInLedgerAsync(portal, task, done);

        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await new TaskForm(head.Page).Button(done, "签发").ClickAsync();
        await Expect(new TaskForm(head.Page).Report(done)).ToContainTextAsync("待审核");
        var leader = await VisitAsync(portal, portal.Accounts.Leader, LedgerOf(task));
        await Expect(new LedgerTable(leader.Page).Row(task.Id)).ToContainTextAsync($"（待审核）{done}");

        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, task.Address);
        await new TaskForm(coordinator.Page).Button(done, "审结").ClickAsync();
        await Expect(new TaskForm(coordinator.Page).Report(done)).ToContainTextAsync("已审结");

        await leader.ReloadAsync();
        var row = new LedgerTable(leader.Page).Row(task.Id);
        await Expect(row).ToContainTextAsync("43%");
        await Expect(row).ToContainTextAsync("推进中");
        await Expect(row).ToContainTextAsync(done);
        await Expect(row).Not.ToContainTextAsync("待审核");
    }

    [Fact]
    public async Task Return_SubmittedReport_NamesTheReasonAndComesBack()
    {
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        const string vague = "按计划推进各项工作，总体顺利。";
        const string exact = "完成企业节能诊断18家，出具报告15份。";
        const string reason = "请写明本季度完成的具体数量。";
        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 20, vague);

        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        var signing = new TaskForm(head.Page);
        await signing.Button(vague, "退回").ClickAsync();
        await Expect(signing.Button(vague, "退回")).ToBeDisabledAsync();
        await signing.Report(vague).GetByLabel("退回理由").FillAsync(reason);
        await signing.Button(vague, "退回").ClickAsync();
        await Expect(signing.Report(vague)).ToContainTextAsync($"退回理由：{reason}");

        await staff.ReloadAsync();
        var form = new TaskForm(staff.Page);
        await Expect(form.Section).ToContainTextAsync($"已退回，理由：{reason}");
        await Expect(form.Done).ToHaveValueAsync(vague);
        await form.SubmitAsync("推进中", 25, exact);

        await Expect(form.Reports.First).ToContainTextAsync(exact);
        await Expect(form.Report(vague)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Open_TaskOfAnotherDepartment_ShowsNoForm()
    {
        var portal = await Fixture.ReadingAsync();
        var task = await portal.Open.TakeAsync();

        var stranger = await VisitAsync(portal, portal.Accounts.Staff(task.Stranger), task.Address);
        var leader = await VisitAsync(portal, portal.Accounts.Leader, task.Address);
        var own = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);

        await Expect(new TaskForm(own.Page).Submit).ToBeEnabledAsync();
        await Expect(new TaskForm(stranger.Page).Section).ToHaveCountAsync(0);
        await Expect(new TaskForm(leader.Page).Section).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Submit_Incomplete_SaysWhatIsMissingAndKeepsWhatWasTyped()
    {
        var portal = await Fixture.ReadingAsync();
        var task = await portal.Open.TakeAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        var form = new TaskForm(visit.Page);
        var before = await form.Reports.CountAsync();

        await form.WriteAsync("推进中", 130, "", problems: "用地手续尚未办结。");
        await form.Submit.ClickAsync();

        await Expect(form.Refusals).ToHaveTextAsync(["请填写0至100的整数。", "请填写工作进展。"]);
        await Expect(form.Percent).ToHaveValueAsync("130");
        await Expect(form.Problems).ToHaveValueAsync("用地手续尚未办结。");
        await Expect(form.Reports).ToHaveCountAsync(before);

        await form.Percent.FillAsync("30");
        await form.Done.FillAsync("完成用地预审两宗。");
        await form.Done.BlurAsync();
        await Expect(form.Refusals).ToHaveCountAsync(0);
    }

    private async Task ExpectNotInLedgerAsync(Portal portal, OpenTask task, string words)
    {
        var reader = await VisitAsync(portal, portal.Accounts.Leader, LedgerOf(task));
        await Expect(new LedgerTable(reader.Page).Row(task.Id)).Not.ToContainTextAsync(words);
    }

    private static string LedgerOf(OpenTask task) => $"/tasks?plan={task.Plan}&q={Uri.EscapeDataString(task.Title.TrimEnd('…'))}";
}
