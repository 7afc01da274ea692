using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>An annexed table of tasks gives units to the tasks of a notice that names none.</summary>
public sealed class AnnexTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private static readonly (string Task, string Lead, string Support)[] Table =
    [
        ("推动煤矿绿色改造，推进矿区生态修复", "市能源局", "市林业和草原局"),
        ("举办那达慕大会", "市林业和草原局", ""),
    ];

    [Theory]
    [InlineData(341, "docx")]
    [InlineData(342, "rows")]
    [InlineData(343, "markup")]
    public async Task Table_InEachForm_IsMatchedWithItsLikenessAndFillsUnitsOnceConfirmed(int number, string form)
    {
        var portal = await Fixture.WritingAsync();
        var draft = await Drafts.ImportAsync(portal, Drafts.WithoutUnits(number));
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, $"/documents/{draft}/annex");
        await HandOverAsync(visit, form);

        var row = visit.Page.Locator("table.an tbody tr", new() { HasText = "推动煤矿绿色改造，推进矿区生态修复" });
        await Expect(row).ToContainTextAsync("（二）推动煤矿绿色改造");
        await Expect(row).ToContainTextAsync(new Regex("[3-9][0-9]%"));
        await using var db = await portal.DataAsync();
        Assert.Empty(await UnitsAsync()); // nothing is taken silently

        await row.GetByRole(AriaRole.Button, new() { Name = "确认：" }).ClickAsync();
        await Expect(row).ToContainTextAsync("✓ 已确认");
        Assert.Equal(["市能源局", "市林业和草原局"], await UnitsAsync());

        // A row that is like none is put where a person says, or left.
        var other = visit.Page.Locator("table.an tbody tr", new() { HasText = "举办那达慕大会" });
        await Expect(other).ToContainTextAsync("没有相近的任务");
        await other.GetByRole(AriaRole.Button, new() { Name = "选择任务：" }).ClickAsync();
        await other.GetByLabel("对应的任务").SelectOptionAsync(new SelectOptionValue { Label = "（一）推进风电光伏基地建设" });
        await other.GetByRole(AriaRole.Button, new() { Name = "确认：" }).ClickAsync();
        await Expect(other).ToContainTextAsync("✓ 已确认");
        Assert.Equal(["市能源局", "市林业和草原局", "市林业和草原局"], await UnitsAsync());

        Task<List<string>> UnitsAsync() => db.Set<Assignment>().Where(unit => db.Tasks.Any(task => task.Id == unit.TaskId && task.DocumentId == draft))
            .OrderBy(unit => unit.Id).Select(unit => unit.NameAsPrinted).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task HandOverAsync(Visit visit, string form)
    {
        if (form == "docx")
        {
            await new DraftDesk(visit.Page).HandOverAsync(new FilePayload { Name = "任务分工.docx", MimeType = "application/octet-stream", Buffer = TaskSheet.Document(Table) });
            return;
        }

        await Expect(visit.Page.Locator("form.up[data-ready]")).ToBeVisibleAsync();
        await visit.Page.GetByText("或粘贴文字").ClickAsync();
        await visit.Page.GetByLabel("粘贴的文字").FillAsync(form == "rows" ? TaskSheet.Pasted(Table) : TaskSheet.Markup(Table));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "导入所粘贴内容" }).ClickAsync();
    }
}
