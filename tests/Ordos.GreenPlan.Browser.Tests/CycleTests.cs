using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A quarter from the department's sheet to the coordinator's acceptance, with the clicks that people may be asked for counted.</summary>
public sealed class CycleTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Quarter_SheetToAcceptance_KeepsTheBudgetOfClicks()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];

        // Staff: the reminder leads to the page; two clicks send everything that has not changed.
        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(staff.Page);
        var sending = new Clicks();
        await sending.OnAsync(sheet.RepeatAll);
        await Expect(sheet.RepeatAll).ToHaveCountAsync(0);
        await sending.OnAsync(sheet.SubmitAll);
        await Expect(staff.Page.GetByText("项，由本单位审核人签发。")).ToBeVisibleAsync();
        Assert.Equal(2, sending.Count);

        // Head: one screen, one click.
        var head = await VisitAsync(portal, portal.Accounts.Head(department), "/signing");
        var signing = new Clicks();
        await Expect(head.Page.Locator("section.reviewed").First).ToBeVisibleAsync();
        await signing.OnAsync(head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部签发") }));
        await Expect(head.Page.GetByText("没有待签发的填报")).ToBeVisibleAsync();
        Assert.Equal(1, signing.Count);

        // Coordinator: one click or key each, the next opens by itself.
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        var title = coordinator.Page.Locator("#reviewed");
        var queue = coordinator.Page.Locator(".queue a.i");
        var waiting = await queue.CountAsync();
        Assert.True(waiting >= 4, $"Only {waiting} wait for review.");
        var reviewing = new Clicks();
        var first = await SelectedAsync(coordinator.Page);
        await reviewing.OnAsync(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "通过，看下一条" }));
        await Expect(queue).ToHaveCountAsync(waiting - 1);
        Assert.NotEqual(first, await SelectedAsync(coordinator.Page));
        await reviewing.OnAsync(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "数据口径不清" }));
        await Expect(queue).ToHaveCountAsync(waiting - 2);
        Assert.Equal(2, reviewing.Count);

        await Expect(title).ToBeFocusedAsync();
        await coordinator.Page.Keyboard.PressAsync("Enter");
        await Expect(queue).ToHaveCountAsync(waiting - 3);
        await coordinator.Page.Keyboard.PressAsync("Backspace");
        var reason = coordinator.Page.GetByLabel("退回理由");
        await Expect(reason).ToBeFocusedAsync();
        await reason.FillAsync("请补充完成的数量。");
        await coordinator.Page.Keyboard.PressAsync("ArrowDown"); // keys are off while a field has the focus
        await Expect(reason).ToHaveValueAsync("请补充完成的数量。");
        await coordinator.Page.Locator(".act").GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await Expect(coordinator.Page.GetByText("理由：请补充完成的数量。")).ToBeVisibleAsync();

        await using var db = await portal.DataAsync();
        Assert.Equal(1, await db.Reports.CountAsync(report => report.ReturnReason == "请补充完成的数量。" && report.State == ReportState.Returned, TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Reports.CountAsync(report => report.ReturnReason == "数据未写明统计口径和时点，请补充。" && report.State == ReportState.Returned, TestContext.Current.CancellationToken));
        foreach (var visit in new[] { staff, head, coordinator })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task AcceptUnchanged_OnCourse_TakesTwoClicksForAll()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        await using var db = await portal.DataAsync();
        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(staff.Page);
        await sheet.RepeatAll.ClickAsync();
        await Expect(sheet.RepeatAll).ToHaveCountAsync(0);
        await sheet.SubmitAll.ClickAsync();
        await Expect(staff.Page.GetByText("项，由本单位审核人签发。")).ToBeVisibleAsync();
        var head = await VisitAsync(portal, portal.Accounts.Head(department), "/signing");
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部签发") }).ClickAsync();
        await Expect(head.Page.GetByText("没有待签发的填报")).ToBeVisibleAsync();
        var calm = db.Reports.Where(report => report.State == ReportState.Signed && report.IsUnchanged
            && db.Standings.Any(standing => standing.TaskId == report.TaskId && standing.Health == Health.Green));
        var before = await calm.CountAsync(TestContext.Current.CancellationToken);
        Assert.True(before > 0, "Nothing unchanged and on course waits.");

        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        var accepting = new Clicks();
        await accepting.OnAsync(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "一并通过" }));
        await accepting.OnAsync(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = $"确认通过{before}项" }));
        await Expect(coordinator.Page.GetByText($"已通过{before}项无变化、正常的填报。")).ToBeVisibleAsync();

        Assert.Equal((2, 0), (accepting.Count, await calm.CountAsync(TestContext.Current.CancellationToken)));
        foreach (var visit in new[] { staff, head, coordinator })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Return_ByTheHead_ComesBackOnTopWithItsReason()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        var head = await VisitAsync(portal, portal.Accounts.Head(department), "/signing");
        var row = head.Page.Locator("section.reviewed").First;
        var name = await row.GetAttributeAsync("aria-label");

        // What was said before stands beside what is said now.
        var changed = head.Page.Locator(".df tr.chg").First.Locator("td");
        var (before, now) = (await changed.First.BoundingBoxAsync(), await changed.Last.BoundingBoxAsync());
        Assert.Equal(before!.Y, now!.Y);
        Assert.True(now.X >= before.X + before.Width - 1 && before.Width > 200, $"{before.X}, {before.Width} beside {now.X}");
        var returning = new Clicks();
        await returning.OnAsync(row.GetByRole(AriaRole.Button, new() { Name = "退回" }));
        await returning.OnAsync(row.GetByRole(AriaRole.Button, new() { Name = "进展笼统" }));
        await Expect(head.Page.GetByText($"已退回“{name}”")).ToBeVisibleAsync();
        Assert.Equal(2, returning.Count);

        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(staff.Page);
        var returned = sheet.Rows.Filter(new() { HasText = "已退回，待修改" }).Filter(new() { HasText = name! });
        await Expect(returned.First).ToContainTextAsync("请写明本期完成的具体工作量");

        // Fix and send again: one click into the field, one on the button.
        var code = (await returned.First.GetAttributeAsync("data-row"))!;
        var resending = new Clicks();
        await resending.OnAsync(sheet.Done(code));
        await staff.Page.Keyboard.PressAsync("End");
        await staff.Page.Keyboard.TypeAsync("本期完成改造3处。");
        await resending.OnAsync(sheet.SubmitAll);
        await Expect(staff.Page.Locator(".sent tr", new() { HasText = name })).ToContainTextAsync("待签发");
        Assert.Equal(2, resending.Count);
        await using var db = await portal.DataAsync();
        Assert.True(await db.Reports.AnyAsync(report => report.State == ReportState.Submitted && report.Done.Contains("本期完成改造3处。"), TestContext.Current.CancellationToken));
        await EndAsync(head);
        await EndAsync(staff);
    }

    [Fact]
    public async Task OpenPeriod_Monthly_ShowsTheLoadAndReachesTheSheets()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/periods");
        var opening = new Clicks();
        await opening.OnAsync(coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "开设调度期" }));
        await Expect(coordinator.Page.GetByText("个单位，共")).ToBeVisibleAsync();
        await opening.OnAsync(coordinator.Page.GetByText("按月"));
        var name = coordinator.Page.GetByLabel("名称");
        await Expect(name).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^20[0-9]{2}年[0-9]{1,2}月$"));
        var month = await name.InputValueAsync();
        await opening.OnAsync(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "开设", Exact = true }));
        await Expect(coordinator.Page.GetByText($"“{month}”已开设")).ToBeVisibleAsync();
        Assert.Equal(3, opening.Count);

        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        await Expect(staff.Page.Locator(".pagehead")).ToContainTextAsync("2个调度期开放");
        await Expect(new ReportSheet(staff.Page).Rows.Filter(new() { HasText = month }).First).ToBeVisibleAsync();

        var leader = await VisitAsync(portal, portal.Accounts.Leader, "/periods");
        await Expect(leader.Page.GetByText(month)).ToBeVisibleAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "开设调度期" })).ToHaveCountAsync(0);
        foreach (var visit in new[] { coordinator, staff, leader })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Draw_Sample_IsRecordedAndAsksForEvidenceThereOnly()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        var before = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        await Expect(before.Page.GetByText("本期抽查")).ToHaveCountAsync(0);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        await coordinator.Page.GetByLabel("抽查数量").FillAsync("200");
        await coordinator.Page.GetByLabel("抽查数量").BlurAsync();
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "抽取" }).ClickAsync();
        await Expect(coordinator.Page.GetByText("已随机抽取并留存记录")).ToBeVisibleAsync();
        await Expect(coordinator.Page.GetByText("随机数")).ToBeVisibleAsync();

        await before.ReloadAsync();
        var evidence = before.Page.GetByLabel("本期抽查，请写明佐证材料的名称、文号或网址");
        await Expect(evidence.First).ToBeVisibleAsync();
        await evidence.First.FillAsync("验收意见，2026年第12号");
        await evidence.First.BlurAsync();
        await Expect(before.Page.Locator("article[data-unsaved]")).ToHaveCountAsync(0);
        await using var db = await portal.DataAsync();
        Assert.Equal(1, await db.EvidenceDraws.CountAsync(TestContext.Current.CancellationToken));
        await EndAsync(before);
        await EndAsync(coordinator);
    }

    [Fact]
    public async Task DisputeAndExtension_FromTheDepartment_AreAnsweredByTheCoordinator()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[1];
        var staff = await VisitAsync(portal, portal.Accounts.Staff(department), "/assignments");
        var row = staff.Page.Locator("table.asg tbody tr").First;
        await row.GetByRole(AriaRole.Button, new() { Name = "有异议" }).ClickAsync();
        await staff.Page.GetByLabel("异议理由").FillAsync("该事项不在本单位职责内。");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();
        await Expect(staff.Page.Locator("tr", new() { HasText = "该事项不在本单位职责内。" })).ToContainTextAsync("异议待答复");

        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/requests");
        var dispute = coordinator.Page.Locator("tr", new() { HasText = "该事项不在本单位职责内。" });
        await dispute.GetByLabel("答复意见").FillAsync("职责明确，仍请承担。");
        await dispute.GetByRole(AriaRole.Button, new() { Name = "异议不成立" }).ClickAsync();
        await Expect(dispute).ToHaveCountAsync(0);
        var extension = coordinator.Page.Locator("tr", new() { HasText = "前期手续办理周期较长，预计半年内完成。" });
        await extension.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
        await Expect(coordinator.Page.GetByText("已同意，")).ToBeVisibleAsync();

        await staff.ReloadAsync();
        await Expect(staff.Page.Locator("tr", new() { HasText = "该事项不在本单位职责内。" })).ToContainTextAsync("职责明确，仍请承担。");
        await EndAsync(staff);
        await EndAsync(coordinator);
    }

    private static async Task<string?> SelectedAsync(IPage page) => await page.Locator(".queue a.i[aria-current]").GetAttributeAsync("href");
}
