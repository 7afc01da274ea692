using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Data.Register;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The register of targets: rulings, readings, and figures that lead to their lists.</summary>
public sealed class TargetTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Rule_ConflictOfTheSeeds_OpensTheNextAndCanBeTakenBack()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/targets/rulings?verdict=conflicting");
        var page = visit.Page;
        await using var db = await portal.DataAsync();
        var waiting = await RulingDesk.Waiting(db).CountAsync(TestContext.Current.CancellationToken);
        Assert.InRange(waiting, 20, 30);
        await Expect(page.Locator("#navigation a[href='/targets'] i")).ToContainTextAsync($"{waiting}");
        var card = page.Locator("section.ruling");
        await Expect(card.Locator(".note")).ToContainTextAsync("系统意见：冲突");
        await Expect(card.Locator("blockquote mark")).ToHaveCountAsync(2);
        var first = await card.Locator(".sides").InnerTextAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "作出裁定" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明理由");

        await card.GetByLabel("一律用乙").CheckAsync();
        await card.GetByLabel("理由（必填，随裁定留存）").FillAsync("按后发文件执行");
        await card.GetByRole(AriaRole.Button, new() { Name = "作出裁定" }).ClickAsync();

        await Expect(page.Locator("#navigation a[href='/targets'] i")).ToContainTextAsync($"{waiting - 1}");
        await Expect(card.Locator(".sides")).Not.ToHaveTextAsync(first, new() { UseInnerText = true });

        await visit.GoAsync("/targets/rulings?view=ruled");
        await Expect(card.Locator(".ruled")).ToContainTextAsync("按后发文件执行");
        await card.GetByLabel("撤回理由").FillAsync("上级另有规定");
        await card.GetByRole(AriaRole.Button, new() { Name = "撤回裁定" }).ClickAsync();
        await Expect(card.Locator(".ruled")).ToContainTextAsync("裁定（已撤回）");
        await Expect(page.Locator("#navigation a[href='/targets'] i")).ToContainTextAsync($"{waiting}");
        await EndAsync(visit);
    }

    [Fact]
    public async Task Report_Reading_ShowsAttainmentAndKeepsTheOldValueWhenCorrected()
    {
        var portal = await Fixture.WritingAsync();
        int indicator;
        await using (var db = await portal.DataAsync())
        {
            indicator = await db.Targets
                .Where(target => target.Unit == "%" && target.Year == 2025 && target.Value != null && target.Area == "" && target.Change == Domain.Targets.TargetChange.None)
                .Where(target => !db.Readings.Any(reading => reading.IndicatorId == target.IndicatorId))
                .OrderBy(target => target.Id).Select(target => target.IndicatorId!.Value).FirstAsync(TestContext.Current.CancellationToken);
        }

        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, $"/targets/indicators/{indicator}");
        var page = visit.Page;
        await Expect(page.Locator("section", new() { HasText = "各文件的目标" }).Locator(".why").First).ToContainTextAsync("数据缺失");

        await page.GetByLabel("年份").FillAsync("2025");
        await page.Locator("#value").FillAsync("不是数");
        await page.GetByRole(AriaRole.Button, new() { Name = "报送" }).ClickAsync();
        await Expect(page.Locator(".validation-message")).ToContainTextAsync("请填写数字");
        await page.Locator("#value").FillAsync("3.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "报送" }).ClickAsync();
        await Expect(page.Locator(".why").First).Not.ToContainTextAsync("数据缺失");
        await Expect(page.Locator(".why").First).ToContainTextAsync("2025年实际值3.5");
        await Expect(page.Locator("figure.chart circle.dot[r='4']")).Not.ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "更正 2025年" }).ClickAsync();
        await page.GetByLabel("更正理由").FillAsync("统计口径调整");
        await page.Locator("#value").FillAsync("4.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "更正", Exact = true }).ClickAsync();
        await Expect(page.Locator("section", new() { HasText = "一数只报一次" }).Locator("tbody tr").First).ToContainTextAsync("原报3.5");
    }

    [Fact]
    public async Task Register_FilterChosen_StandsInTheAddressAndInTheList()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/targets");
        var page = visit.Page;

        await page.GetByLabel("年份").SelectOptionAsync("2026");
        await visit.ShowsAddressAsync("/targets\\?year=2026");
        await page.GetByLabel("指标、原文").FillAsync("煤炭消费");
        await page.GetByLabel("指标、原文").PressAsync("Enter");
        await visit.ShowsAddressAsync("q=");

        // The register holds one sentence of 2026 about coal; the list before the filter begins with another.
        await Expect(page.Locator("table.tr-list tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("table.tr-list tbody tr").First).ToContainTextAsync("87%");
        var years = await page.Locator("table.tr-list td.yr").AllInnerTextsAsync();
        Assert.All(years, year => Assert.Equal("2026", year.Trim()));

        var answer = await page.APIRequest.GetAsync(await page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).GetAttributeAsync("href") is { } address ? new Uri(portal.Address, address).ToString() : "");
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Figures_OfIndicators_LeadToTheirLists()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/targets/indicators?q=" + Uri.EscapeDataString("煤炭消费"));
        var link = visit.Page.Locator("table.tr-list td.num a").First;
        var count = (await link.InnerTextAsync()).Trim();

        await link.ClickAsync();

        await visit.ShowsAddressAsync("/targets\\?indicator=");
        await Expect(visit.Page.Locator("nav.pager")).ToContainTextAsync($"共{count}条");
    }

    [Fact]
    public async Task Target_ItsSource_OpensTheDocumentAtItsSentence()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/targets?year=2026");

        await visit.Page.Locator("table.tr-list td.dc a").First.ClickAsync();

        await visit.ShowsAddressAsync("/documents/[0-9]+#g[0-9]+");
        await Expect(visit.Page.Locator("mark.t:target")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Districts_OfTheSeeds_ShowBasicAndIncentiveValuesAndChecks()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/targets/districts");
        var row = visit.Page.Locator("table.heat tbody tr", new() { HasText = "达拉特旗" });

        await Expect(row.Locator("td").Nth(0)).ToHaveTextAsync("18");
        await Expect(row.Locator("td").Nth(1)).ToHaveTextAsync("20.4");
        await Expect(visit.Page.Locator("ul.checks").First).ToContainTextAsync("激励目标均严于基本目标");
        await Expect(visit.Page.Locator("ul.checks").First).ToContainTextAsync("不能由旗区相加");
    }

    [Fact]
    public async Task Alignment_OfTheSeeds_IsCorrectedByAPerson()
    {
        var portal = await Fixture.WritingAsync();
        var (parent, child) = (await PortalPage.PlanAsync(portal, "具体措施"), await PortalPage.PlanAsync(portal, "重点任务分工"));
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, $"/documents/{child}/alignment?parent={parent}");
        var row = visit.Page.Locator("table.align tbody tr").First;

        await row.GetByRole(AriaRole.Button, new() { Name = "更正 第" }).ClickAsync();
        await row.GetByLabel("更正为").SelectOptionAsync("Dropped");
        await row.GetByRole(AriaRole.Button, new() { Name = "更正", Exact = true }).ClickAsync();

        await Expect(row).ToContainTextAsync("未承接");
        await Expect(row).ToContainTextAsync("更正");
        await visit.ReloadAsync();
        await Expect(row.Locator(".kd")).ToContainTextAsync("未承接");
    }
}
