using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Generating;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Tests.Features.Tasks;

/// <summary>The page that is found quickly is the page that lies in the whole view at this place.</summary>
public sealed class LedgerHitsTests(Databases databases)
{
    private const int Size = LedgerQuery.PageSize;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("节能减排", "health", 1)]
    [InlineData("节能 绿色", "due", 1)]
    [InlineData("燃煤锅炉", "-due", 2)]
    public async Task Load_RareWords_GivesTheirNumberAndTheirPage(string words, string sort, int page)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();

        await AssertPageAsync(db, new LedgerAddress { Words = words, Sort = sort, Page = page }, task =>
            words.Split(' ').All(word => (task.Title + "。" + task.Text).Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("responsible")]
    [InlineData("support")]
    [InlineData(null)]
    public async Task Load_OneDepartment_GivesItsNumberAndItsPage(string? role)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var department = await db.Duties.GroupBy(duty => duty.DepartmentId).OrderByDescending(duties => duties.Count())
            .Select(duties => duties.Key).FirstAsync(Cancel);

        await AssertPageAsync(db, new LedgerAddress { Department = department, Role = role, Sort = "-due", Page = 2 }, _ => true);
        await AssertPageAsync(db, new LedgerAddress { Department = department, Role = role, Words = "节能" }, task =>
            (task.Title + "。" + task.Text).Contains("节能", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Load_WordInVeryManyTasks_CountsToTheLimitAndShowsTheFirstOfThem()
    {
        await using var portal = await databases.CreatePortalAsync();
        await portal.Get<TaskGenerator>().GenerateAsync(tasks: 1500, reports: 0, Cancel);
        await using var db = portal.Open();
        var address = new LedgerAddress { Words = "能" };
        var holding = await HoldingAsync(db, address, task => task.Text.Contains('能', StringComparison.Ordinal));
        Assert.True(holding.Count > LedgerHits.Most, $"Only {holding.Count} tasks hold the word.");

        var hits = await LedgerHits.LoadAsync(db, address with { Page = 9 }, Databases.Today, keptTotal: null, Cancel);

        Assert.True(hits.More);
        Assert.Equal((LedgerHits.Most, 4), (hits.Total, hits.Page));
        Assert.Equal(holding.Skip(3 * Size).Take(Size), hits.Standings.Select(s => s.TaskId));
    }

    private static async Task AssertPageAsync(GreenPlanContext db, LedgerAddress address, Func<Sought, bool> holds)
    {
        var view = await HoldingAsync(db, address with { Words = null }, holds);
        Assert.NotEmpty(view);

        var hits = await LedgerHits.LoadAsync(db, address, Databases.Today, keptTotal: null, Cancel);

        var page = Math.Min(address.Page, (view.Count + Size - 1) / Size);
        Assert.Equal((view.Count, page, false), (hits.Total, hits.Page, hits.More));
        Assert.Equal(view.Skip((page - 1) * Size).Take(Size), hits.Standings.Select(s => s.TaskId));
    }

    /// <summary>The ids of the view, in its order, read one by one.</summary>
    private static async Task<List<int>> HoldingAsync(GreenPlanContext db, LedgerAddress address, Func<Sought, bool> holds)
    {
        var view = LedgerFilter.Order(LedgerFilter.Of(db, address with { Words = null }, Databases.Today), address);
        var ids = await view.Select(s => s.TaskId).ToListAsync(Cancel);
        var texts = await db.Tasks.Select(task => new Sought(task.Id, task.Title, task.Text)).ToDictionaryAsync(task => task.Id, Cancel);

        return ids.FindAll(id => holds(texts[id]));
    }

    private sealed record Sought(int Id, string Title, string Text);
}
