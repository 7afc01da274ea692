using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Browsing;

/// <summary>One person in front of one page; keeps what the browser complains about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<string> _expected = [];

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Enqueue($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts, without those that the test expects.</summary>
    public IReadOnlyList<string> Faults => [.. _faults.Where(fault => !_expected.Exists(words => fault.Contains(words, StringComparison.Ordinal)))];

    public static async Task<Visit> StartAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(Chromium.PatienceInMilliseconds);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Opens an address and waits until the page answers to clicks.</summary>
    public async Task<IResponse> GoAsync(string address)
    {
        var response = await Page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} gave no answer.");
        await LiveAsync();
        return response;
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await LiveAsync();
    }

    /// <summary>Waits until the circuit has taken over what the server rendered, and has loaded what it shows; pages without one answer at once.</summary>
    public async Task LiveAsync()
    {
        // An address shows before its page has been read to the end, where the script stands.
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);

        if (await Page.Locator("script[src*='blazor.web.js']").CountAsync() > 0)
        {
            await Page.Locator("main[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await Assertions.Expect(Page.Locator("[data-loading]")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Says which errors the test provokes itself.</summary>
    public void Expects(string words) => _expected.Add(words);

    /// <summary>Says that the test takes away what the page stands on.</summary>
    public void ExpectsAnything() => _expected.Add("");

    public Task ShowsAddressAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
