using System.Diagnostics;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A page shows what another person changes, on this server and on another one, and keeps what is being typed.</summary>
public sealed class LiveTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Report_SubmittedAndSignedByOthers_ShowsOnTheOpenTaskOfAnotherServerAndInTheOpenLedger()
    {
        var (portal, twin) = (await Fixture.WritingAsync(), await Fixture.TwinAsync());
        var task = await portal.Open.TakeAsync();
        const string done = "完成节水改造灌区3处，受益耕地1.2万亩。";
        var reader = await VisitAsync(twin, portal.Accounts.Leader, task.Address);
        var ledger = await VisitAsync(portal, portal.Accounts.Coordinator, $"/tasks?q={Uri.EscapeDataString(task.Title)}");

        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 31, done);

        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await new TaskForm(head.Page).Button(done, "签发").ClickAsync();
        var since = Stopwatch.StartNew();
        await Expect(new TaskForm(reader.Page).Report(done)).ToContainTextAsync("待审核");
        TestContext.Current.TestOutputHelper?.WriteLine($"The other server's page showed it {since.ElapsedMilliseconds} ms after the click.");
        await Expect(new LedgerTable(ledger.Page).Row(task.Id)).ToContainTextAsync(done);
    }

    [Fact]
    public async Task Form_WhileOthersChangeTheTaskOnAnotherServer_KeepsWhatIsTyped()
    {
        var (portal, twin) = (await Fixture.WritingAsync(), await Fixture.TwinAsync());
        var task = await portal.Open.TakeAsync();
        const string typed = "正在汇总各旗区数据，";
        const string other = "另一经办人已报：完成项目核查27个。";
        var first = await VisitAsync(twin, portal.Accounts.Staff(task.Department), task.Address);
        var form = new TaskForm(first.Page);
        await form.Done.FillAsync(typed);

        var second = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(second.Page).SubmitAsync("推进中", 12, other);
        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await new TaskForm(head.Page).Button(other, "退回").ClickAsync();
        await new TaskForm(head.Page).Report(other).GetByLabel("退回理由").FillAsync("请补充分旗区数量。");
        await new TaskForm(head.Page).Button(other, "退回").ClickAsync();

        await Expect(new TaskForm(first.Page).Report(other)).ToContainTextAsync("请补充分旗区数量");
        await Expect(form.Done).ToHaveValueAsync(typed);
    }
}
