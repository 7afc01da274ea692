using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Policies;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A draft beside its source.</summary>
public sealed class DraftReviewTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_WithoutAMouse_AcceptRejectMoveAndMakeRecords()
    {
        var (portal, draft, visit, desk) = await OpenAsync(301);
        await Expect(desk.Current).ToContainTextAsync("一、重点任务");

        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Current).ToContainTextAsync("（一）建立监测体系");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(desk.Current).ToContainTextAsync("（二）推进草原修复");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Backspace");
        await Expect(desk.Rows.Filter(new() { HasText = "健全交易机制" })).ToContainTextAsync("已驳回");

        await visit.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Rows.Filter(new() { HasText = "健全交易机制" })).ToContainTextAsync("待核");

        // The sentence that nobody claims becomes a task.
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "未认领 1" }).ClickAsync();
        await Expect(desk.Current).ToContainTextAsync("每年12月底前报送");
        await visit.Page.Locator("#rows").FocusAsync();
        await visit.Page.Keyboard.PressAsync("1");
        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "未认领 0" })).ToBeVisibleAsync();
        await Expect(desk.Current).ToContainTextAsync("各地各部门要加强领导");

        await using var db = await portal.DataAsync();
        Assert.Equal(4, await db.Tasks.CountAsync(task => task.DocumentId == draft, Cancel));
        Assert.Equal(ReviewMark.Accepted, await db.Set<Heading>().Where(h => h.DocumentId == draft && h.Title == "一、重点任务").Select(h => h.Review).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Field_Changed_IsSavedAtOnceSaysWhatChangedAndIsUndone()
    {
        var (_, _, visit, desk) = await OpenAsync(302);
        await visit.Page.Locator(".source mark.t", new() { HasText = "50万亩" }).ClickAsync();
        await Expect(desk.Current).ToContainTextAsync("2026年 50万亩");

        await visit.Page.GetByLabel("数值").FillAsync("60");
        await visit.Page.GetByLabel("数值").PressAsync("Tab");

        await Expect(visit.Page.Locator(".keys [role=status]")).ToContainTextAsync("数值“50”改为“60”");
        await Expect(desk.Current).ToContainTextAsync("60万亩");
        await visit.ReloadAsync(); // a closed browser
        await desk.ReadyAsync();
        await Expect(visit.Page.Locator(".source mark.t", new() { HasText = "50万亩" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "改动" }).ClickAsync();
        await visit.Page.Locator(".hist li").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Page.Locator(".hist li.out")).ToContainTextAsync("已撤销");
        Assert.True((await visit.Page.Locator(".hist li.out").BoundingBoxAsync())!.Width > 400); // a line of its own
        await visit.Page.Locator(".source mark.t", new() { HasText = "50万亩" }).ClickAsync();
        await Expect(desk.Current).ToContainTextAsync("50万亩");
    }

    [Fact]
    public async Task Selection_InATask_SplitsItThereByButtonOrKey()
    {
        var (portal, draft, visit, desk) = await OpenAsync(303);
        await desk.Rows.Filter(new() { HasText = "建立监测体系" }).ClickAsync();
        await SelectAsync(visit, "完成草原碳汇本底调查");

        var split = visit.Page.GetByRole(AriaRole.Button, new() { Name = "由此拆分任务" });
        var made = desk.Rows.Filter(new() { HasText = "完成草原碳汇本底调查" });
        await split.ClickAsync();
        await Expect(made).ToBeVisibleAsync();

        await desk.Done.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(made).ToHaveCountAsync(0);
        await desk.Rows.Filter(new() { HasText = "建立监测体系" }).ClickAsync();
        await SelectAsync(visit, "完成草原碳汇本底调查");
        await Expect(split).ToBeEnabledAsync();
        await visit.Page.Keyboard.PressAsync("s");
        await Expect(made).ToBeVisibleAsync();
        await using var db = await portal.DataAsync();
        var texts = await db.Tasks.Where(task => task.DocumentId == draft).OrderBy(task => task.Start).Select(task => task.Text).Take(2).ToListAsync(Cancel);
        Assert.EndsWith("建成监测站点12个，", texts[0], StringComparison.Ordinal);
        Assert.StartsWith("完成草原碳汇本底调查", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAdministrators_OnOneRecord_TheSecondIsToldAndNothingIsLost()
    {
        var (portal, draft, first, _) = await OpenAsync(304);
        var second = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{draft}/review");
        foreach (var visit in new[] { first, second })
        {
            await new DraftDesk(visit.Page).ReadyAsync();
            await visit.Page.Locator(".tree .row", new() { HasText = "健全交易机制" }).ClickAsync();
            await Expect(visit.Page.GetByLabel("名称")).ToHaveValueAsync("（三）健全交易机制");
        }

        // The second types while the first saves.
        await second.Page.GetByLabel("名称").FillAsync("探索交易机制");
        await first.Page.GetByLabel("名称").FillAsync("建立交易机制");
        await first.Page.GetByLabel("名称").PressAsync("Tab");
        await Expect(first.Page.Locator(".keys [role=status]")).ToContainTextAsync("建立交易机制");
        await second.Page.GetByLabel("名称").PressAsync("Tab");

        // The second is told, keeps what was typed, and sees what the first made of it; nothing is overwritten.
        await Expect(second.Page.Locator("main .note.e")).ToContainTextAsync("刚刚改过这条");
        await Expect(second.Page.Locator("main .note.e")).ToContainTextAsync("改为“建立交易机制”");
        await Expect(second.Page.Locator(".tree .row.on")).ToContainTextAsync("建立交易机制");
        await Expect(second.Page.GetByLabel("名称")).ToHaveValueAsync("探索交易机制");
        await using var db = await portal.DataAsync();
        Assert.Contains("建立交易机制", await db.ReviewEdits.Where(edit => edit.DocumentId == draft).Select(edit => edit.Words).SingleAsync(Cancel), StringComparison.Ordinal);

        // Having seen it, the second may decide otherwise, and the first hears of it.
        await second.Page.GetByLabel("名称").FillAsync("试行交易机制");
        await second.Page.GetByLabel("名称").PressAsync("Tab");
        await Expect(second.Page.Locator(".tree .row.on")).ToContainTextAsync("试行交易机制");
        await Expect(first.Page.Locator("main .note.w")).ToContainTextAsync("刚刚改过您正在看的这条");
    }

    [Fact]
    public async Task Names_ConfirmedOnce_AreMatchedAndPublishingIsNoLongerRefused()
    {
        var (_, draft, visit, _) = await OpenAsync(305);
        await visit.GoAsync($"/documents/{draft}/publish");
        await Expect(visit.Page.Locator("main .note.w")).ToContainTextAsync("2个责任单位名称尚未对应到部门");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "发布" })).ToBeDisabledAsync();
        await Expect(visit.Page.Locator("#navigation a.active")).ToContainTextAsync("政策文件");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "去确认单位名称" }).ClickAsync();
        await visit.LiveAsync();
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "市林业草原局" }).GetByRole(AriaRole.Button, new() { Name = "相似" }).First.ClickAsync();
        var unknown = visit.Page.GetByRole(AriaRole.Group, new() { Name = "市碳汇筹备组" });
        await Expect(visit.Page.Locator(".match")).ToHaveCountAsync(1);
        await unknown.GetByRole(AriaRole.Button, new() { Name = "登记为新部门" }).ClickAsync();
        await unknown.GetByRole(AriaRole.Button, new() { Name = "登记并对应" }).ClickAsync();
        await Expect(visit.Page.GetByText("名称都已对应到部门")).ToBeVisibleAsync();

        await visit.GoAsync($"/documents/{draft}/publish");
        await Expect(visit.Page.Locator("main .note.w")).ToContainTextAsync("条记录待核");
    }

    [Fact]
    public async Task UndoImport_OfAnUntouchedDraft_TakesOneClick()
    {
        var (portal, draft, visit, _) = await OpenAsync(306);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销本次导入" }).ClickAsync();

        await visit.ShowsAddressAsync("/import$");
        await using var db = await portal.DataAsync();
        Assert.False(await db.Documents.AnyAsync(document => document.Id == draft, Cancel));
    }

    private async Task<(Portal Portal, int Draft, Visit Visit, DraftDesk Desk)> OpenAsync(int number)
    {
        var portal = await Fixture.WritingAsync();
        var draft = await Drafts.GrasslandAsync(portal, number);
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{draft}/review");
        var desk = new DraftDesk(visit.Page);
        await desk.ReadyAsync();
        return (portal, draft, visit, desk);
    }

    private static async Task SelectAsync(Visit visit, string words) => await visit.Page.EvaluateAsync(
        """
        words => {
          const walker = document.createTreeWalker(document.querySelector(".source .src"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
          }
          throw new Error("not in the source");
        }
        """,
        words);
}
