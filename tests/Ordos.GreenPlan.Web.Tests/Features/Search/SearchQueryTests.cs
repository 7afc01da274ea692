using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Generating;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Search;

namespace Ordos.GreenPlan.Web.Tests.Features.Search;

/// <summary>What is found equals what reading every text finds.</summary>
public sealed class SearchQueryTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("氢能")]
    [InlineData("零碳园区")]
    [InlineData("再生水 利用率")]
    public async Task Load_Words_CountsEveryTaskLineAndTargetThatHoldThem(string words)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        bool Holds(string text) => words.Split(' ').All(word => text.Contains(word, StringComparison.Ordinal));
        var lines = (await db.NoticeSources.Select(source => source.Text).ToListAsync(Cancel)).SelectMany(text => text.Split('\n')).Count(Holds);
        var tasks = (await db.Tasks.Select(task => task.Title + "。" + task.Text).ToListAsync(Cancel)).Count(Holds);
        var targets = (await db.Targets.Select(target => target.Scope + "。" + target.IndicatorName + "。" + target.Quote).ToListAsync(Cancel)).Count(Holds);
        Assert.True(lines > 0 && tasks > 0, "The notices do not hold the words.");

        var view = await LoadAsync(db, new SearchAddress { Words = words });

        Assert.Equal(
            [(HitKind.Tasks, tasks), (HitKind.Documents, lines), (HitKind.Targets, targets), (HitKind.Reports, 0)],
            view.Counts.Select(count => (count.Kind, count.Total)));
        Assert.All(view.Counts, count => Assert.False(count.More));
        Assert.Equal(HitKind.Tasks, view.Address.Kind);
        Assert.Equal(Math.Min(tasks, SearchQuery.PageSize), view.Hits.Count);
    }

    [Fact]
    public async Task Load_LinesOfANotice_LeadToTheirPlace()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var source = await db.NoticeSources.FirstAsync(s => s.Text.Contains("零碳园区"), Cancel);
        var line = source.Text.Split('\n').Index().First(l => l.Item.Contains("零碳园区", StringComparison.Ordinal)).Index + 1;

        var view = await LoadAsync(db, new SearchAddress { Words = "零碳园区", Kind = HitKind.Documents, Plan = source.DocumentId });

        Assert.Equal($"/documents/{source.DocumentId}#l{line}", view.Hits[0].Address);
        Assert.Contains("零碳园区", view.Hits[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_OneDepartment_ShowsItsTasksOnly()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var department = await db.Departments.SingleAsync(d => d.Name == "市能源局", Cancel);
        var own = await db.Duties.Where(duty => duty.DepartmentId == department.Id).Select(duty => duty.TaskId).Distinct().ToListAsync(Cancel);
        var expected = await db.Tasks.CountAsync(task => own.Contains(task.Id) && (task.Text.Contains("新能源") || task.Title.Contains("新能源")), Cancel);
        Assert.True(expected > 0, "The department has no such task.");

        var view = await LoadAsync(db, new SearchAddress { Words = "新能源", Department = department.Id });

        Assert.Equal(expected, view.Counts[0].Total);
    }

    [Fact]
    public async Task Load_Draft_IsNotFound()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        await db.Database.ExecuteSqlAsync($"delete from standings", Cancel);
        await db.Database.ExecuteSqlAsync($"update documents set stage = 'Draft', published_at = null", Cancel);

        var view = await LoadAsync(db, new SearchAddress { Words = "新能源" });

        Assert.All(view.Counts, count => Assert.Equal(0, count.Total));
        Assert.Empty(view.Hits);
    }

    [Fact]
    public async Task Load_VeryManyHits_CountsToTheLimitAndShowsTheLastImportedFirst()
    {
        await using var portal = await databases.CreatePortalAsync();
        await portal.Get<TaskGenerator>().GenerateAsync(tasks: 600, reports: 600, Cancel);
        await using var db = portal.Open();

        var view = await LoadAsync(db, new SearchAddress { Words = "能", Page = 99 });

        Assert.Equal((SearchQuery.Most, true, SearchQuery.Most / SearchQuery.PageSize), (view.Counts[0].Total, view.Counts[0].More, view.Address.Page));
        var all = (await db.Tasks.Where(task => db.Standings.Any(s => s.TaskId == task.Id))
                .OrderByDescending(task => task.DocumentId).ThenBy(task => task.Ordinal).Select(task => new { task.Id, Text = task.Title + "。" + task.Text }).ToListAsync(Cancel))
            .Where(task => task.Text.Contains('能', StringComparison.Ordinal)).Select(task => $"/tasks/{task.Id}");
        Assert.Equal(all.Skip(SearchQuery.Most - SearchQuery.PageSize).Take(SearchQuery.PageSize), view.Hits.Select(hit => hit.Address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("、，")]
    public async Task Load_NothingThatCanBeFound_AsksForWords(string words)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();

        var view = await LoadAsync(db, SearchAddress.Read(words, "tasks", null, null, null));

        Assert.Empty(view.Counts);
        Assert.False(view.Address.HasWords);
    }

    private static Task<SearchView> LoadAsync(GreenPlanContext db, SearchAddress address) => new SearchQuery(db).LoadAsync(address, Cancel);
}
