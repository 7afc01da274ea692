using Ordos.GreenPlan.Extraction.Sources;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

public class HostileHtmlTests
{
    // Pieces that a parser or a reader has to look back for, and how often each comes.
    public static TheoryData<string, int> Repeated() => new()
    {
        { "<div>", 200_000 },
        { "<b>", 200_000 },
        { "<b><p>", 100_000 },
        { "<table><td>", 100_000 },
        { "<table>", 200_000 },
        { "<ul><li>", 100_000 },
        { "<ol><li>项，", 100_000 },
        { "<a href=x>链", 100_000 },
        { "<div><object></div></object>", 50_000 },
        { "<svg>", 100_000 },
        { "<select><option>", 100_000 },
        { "<p>正文。", 400_000 },
        { "<p>正文。</p>\n", 300_000 },
        { "<td>格", 200_000 },
        { "<br>", 500_000 },
        { "<", 1_000_000 },
        { "<!--", 500_000 },
        { "&CounterClockwise", 200_000 },
        { "<p title='", 200_000 },
        { "</p>", 300_000 },
        { "<frameset>", 100_000 },
        { "<font color=red>红，", 50_000 },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Read_APieceAgainAndAgain_IsBounded(string piece, int count) =>
        Bounded("<html><body>" + string.Concat(Enumerable.Repeat(piece, count)));

    [Fact]
    public void Read_FormattingReopenedInEveryParagraph_IsBounded()
    {
        var left = string.Concat(Enumerable.Range(0, 500).Select(number => $"<b a={number}>"));

        Bounded($"<html><p>{left}</p>" + string.Concat(Enumerable.Repeat("<p>字，</p>", 50_000)));
    }

    [Fact]
    public void Read_SpansThatMultiply_AreBounded() =>
        Bounded("<table>" + string.Concat(Enumerable.Repeat("<tr><td colspan=99999 rowspan=99999>格<td>格", 20_000)) + "</table>");

    [Fact]
    public void Read_TablesInTables_AreBounded() =>
        Bounded(string.Concat(Enumerable.Repeat("<table><tr><td>格<td>", 150)) + string.Concat(Enumerable.Repeat("<p>正文。", 50_000)));

    private static void Bounded(string page)
    {
        var file = Expect.Utf8(page);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var time = ProcessorTime.Of(() => NoticeFile.Default.Read(file));

        Assert.True(time < TimeSpan.FromSeconds(20), $"{time}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 1024L * 1024 * 1024, $"{(GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20} MB");
        TestContext.Current.TestOutputHelper?.WriteLine($"{time.TotalMilliseconds:0} ms");
    }
}
