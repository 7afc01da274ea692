using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What coordinators decide about a task itself.</summary>
public sealed class TaskDecisionTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task ConfirmDue_ProposedDate_IsNoLongerAProposal()
    {
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        var ledger = await VisitAsync(portal, portal.Accounts.Leader, $"/tasks?plan={task.Plan}&q={Uri.EscapeDataString(task.Title.TrimEnd('…'))}");
        await Expect(new LedgerTable(ledger.Page).Row(task.Id).Locator("td.due")).ToContainTextAsync("拟");
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, task.Address);
        var fact = visit.Page.Locator("dl.facts > div", new() { HasText = "期限" });

        await fact.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await fact.GetByLabel("完成期限").FillAsync("2027-06-30");
        await fact.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

        await Expect(fact).ToContainTextAsync("2027年6月30日");
        await Expect(fact.GetByRole(AriaRole.Button, new() { Name = "调整" })).ToBeVisibleAsync();
        await ledger.ReloadAsync();
        await Expect(new LedgerTable(ledger.Page).Row(task.Id).Locator("td.due")).ToHaveTextAsync("2027.06.30");
    }

    [Fact]
    public async Task ConfirmDue_AsStaff_IsNotOffered()
    {
        var portal = await Fixture.ReadingAsync();
        var task = await portal.Open.TakeAsync();

        var visit = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);

        await Expect(visit.Page.Locator("dl.facts > div", new() { HasText = "期限" }).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task CloseOut_TaskAcceptedAsDone_ClosesItForGood()
    {
        const string done = "改造任务全部完成并通过验收。";
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("已完成", 100, done);
        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await new TaskForm(head.Page).Button(done, "签发").ClickAsync();
        await Expect(new TaskForm(head.Page).Report(done)).ToContainTextAsync("待审核");
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, task.Address);
        var state = visit.Page.Locator("dl.facts > div", new() { HasText = "任务状态" });
        await new TaskForm(visit.Page).Button(done, "审结").ClickAsync();
        await Expect(new TaskForm(visit.Page).Report(done)).ToContainTextAsync("已审结");
        await Expect(state).ToContainTextAsync("已完成");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "销号" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "确认销号" })).ToBeDisabledAsync();
        await visit.Page.GetByLabel("核查情况").FillAsync("现场查验改造项目，验收资料齐全。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "确认销号" }).ClickAsync();

        await Expect(state).ToContainTextAsync("已销号");
        await visit.ReloadAsync();
        await Expect(state).ToContainTextAsync("已销号");
        await Expect(visit.Page.GetByText("核查情况：现场查验改造项目，验收资料齐全。")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "销号" })).ToHaveCountAsync(0);
    }
}
