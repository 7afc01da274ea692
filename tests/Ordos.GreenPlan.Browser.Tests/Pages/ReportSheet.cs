using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Pages;

/// <summary>本期待报 as a person uses it.</summary>
public sealed class ReportSheet(IPage page)
{
    public ILocator Rows => page.Locator("article[data-row]");

    public ILocator SendBar => page.Locator(".send");

    public ILocator SubmitAll => SendBar.GetByRole(AriaRole.Button, new() { NameRegex = new("^全部提交") });

    public ILocator RepeatAll => SendBar.GetByRole(AriaRole.Button, new() { NameRegex = new("均无变化$") });

    public ILocator Sent => page.Locator(".sent tbody tr");

    public ILocator Row(string code) => page.Locator($"article[data-row='{code}']");

    public ILocator Done(string code) => Row(code).GetByLabel("本期进展");

    public ILocator Percent(string code) => Row(code).GetByLabel("进度百分比");

    public ILocator Status(string code) => Row(code).Locator(".st[role=status]");

    /// <summary>Codes of the rows that nobody has begun, of tasks that the department has never reported on: nothing stands in their fields.</summary>
    public async Task<IReadOnlyList<string>> EmptyCodesAsync()
    {
        var untouched = await CodesAsync("未填");
        var reported = await page.Locator("article.rw", new() { HasText = "看上期" }).EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");
        return [.. untouched.Except(reported)];
    }

    /// <summary>Codes of the rows in which something can be typed and that say a certain thing of themselves.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync(string status)
    {
        var rows = page.Locator("article.rw", new() { HasText = status });
        await Assertions.Expect(rows.Locator("[name=done]:enabled").First).ToBeVisibleAsync();
        return await rows.EvaluateAllAsync<string[]>("rows => rows.filter(row => row.querySelector('[name=done]')).map(row => row.dataset.row)");
    }
}
