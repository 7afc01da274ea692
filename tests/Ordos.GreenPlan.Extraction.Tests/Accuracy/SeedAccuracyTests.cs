using Ordos.GreenPlan.Extraction.Accuracy;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Accuracy;

/// <summary>The figures of the seeds must not fall: a change that loses a task or a unit fails here.</summary>
public class SeedAccuracyTests
{
    public static TheoryData<string> Expected =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Seeds, "expected"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Extract_Seed_HoldsItsFigures(string name)
    {
        var notice = NoticeExtractor.Extract(File.ReadAllText(Path.Combine(RepositoryFiles.Seeds, "notices", name + ".txt")));

        var report = Extraction.Accuracy.Accuracy.Compare(File.ReadAllText(Path.Combine(RepositoryFiles.Seeds, "expected", name + ".json")), notice);

        var misses = string.Join('\n', report.Misses.Where(miss => !miss.StartsWith("target", StringComparison.Ordinal)));
        Assert.True(IsHeld(report.Figures), $"{report.Figures}\n{misses}");
    }

    private static bool IsHeld(AccuracyFigures figures) =>
        figures is { Tasks: >= 0.995, Units: >= 0.995, Path: >= 0.99, Flags: >= 0.99, Header: >= 0.97 };

    [Fact]
    public void Compare_OneUnitOfTwoWrong_HalvesUnits()
    {
        const string gold = """{"tasks":[{"path":["一、任务"],"text":"推进改造","units":[{"name":"市能源局","role":"lead"},{"name":"市水利局","role":"support"}]}],"targets":[]}""";
        var got = gold.Replace("市水利局", "市水务局", StringComparison.Ordinal);

        var figures = Extraction.Accuracy.Accuracy.Compare(gold, got).Figures;

        Assert.Equal(1, figures.Tasks);
        Assert.Equal(0.5, figures.Units);
    }
}
