using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The pages of the cycle show what others do while they are open.</summary>
public sealed class LiveCycleTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task SigningAndReview_OpenWhileOthersSendAndSign_ShowWhatHasCome()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        var head = await VisitAsync(portal, portal.Accounts.Head(department), "/signing");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        var waiting = await NumberAsync(coordinator.Page.Locator(".pagehead .meta").First);
        var shown = await coordinator.Page.Locator("#reviewed").InnerTextAsync();
        const string done = "现场提交的一行进展。";

        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(staff.Page);
        var code = (await sheet.CodesAsync("未填"))[0];
        await sheet.Percent(code).FillAsync("30");
        await sheet.Done(code).FillAsync(done);
        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await sheet.SubmitAll.ClickAsync();

        var row = head.Page.Locator("section.reviewed", new() { HasText = done });
        await Expect(row).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await Expect(coordinator.Page.Locator(".pagehead .meta").First).ToHaveTextAsync($"待审核{waiting + 1}项");
        await Expect(coordinator.Page.Locator("#reviewed")).ToHaveTextAsync(shown); // what is being read stays in view
        foreach (var visit in new[] { head, coordinator, staff })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Requests_OpenWhileADepartmentDisputes_ShowsItAndKeepsWhatIsTyped()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/requests");
        var answer = coordinator.Page.GetByLabel("答复意见").First;
        await answer.FillAsync("正在核对三定方案，");
        var named = coordinator.Page.GetByLabel("异议成立时改由").First;
        await named.FillAsync("市统计局");

        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[1]), "/assignments");
        await staff.Page.Locator("table.asg tbody tr").First.GetByRole(AriaRole.Button, new() { Name = "有异议" }).ClickAsync();
        await staff.Page.GetByLabel("异议理由").FillAsync("职责不在本单位。");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();

        await Expect(coordinator.Page.Locator("tr", new() { HasText = "职责不在本单位。" })).ToBeVisibleAsync();
        await Expect(answer).ToHaveValueAsync("正在核对三定方案，");
        await Expect(named).ToHaveValueAsync("市统计局");
        await EndAsync(coordinator);
        await EndAsync(staff);
    }

    [Fact]
    public async Task Uphold_WithAnotherDepartmentNamed_MovesTheRowToItsSheet()
    {
        await using var portal = await Fixture.NewPortalAsync();
        await using var db = await portal.DataAsync();
        var dispute = await db.DutyReceipts.AsNoTracking().SingleAsync(receipt => receipt.State == ReceiptState.Disputed, TestContext.Current.CancellationToken);
        var to = await db.Departments.SingleAsync(one => one.Key == portal.Accounts.Departments[0], TestContext.Current.CancellationToken);
        var title = await db.Tasks.Where(task => task.Id == dispute.TaskId).Select(task => task.Title).SingleAsync(TestContext.Current.CancellationToken);
        var staff = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/assignments");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/requests");
        var row = coordinator.Page.Locator("tr", new() { HasText = title }).First;

        await row.GetByLabel("答复意见").FillAsync("情况属实。");
        await row.GetByLabel("异议成立时改由").FillAsync("没有这个单位");
        await row.GetByRole(AriaRole.Button, new() { Name = "异议成立" }).ClickAsync();
        await Expect(coordinator.Page.GetByText("没有名为“没有这个单位”的单位")).ToBeVisibleAsync();
        await row.GetByLabel("异议成立时改由").FillAsync(to.Name);
        await row.GetByRole(AriaRole.Button, new() { Name = "异议成立" }).ClickAsync();

        await Expect(coordinator.Page.GetByText($"异议成立，该任务改由{to.Name}承担，已请其签收。")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator("table.asg tr", new() { HasText = title }).First).ToBeVisibleAsync(); // without reloading
        Assert.Contains(to.Id, await db.Duties.Where(duty => duty.TaskId == dispute.TaskId).Select(duty => duty.DepartmentId).ToListAsync(TestContext.Current.CancellationToken));
        await EndAsync(coordinator);
        await EndAsync(staff);
    }

    [Fact]
    public async Task Periods_OpenWhileOneIsOpenedAndOneReopened_ListsThem()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var reader = await VisitAsync(portal, portal.Accounts.Leader, "/periods");
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/periods/new");
        await coordinator.Page.GetByText("按月").ClickAsync();
        var name = coordinator.Page.GetByLabel("名称");
        await Expect(name).ToHaveValueAsync(new Regex("^20[0-9]{2}年[0-9]{1,2}月$"));
        var month = await name.InputValueAsync();
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "开设", Exact = true }).ClickAsync();

        await Expect(reader.Page.GetByText(month).First).ToBeVisibleAsync();

        // A closed one is opened again, with a reason.
        var closed = coordinator.Page.Locator("table tbody tr", new() { HasText = "已截止" }).First;
        var again = (await closed.Locator("td").First.InnerTextAsync()).Split('示')[0].Trim();
        await closed.GetByRole(AriaRole.Button, new() { Name = "重新开放" }).ClickAsync();
        var confirm = coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "确定" });
        await Expect(confirm).ToBeDisabledAsync();
        await coordinator.Page.GetByLabel("理由").FillAsync("三个单位的数据尚未核定。");
        await confirm.ClickAsync();
        await Expect(coordinator.Page.GetByText($"“{again}”的截止日期改为")).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("table tbody tr", new() { HasText = again })).ToContainTextAsync("填报中");
        await EndAsync(reader);
        await EndAsync(coordinator);
    }

    private static async Task<int> NumberAsync(ILocator words) =>
        int.Parse(Regex.Match(await words.InnerTextAsync(), "[0-9]+").Value, CultureInfo.InvariantCulture);
}
