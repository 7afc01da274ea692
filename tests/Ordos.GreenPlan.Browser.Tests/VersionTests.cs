using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What becomes of a published notice: a new version, a withdrawal, an import taken back.</summary>
public sealed class VersionTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private const string Reported = "已完成修复二十万亩。";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewVersion_OfAReportedNotice_ChangesTheTaskAndKeepsItsReport()
    {
        var portal = await Fixture.WritingAsync();
        var old = await Drafts.PublishAsync(portal, Drafts.Registered(331));
        var task = await ReportAsync(portal, old);
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/import");
        var desk = new DraftDesk(visit.Page);

        await visit.Page.GetByLabel("这是已发布文件的新版本").SelectOptionAsync($"{old}");
        await desk.HandOverAsync(Drafts.File(Drafts.Registered(332).Replace("50万亩", "80万亩", StringComparison.Ordinal)));
        var row = visit.Page.Locator("table.dl tr", new() { HasText = "鄂府办发〔2026〕332号" });
        await Expect(row).ToContainTextAsync("的新版本");

        // What goes on with its reports is shown before it is published.
        await row.GetByRole(AriaRole.Link, new() { Name = "校核" }).ClickAsync();
        await desk.ReadyAsync();
        await desk.ClickAsync("接受全部高把握");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "接受全部高把握（0）" })).ToBeVisibleAsync();
        await desk.StepThroughAsync();
        await desk.ClickAsync("发布预览", AriaRole.Link);
        var pair = visit.Page.GetByRole(AriaRole.Region, new() { Name = "与旧版本" }).Locator("tbody tr", new() { HasText = "推进草原修复" });
        await Expect(pair.Locator("td").Last).ToHaveTextAsync("1");
        await desk.ClickAsync("发布");
        await Expect(visit.Page.Locator(".dochead")).ToContainTextAsync("已发布");

        // The address of the task still holds.
        await visit.GoAsync($"/tasks/{task}");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("修复80万亩");
        await Expect(new TaskForm(visit.Page).Report(Reported)).ToBeVisibleAsync();
        await visit.GoAsync($"/documents/{old}");
        await Expect(visit.Page.Locator(".dochead")).ToContainTextAsync("已被替代");
    }

    [Fact]
    public async Task Withdraw_WithAReason_KeepsTheReportAndLetsTheNoticeBeImportedAgain()
    {
        var portal = await Fixture.WritingAsync();
        var text = Drafts.Registered(333);
        var document = await Drafts.PublishAsync(portal, text);
        var task = await ReportAsync(portal, document);
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{document}");

        // Once somebody has reported, the import is not simply taken back.
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();
        await Expect(visit.Page.Locator("main .note.e")).ToContainTextAsync("已有单位填报进展，不能撤销导入");

        await visit.Page.Locator("summary", new() { HasText = "撤回" }).ClickAsync();
        await visit.Page.GetByLabel("撤回原因").FillAsync("文号印错，重新印发。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "确认撤回" }).ClickAsync();

        await Expect(visit.Page.Locator("main .note.w")).ToContainTextAsync("原因：文号印错，重新印发。");
        await Expect(visit.Page.Locator(".dochead")).ToContainTextAsync("已撤回");
        await using var db = await portal.DataAsync();
        Assert.Equal(1, await db.Reports.CountAsync(report => report.TaskId == task, Cancel));

        await visit.GoAsync("/import");
        await new DraftDesk(visit.Page).HandOverAsync(Drafts.File(text));
        await Expect(visit.Page.Locator("table.dl tr", new() { HasText = "鄂府办发〔2026〕333号" })).ToBeVisibleAsync();
        var stages = await db.Documents.Where(d => d.Number == "鄂府办发〔2026〕333号").Select(d => d.Stage).ToListAsync(Cancel);
        Assert.Equal([DocumentStage.Draft, DocumentStage.Withdrawn], stages.Order());
    }

    [Fact]
    public async Task UndoImport_OfAPublishedNoticeWithoutReports_TakesOneClick()
    {
        var portal = await Fixture.WritingAsync();
        var document = await Drafts.PublishAsync(portal, Drafts.Registered(334));
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{document}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();

        await visit.ShowsAddressAsync("/import$");
        await using var db = await portal.DataAsync();
        Assert.False(await db.Documents.AnyAsync(d => d.Id == document, Cancel));
        Assert.False(await db.Tasks.AnyAsync(task => task.DocumentId == document, Cancel));
    }

    /// <summary>Lets the department that leads the second task report on it, signed by its head.</summary>
    private static async Task<int> ReportAsync(Portal portal, int document)
    {
        var department = await PortalPage.DepartmentAsync(portal, "市林业和草原局");
        await using var db = await portal.DataAsync();
        var task = await db.Tasks.Where(t => t.DocumentId == document && t.Ordinal == 2).Select(t => t.Id).SingleAsync(Cancel);
        var desk = portal.Get<ReportDesk>();
        var report = await desk.SubmitAsync(
            new Actor(null, "经办人", AccountRole.Staff, department), task, department,
            new ReportEntry(TaskState.UnderWay, 40, Reported, null, "继续修复", NeedsCoordination: false), Cancel);
        var version = await db.Reports.Where(r => r.Id == report).Select(r => r.Version).SingleAsync(Cancel);
        await desk.SignAsync(new Actor(null, "审核人", AccountRole.DepartmentHead, department), report, version, Cancel);
        return task;
    }
}
