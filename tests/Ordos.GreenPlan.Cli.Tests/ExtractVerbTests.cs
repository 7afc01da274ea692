using System.Text.Json;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class ExtractVerbTests
{
    [Theory]
    [InlineData("city-2024-pollution-carbon-pilot", 20)]
    [InlineData("city-2018-energy-carbon-13th", 34)]
    [InlineData("city-2022-energy-saving-14th", 22)]
    [InlineData("city-2022-green-economy", 94)]
    [InlineData("region-2021-green-economy", 89)]
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
