using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>Work on the register that goes beyond one row: a spreadsheet of readings, merging, lineage.</summary>
public sealed class RegisterWorkTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private const int ValueColumn = 9;

    [Fact]
    public async Task Upload_DownloadedReadings_AnswersRowByRowAndStoresNothingWrong()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/targets/readings?period=2023Y1");
        var page = visit.Page;
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载表格" }).ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var (first, second) = await UnreportedAsync(portal);

        await UploadAsync(file);
        await Expect(page.GetByText("表格中没有填写任何实际值，没有改动。")).ToBeVisibleAsync();

        await UploadAsync(FilledIn(file, ($"{first}-2023Y1", "41.5"), ($"{second}-2023Y1", "八十")));
        await Expect(page.GetByText("行：“八十”不是数字")).ToBeVisibleAsync();
        Assert.Equal(0, await ReadingsAsync(first, second));

        await UploadAsync(FilledIn(file, ($"{first}-2023Y1", "41.5"), ($"{second}-2023Y1", "80")));
        await Expect(page.GetByText("已报2个实际值。")).ToBeVisibleAsync();
        Assert.Equal(2, await ReadingsAsync(first, second));

        await UploadAsync(FilledIn(file, ($"{first}-2023Y1", "42")));
        await Expect(page.GetByText("下载以后这一行已有人填报或更正")).ToBeVisibleAsync();
        await EndAsync(visit);

        Task UploadAsync(byte[] content) => page.Locator("label.upload input").SetInputFilesAsync(new FilePayload { Name = "实际值填报.xlsx", Buffer = content, MimeType = "application/octet-stream" });

        async Task<int> ReadingsAsync(params int[] indicators)
        {
            await using var db = await portal.DataAsync();
            return await db.Readings.CountAsync(reading => indicators.Contains(reading.IndicatorId) && reading.Year == 2023, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Merge_IntoAnIndicatorFoundByName_LeadsThere()
    {
        var portal = await Fixture.WritingAsync();
        var (from, into) = (await PortalPage.IndicatorAsync(portal, "湿地保有量"), await PortalPage.IndicatorAsync(portal, "耕地保有量"));
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, $"/targets/indicators/{from}");
        var page = visit.Page;

        await page.GetByText("并入其他指标").ClickAsync();
        await page.GetByLabel("并入哪个指标").FillAsync("没有这样的指标");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Expect(page.GetByText("请换一个词")).ToBeVisibleAsync();

        await page.GetByLabel("并入哪个指标").FillAsync("耕地");
        await page.GetByLabel("并入哪个指标").PressAsync("Enter");
        await page.GetByRole(AriaRole.Radio, new() { Name = "耕地保有量" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "并入", Exact = true }).ClickAsync();

        await visit.ShowsAddressAsync($"/targets/indicators/{into}$");
        await Expect(page.Locator("section", new() { HasText = "各文件的目标" })).ToContainTextAsync("湿地保有量");
        await EndAsync(visit);
    }

    [Fact]
    public async Task Lineage_ChosenParent_IsTiedByALineThatSaysSoAndOpensByKeyboard()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var (parent, child) = (await PortalPage.PlanAsync(portal, "具体措施"), await PortalPage.PlanAsync(portal, "重点任务分工"));
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, $"/documents/{child}/alignment?parent={parent}");
        var page = visit.Page;
        await Expect(page.Locator("table.align")).ToContainTextAsync("上级没有衡量同一内容的目标");

        await page.GetByRole(AriaRole.Button, new() { Name = "定为上级文件" }).ClickAsync();

        var link = page.Locator($".lineage a[href='/documents/{parent}']");
        await Expect(page.Locator(".lineage li", new() { Has = page.Locator($"a[href='/documents/{parent}']") })).ToContainTextAsync("落实");
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.ShowsAddressAsync($"/documents/{parent}");
        await Expect(page.Locator(".doc")).ToBeVisibleAsync();

        await visit.GoAsync($"/documents/{parent}/alignment");
        await Expect(page.Locator($".lineage a[href='/documents/{child}']")).ToBeVisibleAsync();
        await EndAsync(visit);
    }

    [Fact]
    public async Task Indicator_Printed_KeepsChartAndTablesWithoutForms()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, $"/targets/indicators/{await PortalPage.IndicatorAsync(portal, "煤炭消费")}");
        var page = visit.Page;
        await Expect(page.Locator(".reading-form")).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new("煤炭消费比重：.*数据见下表。") })).ToBeVisibleAsync();
        await Expect(page.Locator("table.tb")).ToHaveCountAsync(2);
        await Expect(page.Locator("table.tb").First).ToBeVisibleAsync();
        await Expect(page.Locator(".reading-form")).ToBeHiddenAsync();
        await Expect(page.GetByText("并入其他指标")).ToBeHiddenAsync();
    }

    private static async Task<(int First, int Second)> UnreportedAsync(Portal portal)
    {
        await using var db = await portal.DataAsync();
        var ids = await db.Indicators
            .Where(indicator => indicator.Unit == "%" && !db.Readings.Any(reading => reading.IndicatorId == indicator.Id)
                && db.Targets.Any(target => target.IndicatorId == indicator.Id && db.Documents.Any(document => document.Id == target.DocumentId && document.ArchivedAt == null)))
            .OrderBy(indicator => indicator.Id).Select(indicator => indicator.Id).Take(40).ToListAsync(TestContext.Current.CancellationToken);

        // The first is reported by another test.
        return (ids[^1], ids[^2]);
    }

    /// <summary>The file as somebody fills it in.</summary>
    private static byte[] FilledIn(byte[] file, params (string Code, string Value)[] rows)
    {
        using var content = new MemoryStream();
        content.Write(file);

        using (var document = SpreadsheetDocument.Open(content, isEditable: true))
        {
            foreach (var row in document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>())
            {
                var cells = row.Elements<Cell>().ToList();
                if (rows.FirstOrDefault(typed => typed.Code == cells[0].InnerText) is { Code: not null } typed)
                {
                    cells[ValueColumn].DataType = CellValues.InlineString;
                    cells[ValueColumn].InlineString = new InlineString(new Text(typed.Value));
                }
            }
        }

        return content.ToArray();
    }
}
