using System.Diagnostics;
using System.Globalization;
using Ordos.GreenPlan.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>A sheet of some hundreds of rows: shown page by page, and typed in on each.</summary>
public sealed class SheetSizeTests(PortalFixture fixture) : BrowserTest(fixture)
{
    /// <summary>Gives every open task of the newest quarter's plans to the sample departments too.</summary>
    private const string EveryTask = """
        insert into assignments (id, task_id, ordinal, role, name_as_printed, start, "end", department_id, review)
        select nextval('ids'), t.id, 90 + d.n, 'Support', '示例单位', 0, 0, d.id, 'Accepted'
        from tasks t join period_documents c on c.document_id = t.document_id
        join periods p on p.id = c.period_id and p.ends_on = (select max(ends_on) from periods)
        cross join (select department_id as id, row_number() over (order by department_id) as n from accounts where user_name like 'demo-%-staff') d
        where t.state in ('NotStarted', 'UnderWay');
        select recount_departments(array(select id from documents));
        """;

    [Fact]
    public async Task Open_HundredsOfRows_ShowsFortyAPageAndKeepsWhatIsTypedOnTheLast()
    {
        await using var portal = await Fixture.NewPortalAsync(EveryTask);
        var visit = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[0]), "/reports");
        var watch = Stopwatch.StartNew();
        await visit.Page.GotoAsync("/reports");
        var first = watch.ElapsedMilliseconds;
        var sheet = new ReportSheet(visit.Page);
        await Expect(sheet.Rows.Locator("[name=done]:enabled").First).ToBeVisibleAsync();
        var total = (await visit.Page.Locator(".pager > span").First.InnerTextAsync()).Split('共')[^1];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{total} rows: frame after {first} ms, typing possible after {watch.ElapsedMilliseconds} ms"));

        await Expect(sheet.Rows).ToHaveCountAsync(40);
        await visit.Page.Locator(".pager ol a").Last.ClickAsync();
        await Expect(sheet.Rows.First).ToBeVisibleAsync();
        await visit.ShowsAddressAsync("page=");
        var code = (await sheet.CodesAsync("未填"))[0];
        await sheet.Percent(code).FillAsync("35");
        await sheet.Done(code).FillAsync("最后一页的一行。");
        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");
        await EndAsync(visit);
    }
}
