using System.Globalization;
using Microsoft.Playwright;

namespace Ordos.GreenPlan.Browser.Tests.Pages;

/// <summary>任务详情 as a person uses it.</summary>
public sealed class TaskForm(IPage page)
{
    public ILocator Section => page.GetByRole(AriaRole.Region, new() { Name = "本单位填报" });

    public ILocator State => Section.GetByLabel("状态", new() { Exact = true });

    public ILocator Percent => Section.GetByLabel("完成比例（%）");

    public ILocator Done => Section.GetByLabel("工作进展");

    public ILocator Problems => Section.GetByLabel("存在问题");

    public ILocator NextStep => Section.GetByLabel("下一步");

    public ILocator Explanation => Section.GetByLabel("变动说明");

    /// <summary>Where the proof lies; there only where it is asked for.</summary>
    public ILocator Evidence => Section.GetByLabel("佐证材料");

    public ILocator Submit => Section.GetByRole(AriaRole.Button, new() { Name = "提交" });

    public ILocator Refusals => Section.Locator(".validation-message");

    public ILocator Reports => page.Locator("ol.tl > li");

    /// <summary>The report that holds certain words.</summary>
    public ILocator Report(string words) => Reports.Filter(new() { HasText = words });

    public async Task WriteAsync(string state, int percent, string done, string? problems = null, string? nextStep = null)
    {
        await State.SelectOptionAsync(new SelectOptionValue { Label = state });
        await Percent.FillAsync(percent.ToString(CultureInfo.InvariantCulture));
        await Done.FillAsync(done);
        await Problems.FillAsync(problems ?? "");
        await NextStep.FillAsync(nextStep ?? "");

        // The sample data stand high already: a lower percent asks for a word.
        await Explanation.FillAsync("按实际完成情况填报。");

        if (state == "已完成")
        {
            await Evidence.FillAsync("验收意见，2026年第3号");
        }
    }

    public async Task SubmitAsync(string state, int percent, string done)
    {
        await WriteAsync(state, percent, done);
        await Submit.ClickAsync();
        await Assertions.Expect(Report(done)).ToContainTextAsync("待签发");
    }

    public ILocator Button(string words, string name) => Report(words).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
