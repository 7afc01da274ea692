using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Tests.Components.Controls;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("建成换电站27座。", "建成换电站31座。", "建成换电站[-27][+31]座。")]
    [InlineData("装机3412.5万千瓦", "装机3500万千瓦", "装机[-3412.5][+3500]万千瓦")]
    [InlineData("大路矿区", "大路、苏里格矿区", "大路[+、苏里格]矿区")]
    [InlineData("推进顺利。存在困难。", "推进顺利。", "推进顺利。[-存在困难。]")]
    [InlineData("", "新开工", "[+新开工]")]
    [InlineData("已完工", "", "[-已完工]")]
    [InlineData("没有变化", "没有变化", "没有变化")]
    [InlineData("完成甲乙", "完成丙乙丁", "完成[-甲乙][+丙乙丁]")] // a single character between changes belongs to them
    public void Of_TwoTexts_MarksWhatChanged(string before, string after, string marked) => Assert.Equal(marked, Marked(before, after));

    [Fact]
    public void Of_AnyTwoTexts_HoldsBothWhole()
    {
        var random = new Random(11);

        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var pieces = TextDiff.Of(before, after);

            Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Kind != DiffKind.Added).Select(piece => piece.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Kind != DiffKind.Removed).Select(piece => piece.Text)));
        }
    }

    [Fact]
    public void Of_LongTextsWithNothingInCommon_IsQuickAndMarksAll()
    {
        var (before, after) = (new string('旧', 4000), new string('新', 4000));

        Assert.Equal([new DiffPiece(DiffKind.Removed, before), new DiffPiece(DiffKind.Added, after)], TextDiff.Of(before, after));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "甲乙丙，1a𠮷"[random.Next(6)]));

    private static string Marked(string before, string after) => string.Concat(TextDiff.Of(before, after).Select(piece => piece.Kind switch
    {
        DiffKind.Removed => $"[-{piece.Text}]",
        DiffKind.Added => $"[+{piece.Text}]",
        _ => piece.Text,
    }));
}
