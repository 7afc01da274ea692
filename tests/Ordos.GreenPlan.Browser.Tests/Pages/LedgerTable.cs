using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Pages;

/// <summary>任务台账 as a person sees it.</summary>
public sealed partial class LedgerTable(IPage page)
{
    public const int PageSize = 25;

    public ILocator Rows => page.Locator("table.lg tbody tr");

    public ILocator Pager => page.GetByRole(AriaRole.Navigation, new() { Name = "分页" });

    public ILocator Filters => page.GetByRole(AriaRole.Search, new() { Name = "筛选任务" });

    public ILocator Header(string title) => page.Locator("table.lg thead th", new() { HasText = title });

    public ILocator Row(int task) => page.Locator($"table.lg tbody tr:has(a[href='/tasks/{task}'])");

    public Task FilterAsync(string label, string choice) =>
        Filters.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = choice });

    public Task ShowsAsync(int total) => Assertions.Expect(Pager).ToContainTextAsync($"共{total.ToString(CultureInfo.InvariantCulture)}条");

    public async Task<IReadOnlyList<string>> TasksAsync() =>
        await Rows.Locator("td.ttl a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

    /// <summary>The number of tasks in view, as the page says it.</summary>
    public async Task<int> TotalAsync() => Total(await Pager.InnerTextAsync());

    /// <summary>The number of tasks that a ledger's markup names.</summary>
    public static int Total(string markup) =>
        Counted().Match(markup) is { Success: true } counted ? int.Parse(counted.Groups["count"].Value, CultureInfo.InvariantCulture)
        : markup.Contains("没有符合条件的任务", StringComparison.Ordinal) ? 0
        : throw new FormatException("The ledger says neither how many tasks it shows nor that there are none.");

    [GeneratedRegex("共(?<count>[0-9]+)条", RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();
}
