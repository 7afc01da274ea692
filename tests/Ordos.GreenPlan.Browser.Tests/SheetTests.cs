using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>本期待报: what is typed is kept, whatever happens to the connection, the portal or a colleague.</summary>
public sealed class SheetTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Type_Row_IsSavedWithoutAButtonAndThereAfterReload()
    {
        var portal = await Fixture.SheetsAsync();
        var visit = await VisitAsync(portal, Staff(portal), "/reports");
        var sheet = new ReportSheet(visit.Page);
        var code = (await sheet.EmptyCodesAsync())[0];

        await sheet.Percent(code).FillAsync("35");
        await sheet.Done(code).FillAsync("完成锅炉淘汰改造12台。");

        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await visit.ReloadAsync();
        await Expect(sheet.Done(code)).ToHaveValueAsync("完成锅炉淘汰改造12台。");
        await Expect(sheet.Percent(code)).ToHaveValueAsync("35");

        // What the page could not send any more is there on the next visit, and is stored then.
        await sheet.Done(code).EvaluateAsync("field => { field.value = '完成锅炉淘汰改造15台。'; field.dispatchEvent(new InputEvent('input', { bubbles: true })); location.reload(); }");
        await visit.LiveAsync();
        await Expect(sheet.Done(code)).ToHaveValueAsync("完成锅炉淘汰改造15台。");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await using var db = await portal.DataAsync();
        Assert.True(await db.Reports.AnyAsync(report => report.Done == "完成锅炉淘汰改造15台。" && report.Percent == 35, TestContext.Current.CancellationToken));
        await EndAsync(visit);
    }

    [Fact]
    public async Task Type_FastAndOn_LosesNoCharacter()
    {
        var portal = await Fixture.SheetsAsync();
        var visit = await VisitAsync(portal, Staff(portal), "/reports");
        var sheet = new ReportSheet(visit.Page);
        var code = (await sheet.CodesAsync("未填")).Except(await sheet.EmptyCodesAsync()).First();
        var words = string.Concat(Enumerable.Range(1, 60).Select(number => $"项目{number}开工。"));

        await sheet.Done(code).FillAsync("");
        await sheet.Done(code).PressSequentiallyAsync(words, new() { Delay = 12 });

        await Expect(sheet.Done(code)).ToHaveValueAsync(words);
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await visit.ReloadAsync();
        await Expect(sheet.Done(code)).ToHaveValueAsync(words);
        await EndAsync(visit);
    }

    [Fact]
    public async Task Type_WhilePortalIsKilled_IsThereWhenItComesBack()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var visit = await VisitAsync(portal, Staff(portal), "/reports");
        visit.ExpectsAnything();
        var sheet = new ReportSheet(visit.Page);
        var code = (await sheet.EmptyCodesAsync())[0];
        await sheet.Percent(code).FillAsync("20");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        const string words = "断线时写下的进展。";

        var restart = portal.KillAndRestartAsync();
        await sheet.Done(code).FillAsync(words);
        await restart;

        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存", new() { Timeout = 60_000 });
        await Expect(sheet.Done(code)).ToHaveValueAsync(words);
        await using var db = await portal.DataAsync();
        Assert.True(await db.Reports.AnyAsync(report => report.Done == words && report.Percent == 20, TestContext.Current.CancellationToken));
        await EndAsync(visit);
    }

    [Fact]
    public async Task Type_RowThatAColleagueTyped_ShowsBothAndThePersonChooses()
    {
        var portal = await Fixture.SheetsAsync();
        var (staff, head) = (await VisitAsync(portal, Staff(portal), "/reports"), await VisitAsync(portal, Head(portal), "/reports"));
        var (mine, theirs) = (new ReportSheet(staff.Page), new ReportSheet(head.Page));
        var codes = await mine.EmptyCodesAsync();

        foreach (var (code, choice, kept) in new[] { (codes[0], "用我的", "经办人所写"), (codes[1], "用对方的", "审核人所写") })
        {
            // Where this person is already at work, a colleague's text is not taken over, however long the person takes to write.
            await mine.Percent(code).FocusAsync();
            await theirs.Percent(code).FillAsync("50");
            await theirs.Done(code).FillAsync("审核人所写");
            await Expect(theirs.Status(code)).ToContainTextAsync("✓ 已保存");

            await mine.Percent(code).FillAsync("40");
            await mine.Done(code).FillAsync("经办人所写");
            await Expect(mine.Row(code)).ToContainTextAsync("对方写的是：“审核人所写”，50%，推进中。");
            await Expect(mine.Done(code)).ToHaveValueAsync("经办人所写");
            await mine.Row(code).GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();

            await Expect(mine.Done(code)).ToHaveValueAsync(kept);
            await Expect(mine.Status(code)).ToContainTextAsync("✓ 已保存");
        }

        await staff.ReloadAsync();
        await Expect(mine.Done(codes[0])).ToHaveValueAsync("经办人所写");
        await Expect(mine.Done(codes[1])).ToHaveValueAsync("审核人所写");
        await EndAsync(staff);
        await EndAsync(head);
    }

    [Fact]
    public async Task Submit_RowsWithAnErrorOrAWarning_BlocksThemOnlyAndLeadsToTheFirst()
    {
        var portal = await Fixture.SheetsAsync();
        var visit = await VisitAsync(portal, Staff(portal), "/reports");
        var sheet = new ReportSheet(visit.Page);
        var codes = await sheet.EmptyCodesAsync();
        var (wrong, odd, right) = (codes[0], codes[1], codes[2]);
        await sheet.Percent(wrong).FillAsync("130");
        await sheet.Done(wrong).FillAsync("进度填错的一行");
        await sheet.Percent(odd).FillAsync("80");
        await sheet.Done(odd).FillAsync("称已完成的一行");
        await sheet.Row(odd).GetByLabel("任务状态").SelectOptionAsync("已完成");
        await sheet.Percent(right).FillAsync("30");
        await sheet.Done(right).FillAsync("填得对的一行");
        await Expect(sheet.Row(wrong)).ToContainTextAsync("完成比例应在0至100之间");
        await Expect(sheet.Row(odd)).ToContainTextAsync("状态为已完成，进度为80%，请说明");

        await sheet.SubmitAll.ClickAsync();

        await Expect(sheet.Row(right)).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("tr", new() { HasText = "填得对的一行" })).ToContainTextAsync("待签发");
        await Expect(sheet.Percent(wrong)).ToHaveValueAsync("130");
        await Expect(visit.Page.Locator("article :focus")).ToHaveCountAsync(1);

        await sheet.Percent(wrong).FillAsync("13");
        await sheet.Row(odd).GetByLabel("变动说明").FillAsync("主体完工，剩余为绿化。");
        await Expect(sheet.Status(odd)).ToContainTextAsync("✓ 已保存");
        await sheet.SubmitAll.ClickAsync();
        await Expect(sheet.Row(odd)).ToHaveCountAsync(0);
        await Expect(sheet.Row(wrong)).ToHaveCountAsync(0);
        await using var db = await portal.DataAsync();
        Assert.Equal(
            [13, 30, 80], await db.Reports.Where(report => report.Done.EndsWith("的一行") && report.State == ReportState.Submitted)
                .Select(report => report.Percent).OrderBy(percent => percent).ToListAsync(TestContext.Current.CancellationToken));
        await EndAsync(visit);
    }

    [Fact]
    public async Task Upload_DownloadedSheet_AnswersRowByRowAndStoresNothingWrong()
    {
        var portal = await Fixture.SheetsAsync();
        var visit = await VisitAsync(portal, Staff(portal), "/reports");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "下载表格" }).ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        await UploadAsync(file);
        await Expect(visit.Page.GetByText("表格中没有填写任何一行，没有改动。")).ToBeVisibleAsync();

        await UploadAsync([1, 2, 3]);
        await Expect(visit.Page.GetByText("文件不是本页下载的表格，请下载后填写再上传。")).ToBeVisibleAsync();

        var sheet = new ReportSheet(visit.Page);
        var codes = await sheet.EmptyCodesAsync();
        await UploadAsync(FilledIn(file, (codes[0], "45", "离线填写的进展"), (codes[1], "一半", "进度写错的行")));
        await Expect(visit.Page.GetByText("行：进度请填写0至100的整数。")).ToBeVisibleAsync();
        await Expect(sheet.Done(codes[0])).ToHaveValueAsync("");

        await UploadAsync(FilledIn(file, (codes[0], "45", "离线填写的进展"), (codes[1], "50", "进度改对的行")));
        await Expect(visit.Page.GetByText("已存入2行，尚未提交。")).ToBeVisibleAsync();
        await Expect(sheet.Done(codes[0])).ToHaveValueAsync("离线填写的进展");
        await Expect(sheet.Percent(codes[1])).ToHaveValueAsync("50");
        await EndAsync(visit);

        Task UploadAsync(byte[] content) => visit.Page.Locator("label.upload input")
            .SetInputFilesAsync(new FilePayload { Name = "本期待报.xlsx", Buffer = content, MimeType = "application/octet-stream" });
    }

    /// <summary>The file as somebody fills it in: columns I, J and K are state, percent and progress.</summary>
    private static byte[] FilledIn(byte[] file, params (string Code, string Percent, string Done)[] rows)
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
                    Fill(cells[8], "推进中");
                    Fill(cells[9], typed.Percent);
                    Fill(cells[10], typed.Done);
                }
            }
        }

        return content.ToArray();

        static void Fill(Cell cell, string text) => (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new InlineString(new Text(text)), null);
    }

    private static PortalAccount Staff(Portal portal) => portal.Accounts.Staff(portal.Accounts.Departments[0]);

    private static PortalAccount Head(Portal portal) => portal.Accounts.Head(portal.Accounts.Departments[0]);
}
