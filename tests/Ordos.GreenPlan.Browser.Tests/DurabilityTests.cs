using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What the page said was saved is there, whatever was killed after it.</summary>
public sealed class DurabilityTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Kill_PortalRightAfterSubmitting_LosesNothing()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var task = await portal.Open.TakeAsync();
        const string done = "完成光伏治沙一千二百亩。";
        var staff = await VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address);
        await new TaskForm(staff.Page).SubmitAsync("推进中", 61, done);

        // The page notices that its circuit is gone, which is no fault of it.
        staff.ExpectsAnything();
        await portal.KillAndRestartAsync();

        var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
        await Expect(new TaskForm(head.Page).Report(done)).ToContainTextAsync("待签发");
        await Expect(new TaskForm(head.Page).Report(done)).ToContainTextAsync("61%");
        await EndAsync(head);

        // The account's cookie outlives the server, and the open page comes back by itself.
        await Expect(staff.Page.Locator("main[data-live]")).ToBeAttachedAsync();
        await Expect(new TaskForm(staff.Page).Report(done)).ToContainTextAsync("待签发");
        await EndAsync(staff);
    }

    [Fact]
    public async Task Kill_DatabaseServerWhileReportsAreSaved_KeepsWhatWasShownAsSubmitted()
    {
        await using var portal = await Portal.StartAloneAsync(Fixture.Chromium);
        var tasks = new List<OpenTask>();
        for (var number = 0; number < 6; number++)
        {
            tasks.Add(await portal.Open.TakeAsync());
        }

        var visits = await Task.WhenAll(tasks.Select(task => VisitAsync(portal, portal.Accounts.Staff(task.Department), task.Address)));
        await Task.WhenAll(visits.Select((visit, number) => new TaskForm(visit.Page).WriteAsync("推进中", 40 + number, Words(number))));

        // The first is safe on the page, the others are on their way when the server dies.
        await new TaskForm(visits[0].Page).Submit.ClickAsync();
        await Expect(new TaskForm(visits[0].Page).Report(Words(0))).ToContainTextAsync("待签发");
        var sending = visits.Skip(1).Select(visit => new TaskForm(visit.Page).Submit.ClickAsync()).ToList();
        await sending[0];
        portal.Cluster!.KillServer();
        await Task.WhenAll(sending);

        var shown = await Task.WhenAll(visits.Select((visit, number) => EndOfSubmittingAsync(visit, Words(number))));
        await AnswersAgainAsync(portal);

        Assert.True(shown[0]);
        foreach (var (number, task) in tasks.Index())
        {
            var head = await VisitAsync(portal, portal.Accounts.Head(task.Department), task.Address);
            if (shown[number])
            {
                await Expect(new TaskForm(head.Page).Report(Words(number))).ToContainTextAsync("待签发");
            }

            await EndAsync(head);
        }

        // And the portal takes the next report, without having been restarted itself.
        var next = await VisitAsync(portal, portal.Accounts.Staff(tasks[0].Department), (await portal.Open.TakeAsync()).Address);
        await EndAsync(next);
        foreach (var visit in visits)
        {
            visit.ExpectsAnything();
            await EndAsync(visit);
        }
    }

    private static string Words(int number) => $"第{number}份：完成企业用能审计{10 + number}家。";

    /// <returns>Whether the page shows the report as submitted; false where it says that something went wrong.</returns>
    private static async Task<bool> EndOfSubmittingAsync(Visit visit, string words)
    {
        var submitted = new TaskForm(visit.Page).Report(words).Filter(new() { HasText = "待签发" });
        var failed = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { Visible = true });
        await Expect(submitted.Or(failed).First).ToBeVisibleAsync();
        return await submitted.CountAsync() > 0;
    }

    private static async Task AnswersAgainAsync(Portal portal)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        while (await client.GetAsync(new Uri("/health", UriKind.Relative), patience.Token) is { IsSuccessStatusCode: false })
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }
}
