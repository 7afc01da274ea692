using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Domain.Supervision;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>Circulars and reports: three clicks to Word, and every figure leads to the list it counts.</summary>
public sealed class BulletinTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Dispatch_PeriodToWord_TakesTwoClicksBesideTheChoice()
    {
        var portal = await Fixture.WritingAsync();
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, "/bulletins");
        var page = coordinator.Page;
        var clicks = new Clicks();

        await page.GetByLabel("调度期").SelectOptionAsync(new SelectOptionValue { Index = 1 }); // the choice of the period, where it is not the newest
        await clicks.OnAsync(page.GetByRole(AriaRole.Button, new() { Name = "生成调度通报" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("重点任务调度情况的通报");
        var download = await page.RunAndWaitForDownloadAsync(() => clicks.OnAsync(page.GetByRole(AriaRole.Link, new() { Name = "下载Word" })));

        Assert.Equal(2, clicks.Count);
        Assert.Matches("^关于20[0-9]{2}年.+重点任务调度情况的通报\\.docx$", download.SuggestedFilename);
        using var file = WordprocessingDocument.Open(await download.PathAsync(), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Contains("一、总体情况", file.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OfADraft_AreTheCountsOfTheListsTheyLeadTo()
    {
        var portal = await Fixture.ReadingAsync();
        var id = await PortalPage.BulletinAsync(portal);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/bulletins/{id}");
        var figures = new List<(int Number, List<string> Lists)>();

        foreach (var figure in await coordinator.Page.Locator("article.paper .in2 > a, article.paper .in2 > details").AllAsync())
        {
            var isLink = await figure.GetAttributeAsync("href") is not null;
            var text = isLink ? await figure.InnerTextAsync() : await figure.Locator("summary").InnerTextAsync();
            var links = isLink ? [figure] : await figure.Locator("a").AllAsync();
            var lists = new List<string>();

            foreach (var link in links)
            {
                lists.Add((await link.GetAttributeAsync("href"))!);
            }

            if (int.TryParse(text, out var number) && lists.TrueForAll(list => list == "/tasks" || list.StartsWith("/tasks?", StringComparison.Ordinal)))
            {
                figures.Add((number, lists));
            }
        }

        Assert.True(figures.Count >= 6, $"Only {figures.Count} figures lead to lists.");
        foreach (var (number, lists) in figures)
        {
            var total = 0;

            foreach (var list in lists)
            {
                await coordinator.GoAsync(list);
                total += LedgerTable.Total(await coordinator.Page.Locator("main").InnerTextAsync());
            }

            Assert.Equal((number, lists[0]), (total, lists[0]));
        }
    }

    [Fact]
    public async Task Order_FromItsItem_IsGeneratedAndReadByNoOtherDepartment()
    {
        var portal = await Fixture.WritingAsync();
        await using var db = await portal.DataAsync();
        var item = await db.SupervisionItems.FirstAsync(one => one.Level == SupervisionLevel.Order, TestContext.Current.CancellationToken);
        var key = await db.Departments.Where(one => one.Id == item.DepartmentId).Select(one => one.Key).SingleAsync(TestContext.Current.CancellationToken);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/supervision/items/{item.Id}");
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "生成督办单文稿" }).ClickAsync();
        await Expect(coordinator.Page.Locator("article.paper")).ToContainTextAsync("督办理由");
        var address = new Uri(coordinator.Page.Url).AbsolutePath;

        var own = await VisitAsync(portal, portal.Accounts.Staff(key), address);
        await Expect(own.Page.Locator("article.paper")).ToContainTextAsync("督办理由");
        var other = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments.First(one => one != key)), null);
        other.Expects("status of 404");
        Assert.Equal(404, (await other.GoAsync(address)).Status);
        Assert.Equal(404, (await other.Page.APIRequest.GetAsync(new Uri(portal.Address, address + ".docx").ToString())).Status);
    }

    [Fact]
    public async Task LedgerForm_Downloaded_HasTheColumnsOfTheOffices()
    {
        var portal = await Fixture.ReadingAsync();
        var leader = await VisitAsync(portal, portal.Accounts.Leader, "/bulletins");
        var download = await leader.Page.RunAndWaitForDownloadAsync(
            () => leader.Page.GetByRole(AriaRole.Link, new() { Name = "导出台账（报表格式）" }).ClickAsync());

        Assert.Matches("^重点任务台账20[0-9]{6}\\.xlsx$", download.SuggestedFilename);
        using var file = SpreadsheetDocument.Open(await download.PathAsync(), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(error => error.Description).Take(5));
        var rows = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        Assert.Equal("序号 重点任务 牵头单位 配合单位 目标 进展 存在问题 下一步 完成时限", string.Join(' ', rows[0].Elements<Cell>().Select(cell => cell.InnerText)));
        await using var db = await portal.DataAsync();
        Assert.Equal(
            await db.Standings.CountAsync(one => db.Documents.Any(plan => plan.Id == one.DocumentId && plan.ArchivedAt == null), TestContext.Current.CancellationToken),
            rows.Count - 1);
        await Expect(leader.Page.GetByText("台账已写出。")).ToBeVisibleAsync();
    }
}
