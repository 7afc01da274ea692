using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Tests.Components.Controls;

public sealed class PassageLinesTests
{
    private const string Text = "二、主要任务\n  1.推进光伏治沙，到2025年达到100万亩。（牵头单位：市能源局）\n（四）推进清洁取暖。推进绿色建筑。\n";

    [Fact]
    public void Of_NoMarks_GivesTheTextLineByLine()
    {
        var lines = PassageLines.Of(Text, []).ToList();

        Assert.Equal(Text.TrimEnd('\n').Split('\n'), lines.Select(line => Words(line.Parts)));
        Assert.All(lines, line => Assert.Null(line.Whole));
    }

    [Fact]
    public void Of_TaskOverAWholeLine_IsTheLinesOwn_IndentAside()
    {
        var task = Mark("1.推进光伏治沙，到2025年达到100万亩。（牵头单位：市能源局）", SourceMarkKind.Task, "t-1");

        var line = PassageLines.Of(Text, [task]).ElementAt(1);

        Assert.Equal(task, line.Whole);
        Assert.True(line.Starts);
        Assert.All(line.Parts, part => Assert.Null(part.Mark));
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

        var parts = PassageLines.Of(Text, marks).ElementAt(1).Parts.Where(part => part.Mark is not null);

        Assert.Equal([("到2025年达到100万亩", "g-1"), ("市能源局", "u-1")], parts.Select(part => (Words(part.Inside), part.Mark!.Id!)));
    }

    [Fact]
    public void Of_UnitInsideATarget_LiesInsideItsMark()
    {
        SourceMark[] marks = [Mark("到2025年达到100万亩", SourceMarkKind.Target, "g-1"), Mark("2025年", SourceMarkKind.Unit, "u-1")];

        var target = Assert.Single(PassageLines.Of(Text, marks).ElementAt(1).Parts, part => part.Mark is not null);

        Assert.Equal("到2025年达到100万亩", Words(target.Inside));
        Assert.Equal("2025年", Words(Assert.Single(target.Inside, part => part.Mark is not null).Inside));
    }

    [Fact]
    public void Of_MarksThatCross_GoOnBehindOneAnother_AndBeginOnce()
    {
        SourceMark[] marks = [Mark("推进光伏治沙，到2025年", SourceMarkKind.Target, "g-1"), Mark("到2025年达到100万亩", SourceMarkKind.Target, "g-2")];

        var parts = PassageLines.Of(Text, marks).ElementAt(1).Parts;

        Assert.Equal(Text.Split('\n')[1], Words(parts));
        Assert.Equal([("推进光伏治沙，到2025年", true), ("达到100万亩", false)],
            parts.Where(part => part.Mark is not null).Select(part => (Words(part.Inside), part.Begins)));
    }

    [Fact]
    public void Of_TasksThatShareALine_BeginEachWithTheirOwnRule()
    {
        SourceMark[] marks = [Mark("推进清洁取暖。", SourceMarkKind.Task, "t-2"), Mark("推进绿色建筑。", SourceMarkKind.Task, "t-3")];

        var parts = PassageLines.Of(Text, marks).ElementAt(2).Parts.Where(part => part.Mark is not null).ToList();

        Assert.All(parts, part => Assert.True(part.Begins));
        Assert.Equal(["t-2", "t-3"], parts.Select(part => part.Mark!.Id));
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
        var parts = PassageLines.Of("推进清洁取暖", [new SourceMark(2, 99, SourceMarkKind.Target)]).Single().Parts;

        Assert.Equal(["推进", "清洁取暖"], parts.Select(part => Words([part])));
    }

    private static string Words(IReadOnlyList<PassagePart> parts) => string.Concat(parts.Select(part => part.Text ?? Words(part.Inside)));

    private static SourceMark Mark(string words, SourceMarkKind kind, string id)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new SourceMark(start, start + words.Length, kind, id);
    }
}
