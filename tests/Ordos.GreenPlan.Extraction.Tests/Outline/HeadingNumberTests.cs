using Ordos.GreenPlan.Extraction.Outline;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Outline;

public class HeadingNumberTests
{
    [Theory]
    [InlineData("一、总体要求", "Chinese", 1, 2)]
    [InlineData("十二、保障措施", "Chinese", 12, 3)]
    [InlineData("（三）推进改造", "ChineseBracket", 3, 3)]
    [InlineData("(三)推进改造", "ChineseBracket", 3, 3)]
    [InlineData("（2） 推进改造", "ArabicBracket", 2, 4)]
    [InlineData("1.推进改造", "Arabic", 1, 2)]
    [InlineData("1．推进改造", "Arabic", 1, 2)]
    [InlineData("１、推进改造", "Arabic", 1, 2)]
    [InlineData("12、推进改造", "Arabic", 12, 3)]
    [InlineData("3）推进改造", "ArabicBracket", 3, 2)]
    [InlineData("①推进改造", "Circle", 1, 1)]
    [InlineData("第一条 推进改造", "Article", 1, 4)]
    [InlineData("第二章　总则", "Chapter", 2, 4)]
    [InlineData("2.1 推进改造", "Decimal", 1, 4)]
    public void Read_NumberedParagraph_GivesStyleValueAndLength(string text, string style, int value, int length)
    {
        var number = HeadingNumber.Read(text);

        Assert.Equal((style, value, length), (number?.Style.ToString(), number?.Value, number?.Length));
    }

    [Theory]
    [InlineData("2025年，全市装机达到5000万千瓦。")]
    [InlineData("1.5亿元资金到位。")]
    [InlineData("一是推进改造。")]
    [InlineData("（含电力）推进改造")]
    [InlineData("（2022）12号")]
    [InlineData("第一批项目")]
    public void Read_OtherParagraph_GivesNull(string text) => Assert.Null(HeadingNumber.Read(text));
}
