using Ordos.GreenPlan.Web.Features.Search;

namespace Ordos.GreenPlan.Web.Tests.Features.Search;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("推进新能源建设", "能源", "推进新|[能源]|建设")]
    [InlineData("能源与能源", "能源", "[能源]|与|[能源]")]
    [InlineData("新能源网荷储", "能源 源网荷", "新|[能源网荷]|储")] // one begins inside the other
    [InlineData("能源电力", "能源 能源电", "[能源电]|力")] // both begin at one place
    [InlineData("推广pm2.5协同控制", "PM2.5", "推广|[pm2.5]|协同控制")]
    [InlineData("没有这个词", "能源", "没有这个词")]
    public void Cut_Words_MarksEveryPlaceOnce(string text, string words, string parts) =>
        Assert.Equal(parts, string.Join('|', Snippet.Cut(text, words.Split(' ')).Select(part => part.IsHit ? $"[{part.Text}]" : part.Text)));

    [Fact]
    public void Around_LongText_ShowsTheFirstHitWithWhatStandsBeforeIt()
    {
        var text = new string('前', 500) + "能源" + new string('后', 500);

        var around = Snippet.Around(text, ["能源"]);

        Assert.Equal("…" + new string('前', 24) + "能源" + new string('后', 104) + "…", around);
    }

    [Fact]
    public void Around_ShortTextOfTwoLines_IsOneLine() => Assert.Equal("一、目标 发展能源", Snippet.Around("一、目标\n发展能源", ["能源"]));
}
