using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Supervision;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The ladder from the proposal to the coordinator's check, with the clicks that people may be asked for counted.</summary>
public sealed class SupervisionTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Urging_ProposedToSent_TakesFourClicks()
    {
        await using var portal = await Fixture.NewPortalAsync();
        await using var db = await portal.DataAsync();
        var before = await db.SupervisionItems.CountAsync(TestContext.Current.CancellationToken);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/supervision/proposals");
        var page = coordinator.Page;
        var sending = new Clicks();

        await sending.OnAsync(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^催办 [0-9]+$") }));
        await Expect(page).ToHaveURLAsync(new Regex("level=urging"));
        await sending.OnAsync(page.GetByLabel(new Regex("^全选[0-9]+项$")));
        await Expect(page.GetByText(new Regex("^已选[1-9][0-9]*项$"))).ToBeVisibleAsync();
        await sending.OnAsync(page.GetByRole(AriaRole.Button, new() { Name = "预览" }));
        var send = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发送[0-9]+项$") });
        await Expect(page.Locator(".letters li").First).ToContainTextAsync("书面答复滞后原因");
        var count = int.Parse(Regex.Match(await send.InnerTextAsync(), "[0-9]+").Value, CultureInfo.InvariantCulture);
        Assert.Equal(before, await db.SupervisionItems.CountAsync(TestContext.Current.CancellationToken)); // looking sends nothing
        await sending.OnAsync(send);
        await Expect(page.GetByText($"已发出{count}项")).ToBeVisibleAsync();

        Assert.Equal(4, sending.Count);
        Assert.Equal(before + count, await db.SupervisionItems.CountAsync(TestContext.Current.CancellationToken));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "催办 0", Exact = true })).ToBeVisibleAsync();
        await EndAsync(coordinator);
    }

    [Fact]
    public async Task Reply_WrittenSignedAndChecked_GoesRoundByTheMessages()
    {
        await using var portal = await Fixture.NewPortalAsync();
        await using var db = await portal.DataAsync();
        var item = await db.SupervisionItems.Where(one => one.State == SupervisionState.Awaiting && one.ExtensionTo == null).OrderBy(one => one.Id)
            .FirstAsync(TestContext.Current.CancellationToken);
        var key = await db.Departments.Where(one => one.Id == item.DepartmentId).Select(one => one.Key).SingleAsync(TestContext.Current.CancellationToken);
        var title = await db.Tasks.Where(one => one.Id == item.TaskId).Select(one => one.Title).SingleAsync(TestContext.Current.CancellationToken);

        var staff = await VisitAsync(portal, portal.Accounts.Staff(key), $"/supervision/own?row={item.Id}");
        var card = staff.Page.Locator("section.item").Filter(new() { Has = staff.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) }).First;
        await card.GetByLabel("答复", new() { Exact = true }).FillAsync("已成立专班，按周推进。");
        await card.GetByRole(AriaRole.Button, new() { Name = "提交答复，由审核人签发" }).ClickAsync();
        await Expect(staff.Page.GetByText("答复已提交，由本单位审核人签发。")).ToBeVisibleAsync();

        var head = await VisitAsync(portal, portal.Accounts.Head(key), $"/supervision/items/{item.Id}");
        await Expect(head.Page.GetByLabel("答复（待签发）")).ToHaveValueAsync("已成立专班，按周推进。");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "签发答复" }).ClickAsync();
        await Expect(head.Page.GetByText("答复已签发，送调度员核查。")).ToBeVisibleAsync();

        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/supervision/items/{item.Id}");
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "核查办结" }).ClickAsync();
        await coordinator.Page.GetByLabel("核查情况").FillAsync("已到现场核查。");
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true }).ClickAsync();
        await Expect(coordinator.Page.GetByText("已核查办结。")).ToBeVisibleAsync();

        var told = await VisitAsync(portal, portal.Accounts.Staff(key), "/messages");
        await told.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("核查办结。已到现场核查。") }).ClickAsync();
        await told.ShowsAddressAsync($"/supervision/items/{item.Id}$");
        await Expect(told.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

        foreach (var visit in new[] { staff, head, coordinator, told })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Start_FromATasksPage_IsPreviewedAndSentForTheReasonGiven()
    {
        var portal = await Fixture.WritingAsync();
        await using var db = await portal.DataAsync();

        // The last one that nobody is supervised for; other tests take tasks from the first on.
        var task = await AskedDuty.AnsweredIn(db).Where(duty => !db.SupervisionItems.Any(item => item.TaskId == duty.TaskId))
            .MaxAsync(duty => duty.TaskId, TestContext.Current.CancellationToken);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/tasks/{task}");
        var page = coordinator.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "发起督办" }).ClickAsync();
        await coordinator.ShowsAddressAsync("/supervise$");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByLabel("层级").SelectOptionAsync("reminder");
        await page.GetByLabel("理由").FillAsync("市政府常务会议要求加快");
        await page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await Expect(page.Locator(".letters li").First).ToContainTextAsync("市政府常务会议要求加快，请抓紧推进");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发送[0-9]+项$") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("发出提醒");
        await EndAsync(coordinator);
    }

    [Fact]
    public async Task Items_OfAnotherDepartment_AreNotShown()
    {
        var portal = await Fixture.ReadingAsync();
        await using var db = await portal.DataAsync();
        var item = await db.SupervisionItems.OrderBy(one => one.Id).FirstAsync(TestContext.Current.CancellationToken);
        var own = await db.Departments.Where(one => one.Id == item.DepartmentId).Select(one => one.Key).SingleAsync(TestContext.Current.CancellationToken);
        var other = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments.First(key => key != own)), null);
        other.Expects("status of 40");

        Assert.Equal(404, (await other.Page.GotoAsync($"/supervision/items/{item.Id}"))!.Status);
        Assert.Equal(404, (await other.Page.GotoAsync($"/supervision/departments/{item.DepartmentId}"))!.Status);
        Assert.Equal(403, (await other.Page.GotoAsync("/supervision"))!.Status);
        Assert.Equal(403, (await other.Page.GotoAsync("/supervision/proposals"))!.Status);
    }

    [Fact]
    public async Task Template_UnknownPlaceholder_IsNamedAndWhatWasTypedStays()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var administrator = await VisitAsync(portal, portal.Accounts.Administrator, "/supervision/templates");
        var card = administrator.Page.Locator("section.card").Filter(new() { Has = administrator.Page.GetByRole(AriaRole.Heading, new() { Name = "催办" }) });
        await card.GetByLabel("文字").FillAsync("{单位}：请于{答复期限}前说明{事项}和{任务}。");
        await card.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有占位符{事项}");
        await Expect(card.GetByLabel("文字")).ToHaveValueAsync("{单位}：请于{答复期限}前说明{事项}和{任务}。");

        await card.GetByLabel("文字").FillAsync("{单位}：请于{答复期限}前说明{任务}。");
        await Expect(card.Locator(".wording")).ToContainTextAsync("某某局：请于");
        await card.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(administrator.Page.GetByText("催办的模板已保存。")).ToBeVisibleAsync();
        await EndAsync(administrator);
    }
}
