using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Tests.Components.Controls;

public sealed class PassageLinesTests
{
    private const string Text = "二、主要任务\n  1.推进光伏治沙，到2025年达到100万亩。（牵头单位：市能源局）\n（四）推进清洁取暖。推进绿色建筑。\n";

    [Fact]
    public void Of_NoMarks_GivesTheTextLineByLine()
    {
        var lines = PassageLines.Of(Text, []).ToList();

        Assert.Equal(Text.TrimEnd('\n').Split('\n'), lines.Select(line => string.Concat(line.Pieces.Select(piece => piece.Text))));
        Assert.All(lines, line => Assert.Null(line.Whole));
    }

    [Fact]
    public void Of_TaskOverAWholeLine_IsTheLinesOwn_IndentAside()
    {
        var task = Mark("1.推进光伏治沙，到2025年达到100万亩。（牵头单位：市能源局）", SourceMarkKind.Task, "t-1");

        var line = PassageLines.Of(Text, [task]).ElementAt(1);

        Assert.Equal(task, line.Whole);
        Assert.True(line.Starts);
        Assert.All(line.Pieces, piece => Assert.Null(piece.Class));
    }

    [Fact]
    public void Of_TargetAndUnitInsideATask_AreCutOutOfItsLine()
    {
        SourceMark[] marks =
        [
            Mark("1.推进光伏治沙，到2025年达到100万亩。（牵头单位：市能源局）", SourceMarkKind.Task, "t-1"),
            Mark("到2025年达到100万亩", SourceMarkKind.Target, "g-1"),
            Mark("市能源局", SourceMarkKind.Unit, "u-1"),
        ];

        var pieces = PassageLines.Of(Text, marks).ElementAt(1).Pieces.Where(piece => piece.Class is not null);

        Assert.Equal([("到2025年达到100万亩", "t", "g-1"), ("市能源局", "u", "u-1")], pieces.Select(piece => (piece.Text, piece.Class!, piece.Id!)));
    }

    [Fact]
    public void Of_TasksThatShareALine_BeginEachWithTheirOwnRule()
    {
        SourceMark[] marks = [Mark("推进清洁取暖。", SourceMarkKind.Task, "t-2"), Mark("推进绿色建筑。", SourceMarkKind.Task, "t-3")];

        var pieces = PassageLines.Of(Text, marks).ElementAt(2).Pieces.Where(piece => piece.Class is not null).ToList();

        Assert.Equal(["k first", "k first"], pieces.Select(piece => piece.Class));
        Assert.Equal(["t-2", "t-3"], pieces.Select(piece => piece.Id));
    }

    [Fact]
    public void Of_TaskOverSeveralLines_StartsOnce()
    {
        var task = new SourceMark(0, Text.Length, SourceMarkKind.Task, "t-1");

        var lines = PassageLines.Of(Text, [task]).ToList();

        Assert.All(lines, line => Assert.Equal(task, line.Whole));
        Assert.Equal([true, false, false], lines.Select(line => line.Starts));
    }

    [Fact]
    public void Of_MarkThatReachesPastTheText_IsCutAtItsEnd()
    {
        var pieces = PassageLines.Of("推进清洁取暖", [new SourceMark(2, 99, SourceMarkKind.Target)]).Single().Pieces;

        Assert.Equal(["推进", "清洁取暖"], pieces.Select(piece => piece.Text));
    }

    private static SourceMark Mark(string words, SourceMarkKind kind, string id)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new SourceMark(start, start + words.Length, kind, id);
    }
}
