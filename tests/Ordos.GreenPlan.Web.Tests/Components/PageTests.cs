using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Web.Components;

namespace Ordos.GreenPlan.Web.Tests.Components;

public sealed class PageTests
{
    [Fact]
    public async Task ShowNewest_EarlierQuestionAnsweredLast_DoesNotCoverTheLaterAnswer()
    {
        var shown = new List<string>();
        using var page = new AskingPage(new NoDatabase());
        var slow = new TaskCompletionSource<string>();
        Assert.False(page.Asks);

        var earlier = page.ShowAsync(slow.Task, shown.Add);
        await page.ShowAsync(Task.FromResult("later"), shown.Add);
        Assert.True(page.Asks);
        slow.SetResult("earlier");
        await earlier;

        Assert.Equal(["later"], shown);
        Assert.False(page.Asks);
    }

    [Fact]
    public async Task ShowNewest_QuestionThatFails_IsNoLongerUnderWay()
    {
        using var page = new AskingPage(new NoDatabase());

        await Assert.ThrowsAsync<TimeoutException>(() => page.ShowAsync(Task.FromException<string>(new TimeoutException()), _ => { }));

        Assert.False(page.Asks);
    }

    private sealed class AskingPage : Page
    {
        public AskingPage(IDbContextFactory<GreenPlanContext> contexts) => Contexts = contexts;

        public bool Asks => IsAsking;

        public Task ShowAsync(Task<string> answer, Action<string> show) => ShowNewestAsync(_ => answer, show);
    }

    private sealed class NoDatabase : IDbContextFactory<GreenPlanContext>
    {
        public GreenPlanContext CreateDbContext() => new(new DbContextOptionsBuilder<GreenPlanContext>().Options);
    }
}
