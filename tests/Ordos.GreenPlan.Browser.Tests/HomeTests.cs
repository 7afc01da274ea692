using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The home of each role shows what waits, and the list behind each number shows the same number.</summary>
public sealed class HomeTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Staff_EveryNumber_IsThatOfItsList()
    {
        var portal = await Fixture.ReadingAsync();
        var supervised = 0;
        foreach (var department in portal.Accounts.Departments)
        {
            var visit = await VisitAsync(portal, portal.Accounts.Staff(department), "/");
            var counts = await CountsAsync(visit);
            Assert.Equal(["本期待报", "退回待改", "待签收", "督办待答复", "30天内到期", "逾期"], counts.Keys);

            var returned = await visit.Page.Locator("tr[data-kind='退回'] .why").AllInnerTextsAsync();
            Assert.Equal(counts["退回待改"].Number, returned.Count);
            Assert.All(returned, why => Assert.Matches("^退回理由：.+", why));
            await AssertLedgerAsync(visit, counts["30天内到期"]);
            await AssertLedgerAsync(visit, counts["逾期"]);

            await visit.GoAsync("/assignments");
            await Expect(visit.Page.Locator(".pagehead .meta")).ToContainTextAsync($"待签收{counts["待签收"].Number}项");
            await visit.GoAsync("/supervision/own");
            var waiting = counts["督办待答复"].Number;
            Assert.Equal(waiting, Number(await visit.Page.Locator(".pagehead .meta").InnerTextAsync(), "待答复([0-9]+)项"));
            supervised += waiting;
            await visit.GoAsync("/reports");
            await Expect(visit.Page.Locator(".send b")).ToHaveTextAsync($"{counts["本期待报"].Number}项");
            await EndAsync(visit);
        }

        Assert.True(supervised > 0);
    }

    [Fact]
    public async Task Head_StartsWithWhatIsToBeSigned()
    {
        var portal = await Fixture.ReadingAsync();
        var signing = 0;

        foreach (var department in portal.Accounts.Departments)
        {
            var visit = await VisitAsync(portal, portal.Accounts.Head(department), "/");
            var counts = await CountsAsync(visit);
            Assert.Equal("待签发", counts.Keys.First());
            signing += counts["待签发"].Number;

            await visit.GoAsync("/signing");
            var all = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("全部签发") });
            if (counts["待签发"].Number > 0)
            {
                await Expect(all).ToContainTextAsync(counts["待签发"].Number.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                await Expect(all).ToHaveCountAsync(0);
            }

            await EndAsync(visit);
        }

        Assert.True(signing > 0);
    }

    [Fact]
    public async Task Coordinator_EveryNumber_IsThatOfItsList()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/");
        var counts = await CountsAsync(visit);
        Assert.Equal(["待审核", "逾期", "红色", "督办待核查", "督办超期未答复", "异议与延期", "目标待裁定", "单位未报齐"], counts.Keys);
        Assert.All(counts.Values, count => Assert.True(count.Number > 0, count.Address));
        await AssertLedgerAsync(visit, counts["逾期"]);
        await AssertLedgerAsync(visit, counts["红色"]);
        await Expect(visit.Page.Locator(".nav a[href='/review-queue'] i")).ToContainTextAsync($"{counts["待审核"].Number}");
        await Expect(visit.Page.Locator(".nav a[href='/requests'] i")).ToContainTextAsync($"{counts["异议与延期"].Number}");
        await Expect(visit.Page.Locator(".nav a[href='/targets'] i")).ToContainTextAsync($"{counts["目标待裁定"].Number}");
        await Expect(visit.Page.Locator(".pagehead .btn.primary")).ToHaveTextAsync($"开始审核（{counts["待审核"].Number}）");

        await visit.Page.Locator(".counts a", new() { HasText = "单位未报齐" }).ClickAsync();
        await visit.ShowsAddressAsync("/overview/unreported$");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(counts["单位未报齐"].Number);

        foreach (var label in new[] { "督办待核查", "督办超期未答复" })
        {
            await visit.GoAsync(counts[label].Address);
            await Expect(visit.Page.Locator(".sv tbody tr")).ToHaveCountAsync(counts[label].Number);
        }

        await visit.GoAsync("/requests");
        var meta = await visit.Page.Locator(".pagehead .meta").InnerTextAsync();
        Assert.Equal(counts["异议与延期"].Number, Regex.Matches(meta, "[0-9]+").Sum(number => int.Parse(number.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Coordinator_FirstThing_OpensWhatItNames()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/");
        var row = visit.Page.Locator("tr[data-kind='审核']").First;
        var title = await row.Locator(".what .b").InnerTextAsync();

        await row.GetByRole(AriaRole.Link).ClickAsync();

        await visit.ShowsAddressAsync("/review-queue");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(title);
    }

    [Fact]
    public async Task Submit_ByStaff_ShowsOnTheHeadsHomeAndOnTheScreenByItself()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var task = await portal.Open.TakeAsync();
        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), "/");
        var screen = await VisitAsync(portal, portal.Accounts.Leader, "/overview/screen");
        var waiting = (await CountsAsync(head))["待签发"].Number;
        var missing = int.Parse(Regex.Match(await screen.Page.Locator(".sc-head").InnerTextAsync(), "未报([0-9]+)项").Groups[1].Value, CultureInfo.InvariantCulture);

        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 31, "完成沉陷区治理方案评审。");

        await Expect(head.Page.Locator(".counts.home a").First).ToContainTextAsync($"{waiting + 1} 待签发");
        await Expect(screen.Page.Locator(".sc-head")).ToContainTextAsync($"未报{missing - 1}项");
        foreach (var visit in new[] { head, screen, staff })
        {
            await EndAsync(visit);
        }
    }

    [Fact]
    public async Task Leader_SeesTheWholePicture()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/");

        foreach (var part in new[] { "红色任务", "各文件", "目标达成", "各牵头单位" })
        {
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = part })).ToBeVisibleAsync();
        }

        var all = visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^全部[0-9]+条$") });
        var number = int.Parse(Regex.Match(await all.InnerTextAsync(), "[0-9]+").Value, CultureInfo.InvariantCulture);
        await AssertLedgerAsync(visit, new Count(number, "/tasks?health=red"));
        await Expect(visit.Page.Locator(".work.red tbody tr")).ToHaveCountAsync(Math.Min(number, 8));
    }

    [Fact]
    public async Task Administrator_DraftsAndFailedImports_AreListed()
    {
        // Other tests bring drafts into the portal that they share.
        await using var portal = await Fixture.NewPortalAsync();
        var draft = await Drafts.GrasslandAsync(portal, 91);
        await using (var db = await portal.DataAsync())
        {
            db.ImportJobs.Add(new Domain.Importing.ImportJob
            {
                Name = "扫描件.pdf", State = Domain.Importing.ImportState.Failed, Message = "文件没有可读的文字。", CreatedAt = DateTime.UtcNow, AccountName = "平台管理员", IsDemo = true,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/");
        var counts = await CountsAsync(visit);

        Assert.True(counts["草稿待校核"].Number > 0 && counts["导入失败"].Number > 0);
        await Expect(visit.Page.Locator("tr[data-kind='失败']")).ToHaveCountAsync(counts["导入失败"].Number);
        await Expect(visit.Page.Locator("tr[data-kind='失败']").First).ToContainTextAsync("没有");
        await Expect(visit.Page.Locator($"a[href='/documents/{draft}/review']").First).ToBeVisibleAsync();
        await visit.Page.Locator(".counts a", new() { HasText = "账号待首次登录" }).ClickAsync();
        await visit.ShowsAddressAsync("/users\\?state=waiting$");
        await visit.GoAsync("/import");
        await Expect(visit.Page.Locator("#drafts + .fs12")).ToHaveTextAsync($"{counts["草稿待校核"].Number}份");
        await EndAsync(visit);
    }

    private static async Task<Dictionary<string, Count>> CountsAsync(Visit visit)
    {
        var tiles = await visit.Page.Locator(".counts.home > a").EvaluateAllAsync<Tile[]>(
            "links => links.map(link => ({ label: [...link.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim()).join(''), number: link.querySelector('b').textContent, address: link.getAttribute('href') }))");
        return tiles.ToDictionary(tile => tile.Label, tile => new Count(int.Parse(tile.Number, CultureInfo.InvariantCulture), tile.Address));
    }

    private static int Number(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static async Task AssertLedgerAsync(Visit visit, Count count)
    {
        var answer = await visit.Page.APIRequest.GetAsync(count.Address);
        Assert.Equal((count.Address, count.Number), (count.Address, LedgerTable.Total(await answer.TextAsync())));
    }

    private sealed record Count(int Number, string Address);

    private sealed class Tile
    {
        public string Label { get; set; } = "";
        public string Number { get; set; } = "";
        public string Address { get; set; } = "";
    }
}
