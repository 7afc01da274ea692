using System.Text.Json;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class AlignVerbTests
{
    private static readonly string Parent = CliConsole.Notice("内蒙古自治区加快建立健全绿色低碳循环发展经济体系具体措施（2021年）");
    private static readonly string Child = CliConsole.Notice("鄂尔多斯市绿色低碳循环发展重点任务分工方案（2022年）");

    [Fact]
    public async Task Align_CityWithItsRegion_AgreesWithTheReader()
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync("align", Parent, Child, "--json");

        Assert.Equal((0, ""), (exit, console.Error));
        using var found = JsonDocument.Parse(console.Out);
        using var read = JsonDocument.Parse(File.ReadAllText(Path.Combine(CliConsole.Seeds, "expected", "comparison", "alignment.json")));
        var (lines, labels) = (Lines(found), Lines(read));
        Assert.Equal(89, lines.Count);
        Assert.InRange(Right(lines, labels, line => line.Children) / 89.0, 0.95, 1);
        Assert.InRange(Right(lines, labels, line => line.Kind) / 89.0, 0.85, 1);
        Assert.Equal("[46,53]", found.RootElement.GetProperty("added").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.False(console.TouchedDataFolder);
    }

    [Fact]
    public async Task Align_WithoutJson_CountsTheKinds()
    {
        using var console = new CliConsole();

        await console.RunAsync("align", Parent, Child);

        Assert.Matches("上级89段：承接[0-9]+段、本地化[0-9]+段；本级新增2段。以上为建议，由人核对。", console.Out);
    }

    [Fact]
    public async Task Align_OneFile_IsRefused()
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync("align", Parent, "--json");

        Assert.Equal((2, "请依次给出上级文件和本级文件。"), (exit, console.Error.Trim()));
    }

    private static int Right(List<Line> lines, List<Line> labels, Func<Line, string> what) => lines.Zip(labels).Count(pair => what(pair.First) == what(pair.Second));

    private static List<Line> Lines(JsonDocument alignment) =>
        [.. alignment.RootElement.GetProperty("paragraphs").EnumerateArray().Select(line => new Line(
            line.GetProperty("parent").GetInt32(),
            string.Join(',', line.GetProperty("children").EnumerateArray().Select(child => child.GetInt32())),
            line.GetProperty("kind").GetString()!))];

    private sealed record Line(int Parent, string Children, string Kind);
}
