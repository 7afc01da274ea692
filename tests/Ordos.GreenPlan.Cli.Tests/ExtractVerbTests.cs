using System.Text.Json;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class ExtractVerbTests
{
    [Theory]
    [InlineData("鄂尔多斯市减污降碳协同创新试点实施方案（2024年）", 20)]
    [InlineData("鄂尔多斯市十三五节能降碳综合工作方案（2018年）", 34)]
    [InlineData("鄂尔多斯市十四五节能减排综合工作实施方案（2022年）", 22)]
    [InlineData("鄂尔多斯市绿色低碳循环发展重点任务分工方案（2022年）", 94)]
    [InlineData("内蒙古自治区加快建立健全绿色低碳循环发展经济体系具体措施（2021年）", 89)]
    public async Task Extract_Seed_PrintsTheContractsJsonAndNeedsNoDatabase(string name, int tasks)
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync("extract", CliConsole.Notice(name));

        Assert.Equal((0, ""), (exit, console.Error));
        using var notice = JsonDocument.Parse(console.Out);
        Assert.Equal(tasks, notice.RootElement.GetProperty("tasks").GetArrayLength());
        Assert.False(console.TouchedDataFolder);
    }
}
