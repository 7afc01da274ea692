using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>People are told without reloading, and each message leads to its row.</summary>
public sealed class MessageTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Return_ByTheCoordinator_CountsUpInTheOpenPageOfTheStaffAndLeadsToTheRow()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var waiting = await WaitingAsync(portal);
        var staff = await VisitAsync(portal, portal.Accounts.Staff(waiting.Department), "/messages");
        var bell = staff.Page.Locator(".top .bell");
        await Expect(staff.Page.Locator(".msgs li").First).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "全部标为已读" }).ClickAsync();
        await Expect(bell).ToHaveTextAsync("消息");
        await staff.GoAsync("/overview");
        var other = await VisitAsync(portal, portal.Accounts.Coordinator, "/tasks");
        var counted = other.Page.Locator("#navigation a", new() { HasText = "审核" }).Locator("i");
        var before = await counted.InnerTextAsync();

        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/review-queue?id={waiting.Report}");
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "数据口径不清" }).ClickAsync();
        await Expect(coordinator.Page.GetByText($"已退回“{waiting.Title}”")).ToBeVisibleAsync();
        var since = Stopwatch.StartNew();

        await Expect(bell).ToHaveTextAsync("消息 1条未读");
        TestContext.Current.TestOutputHelper?.WriteLine($"The bell counted {since.ElapsedMilliseconds} ms after the coordinator saw the row go.");
        await Expect(counted).Not.ToHaveTextAsync(before);
        await bell.ClickAsync();
        await staff.ShowsAddressAsync("/messages$");
        await staff.Page.Locator(".msgs li").First.GetByRole(AriaRole.Link, new() { NameRegex = new("数据未写明统计口径和时点") }).ClickAsync();
        await staff.ShowsAddressAsync($"/reports\\?row={waiting.Code}$");
        var row = new ReportSheet(staff.Page).Row(waiting.Code);
        await Expect(row).ToContainTextAsync("数据未写明统计口径和时点");
        await Expect(row.Locator(".shown")).ToBeFocusedAsync();
        await Expect(bell).ToHaveTextAsync("消息");
        foreach (var visit in new[] { staff, other, coordinator })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Sheet_WhileOthersWork_ShowsWhatTheyDidAndKeepsWhatIsTyped()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        const string typed = "正在汇总各旗区数据，";
        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(staff.Page);
        var codes = await sheet.CodesAsync("未填");
        var field = sheet.Done(codes[0]);
        await field.FillAsync("");
        await field.PressSequentiallyAsync(typed);

        // A colleague fills in another row; the head sends one back.
        var colleague = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        const string theirs = "完成管网改造12公里。";
        await new ReportSheet(colleague.Page).Done(codes[1]).FillAsync(theirs);
        await new ReportSheet(colleague.Page).Percent(codes[1]).FillAsync("35");
        await new ReportSheet(colleague.Page).Percent(codes[1]).BlurAsync();
        var head = await VisitAsync(portal, portal.Accounts.Head(department), "/signing");
        var report = head.Page.Locator("section.reviewed").First;
        var name = await report.GetAttributeAsync("aria-label");
        await report.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await report.GetByRole(AriaRole.Button, new() { Name = "进展笼统" }).ClickAsync();

        await Expect(sheet.Done(codes[1])).ToHaveValueAsync(theirs);
        await Expect(sheet.Rows.Filter(new() { HasText = "已退回，待修改" }).Filter(new() { HasText = name! }).First)
            .ToContainTextAsync("请写明本期完成的具体工作量");
        await Expect(field).ToBeFocusedAsync();
        await field.PressSequentiallyAsync("下旬报送。");
        await Expect(field).ToHaveValueAsync(typed + "下旬报送。");
        foreach (var visit in new[] { staff, colleague, head })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task MailChoice_WithoutAnAddress_IsRefusedAndWithOneIsKept()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/messages");
        await visit.Page.GetByLabel("退回随时发").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("请填写接收提醒的邮箱。");

        await visit.Page.GetByLabel("接收提醒的邮箱").FillAsync("wang@example.gov.cn");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(visit.Page.GetByText("已保存。")).ToBeVisibleAsync();

        await visit.ReloadAsync();
        await Expect(visit.Page.GetByLabel("接收提醒的邮箱")).ToHaveValueAsync("wang@example.gov.cn");
        await Expect(visit.Page.GetByLabel("退回随时发")).ToBeCheckedAsync();
        await EndAsync(visit);
    }

    /// <summary>A signed report of a period, of a department that has accounts.</summary>
    private static async Task<(int Report, string Code, string Title, string Department)> WaitingAsync(Portal portal)
    {
        var keys = portal.Accounts.Departments;
        await using var db = await portal.DataAsync();
        var found = await (
            from report in db.Reports
            join task in db.Tasks on report.TaskId equals task.Id
            join department in db.Departments on report.DepartmentId equals department.Id
            join period in db.Periods on report.PeriodId equals period.Id
            where report.State == ReportState.Signed && keys.Contains(department.Key)
            orderby period.EndsOn descending, report.Id
            select new { report.Id, report.TaskId, report.PeriodId, task.Title, department.Key }).FirstAsync();
        return (found.Id, $"{found.TaskId}-{found.PeriodId}", found.Title, found.Key);
    }
}
