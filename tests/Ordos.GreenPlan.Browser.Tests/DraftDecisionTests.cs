using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Policies;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What only a person can decide about a draft: whom a group means, text or annex, which document is cited, whether it stays at all.</summary>
public sealed class DraftDecisionTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Group_ExpandedButForOne_BecomesItsMembersAndStaysVisible()
    {
        var (portal, draft, visit, desk) = await OpenAsync(Drafts.Grassland(321));
        await visit.Page.Locator(".source mark.u", new() { HasText = "各旗区人民政府" }).ClickAsync();
        await Expect(desk.Current).ToContainTextAsync("各旗区人民政府");

        await visit.Page.GetByText("是统称，可展开为成员单位（9个）").ClickAsync();
        await visit.Page.Locator(".members").GetByLabel("东胜区人民政府").UncheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "展开这一处" }).ClickAsync();

        await Expect(desk.Rows.Filter(new() { HasText = "（统称展开）" })).ToHaveCountAsync(8);
        await Expect(desk.Done).ToContainTextAsync("将“各旗区人民政府”展开为8个单位");
        await using var db = await portal.DataAsync();
        var group = await PortalPage.DepartmentAsync(portal, "各旗区人民政府");
        var units = await db.Assignments.Where(unit => db.Tasks.Any(task => task.Id == unit.TaskId && task.DocumentId == draft) && unit.GroupId == group)
            .Select(unit => unit.NameAsPrinted).ToListAsync(Cancel);
        Assert.Equal(8, units.Count);
        Assert.DoesNotContain("东胜区人民政府", units);

        await desk.Done.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(desk.Rows.Filter(new() { HasText = "（统称展开）" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Disagreement_OfTextAndAnnex_IsSettledByKeyboardShownInTheHistoryAndUndone()
    {
        var seed = Encoding.UTF8.GetString((await Drafts.SeedFileAsync("十四五节能减排")).Buffer);
        var (portal, draft, visit, desk) = await OpenAsync(seed.Replace("节能减排综合工作实施方案", "节能减排工作方案", StringComparison.Ordinal));
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "提醒" }).ClickAsync();
        await desk.Rows.Filter(new() { HasText = "清洁取暖覆盖率" }).Filter(new() { HasText = "与附件不一致" }).ClickAsync();
        await Expect(visit.Page.Locator(".rec .note")).ToContainTextAsync("行为100%，附件第111行为80%");
        await Expect(visit.Page.GetByLabel("两条都留，送裁定")).ToBeCheckedAsync();

        await visit.Page.GetByLabel("以正文为准").CheckAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Done).ToContainTextAsync("正文100%，附件80%，以正文为准");
        Assert.Equal([ReviewMark.Accepted, ReviewMark.Rejected], await MarksAsync(portal, draft));
        await Expect(desk.Current).Not.ToContainTextAsync("清洁取暖覆盖率");

        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "改动" }).ClickAsync();
        await visit.Page.Locator(".hist li").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Page.Locator(".hist li.out")).ToContainTextAsync("以正文为准");
        Assert.Equal([ReviewMark.Pending, ReviewMark.Pending], await MarksAsync(portal, draft));
    }

    [Fact]
    public async Task Basis_ProposedByTitle_IsLinkedOnceConfirmed()
    {
        var portal = await Fixture.WritingAsync();
        var draft = await Drafts.GrasslandAsync(portal, 322);
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{draft}/basis");
        var row = visit.Page.Locator("table tbody tr", new() { HasText = "本文件" });
        await Expect(row).ToContainTextAsync("标题相近");
        await using var db = await portal.DataAsync();
        Assert.Null(await CitedAsync());

        await row.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

        await Expect(row.GetByRole(AriaRole.Link)).ToContainTextAsync("具体措施");
        Assert.Equal(await PortalPage.PlanAsync(portal, "经济体系具体措施"), await CitedAsync());

        Task<int?> CitedAsync() => db.Set<Citation>().Where(cited => cited.DocumentId == draft).Select(cited => cited.CitedId).SingleAsync(Cancel);
    }

    [Fact]
    public async Task UndoImport_OfAReviewedDraft_AsksFirst()
    {
        var (portal, draft, visit, desk) = await OpenAsync(Drafts.Grassland(323));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Done).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销本次导入" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "不撤销" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销本次导入" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "确定撤销" }).ClickAsync();

        await visit.ShowsAddressAsync("/import$");
        await using var db = await portal.DataAsync();
        Assert.False(await db.Documents.AnyAsync(document => document.Id == draft, Cancel));
    }

    [Fact]
    public async Task Keys_EditMergeAndDelete_NeedNoMouse()
    {
        var (portal, draft, visit, desk) = await OpenAsync(Drafts.Grassland(325));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(desk.Current).ToContainTextAsync("（一）建立监测体系");

        await visit.Page.Keyboard.PressAsync("e");
        await Expect(visit.Page.GetByLabel("名称")).ToBeFocusedAsync();
        await visit.Page.GetByLabel("名称").FillAsync("建立监测网络");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Current).ToContainTextAsync("建立监测网络");
        await visit.Page.Keyboard.PressAsync("m");
        await Expect(desk.Done).ToContainTextAsync("推进草原修复”并入任务“建立监测网络”");
        await visit.Page.Keyboard.PressAsync("Delete");
        await Expect(desk.Done).ToContainTextAsync("删除任务“建立监测网络”");

        await using var db = await portal.DataAsync();
        Assert.Equal("（三）健全交易机制", await db.Tasks.Where(task => task.DocumentId == draft).Select(task => task.Title).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Navigation_OnTheReview_ComesOverThePageWhenAskedFor()
    {
        var (_, _, visit, _) = await OpenAsync(Drafts.Grassland(324));
        var navigation = visit.Page.Locator("#navigation");
        await Expect(navigation).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".keys")).ToBeInViewportAsync(new() { Ratio = 1 });

        await visit.Page.Locator("[data-navigation]").ClickAsync();
        await navigation.GetByRole(AriaRole.Link, new() { Name = "任务台账" }).ClickAsync();

        await visit.ShowsAddressAsync("/tasks$");
        await Expect(navigation).ToBeVisibleAsync();
    }

    private async Task<(Portal Portal, int Draft, Visit Visit, DraftDesk Desk)> OpenAsync(string text)
    {
        var portal = await Fixture.WritingAsync();
        var draft = await Drafts.ImportAsync(portal, text);
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{draft}/review");
        var desk = new DraftDesk(visit.Page);
        await desk.ReadyAsync();
        return (portal, draft, visit, desk);
    }

    /// <returns>What was made of the target of the text, then of that of the annex.</returns>
    private static async Task<List<ReviewMark>> MarksAsync(Portal portal, int draft)
    {
        await using var db = await portal.DataAsync();
        return await db.Targets.Where(target => target.DocumentId == draft && target.IndicatorName == "清洁取暖覆盖率")
            .OrderBy(target => target.FromTable).Select(target => target.Review).ToListAsync(Cancel);
    }
}
