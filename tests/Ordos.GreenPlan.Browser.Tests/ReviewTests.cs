using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Tasks;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>The review queue: filtered by the database, with the filter in the address.</summary>
public sealed class ReviewTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Filter_ByDepartmentAndState_StandsInTheAddressAndCountsRight()
    {
        var portal = await Fixture.ReadingAsync();
        await using var db = await portal.DataAsync();
        var own = await db.Reports.Where(report => report.State == ReportState.Signed).GroupBy(report => report.DepartmentId)
            .Select(group => new { group.Key, Count = group.Count() }).OrderBy(group => group.Key).FirstAsync(TestContext.Current.CancellationToken);
        var changed = await db.Reports.CountAsync(
            report => report.State == ReportState.Signed && report.DepartmentId == own.Key && !report.IsUnchanged, TestContext.Current.CancellationToken);
        var returned = await db.Reports.CountAsync(report => report.State == ReportState.Returned, TestContext.Current.CancellationToken);
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        var page = visit.Page;
        var meta = page.Locator(".pagehead .meta").First;

        await page.GetByLabel("单位", new() { Exact = true }).SelectOptionAsync($"{own.Key}");
        await visit.ShowsAddressAsync($"department={own.Key}");
        await Expect(meta).ToHaveTextAsync($"待审核{own.Count}项");
        await page.GetByLabel("变化").SelectOptionAsync("changed");
        await Expect(meta).ToHaveTextAsync($"待审核{changed}项");

        await visit.GoAsync("/review-queue?state=returned");
        await Expect(meta).ToHaveTextAsync($"已退回{returned}项");
        await Expect(page.Locator(".act")).ToHaveCountAsync(0); // nothing to decide on what has been returned
        await visit.GoAsync("/review-queue?plan=999999&page=7");
        await Expect(page.GetByText("没有符合条件的填报")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Queue_MoreThanAPage_IsPagedAndAcceptingAtItsEndGoesOn()
    {
        // Fifty-one reports wait: those of the sample, and drafts and returned ones as if they had been signed.
        await using var portal = await Fixture.NewPortalAsync("""
            update reports set state = 'Signed', submitted_at = written_at, signed_at = written_at, submitted_by = '示例', signed_by = '示例', accepted_at = null
            where period_id is not null and id in (select id from reports where period_id is not null and state <> 'Signed' order by id
                limit greatest(0, 51 - (select count(*) from reports where state = 'Signed')))
            """);
        var visit = await VisitAsync(portal, portal.Accounts.Coordinator, "/review-queue");
        var page = visit.Page;
        await using var db = await portal.DataAsync();
        var total = await db.Reports.CountAsync(report => report.State == ReportState.Signed, TestContext.Current.CancellationToken);
        Assert.True(total > 50, $"Only {total} wait.");
        await Expect(page.Locator(".queue a.i")).ToHaveCountAsync(50);

        await page.Locator(".queue a.i").Last.ClickAsync();
        await Expect(page.Locator(".pagehead")).ToContainTextAsync($"第50条，共{total}条");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "通过，看下一条" }).ClickAsync();
        await Expect(page.Locator(".pagehead")).ToContainTextAsync($"第{Math.Min(50, total - 1)}条，共{total - 1}条");
        await EndAsync(visit);
    }
}
