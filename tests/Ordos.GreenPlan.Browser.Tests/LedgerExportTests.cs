using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

public sealed class LedgerExportTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Export_FilteredLedger_HoldsTheRowsThatItCounts()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/tasks?health=red&sort=due");
        var shown = await new LedgerTable(visit.Page).TotalAsync();
        var titles = await visit.Page.Locator("table.lg td.ttl a").AllInnerTextsAsync();

        var (name, rows) = await ExportAsync(visit);

        Assert.Matches("^任务台账20[0-9]{6}\\.xlsx$", name);
        Assert.Equal(
            ["序号", "文件", "重点任务", "原文", "牵头（责任）单位", "配合单位", "完成时限", "时限来源", "健康", "原因", "状态", "进度（%）", "序时进度（%）", "最近进展", "存在问题", "下一步"],
            rows[0].Select(cell => cell.InnerText));
        Assert.Equal(shown, rows.Count - 1);
        Assert.Equal(titles, rows.Skip(1).Take(titles.Count).Select(row => row[2].InnerText));
        Assert.All(rows.Skip(1), row => Assert.Equal("红", row[8].InnerText));
    }

    [Fact]
    public async Task Export_TextThatLooksLikeAFormula_StaysText()
    {
        const string formula = "=HYPERLINK(\"http://example.invalid\",\"点击查看\")";
        var portal = await Fixture.WritingAsync();
        var task = await portal.Open.TakeAsync();
        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 50, formula);
        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await new TaskForm(head.Page).Button(formula, "签发").ClickAsync();
        await Expect(new TaskForm(head.Page).Report(formula)).ToContainTextAsync("待审核");

        var reader = await VisitAsync(portal, portal.Accounts.Leader, $"/tasks?plan={task.Plan}");
        var (_, rows) = await ExportAsync(reader);

        var cell = Assert.Single(rows.SelectMany(row => row), cell => cell.InnerText == formula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.All(rows.SelectMany(row => row), other => Assert.Null(other.CellFormula));
    }

    private static async Task<(string Name, List<List<Cell>> Rows)> ExportAsync(Visit visit)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());

        using var file = SpreadsheetDocument.Open(await download.PathAsync(), isEditable: false);
        var sheet = Assert.Single(file.WorkbookPart!.WorksheetParts);
        return (download.SuggestedFilename, [.. sheet.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())]);
    }
}
