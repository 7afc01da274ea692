using Ordos.GreenPlan.Extraction.Readers.Units;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Readers.Units;

public class UnitSpanFinderTests
{
    [Theory]
    [InlineData("推进充电站建设。（市能源局负责）", "（市能源局负责）")]
    [InlineData("推进充电站建设。【市能源局、市住建局】", "【市能源局、市住建局】")]
    [InlineData("推进充电站建设。(责任单位:市能源局)", "(责任单位:市能源局)")]
    [InlineData("推进充电站建设。〔责任单位：市能源局，各县（市、区）人民政府〕", "〔责任单位：市能源局，各县（市、区）人民政府〕")]
    [InlineData("推进充电站建设（市能源局牵头；市住建局配合）。", "（市能源局牵头；市住建局配合）")]
    [InlineData("推进充电站建设。（责任单位：市能源局", "（责任单位：市能源局")]
    [InlineData("推进充电站建设。责任单位：市能源局、市住建局。", "责任单位：市能源局、市住建局。")]
    [InlineData("责任单位：州工信局、各县市政府（管委会）", "责任单位：州工信局、各县市政府（管委会）")]
    [InlineData("牵头单位：市能源局；完成时限：2023年12月底", "牵头单位：市能源局；完成时限：2023年12月底")]
    public void Find_Units_GivesTheirPlace(string paragraph, string span)
    {
        var found = Assert.Single(UnitSpanFinder.Find(paragraph));

        Assert.Equal(span, paragraph[found.Start..found.End]);
    }

    [Theory]
    [InlineData("落实《节能审查办法》（国家发展和改革委员会令第44号）。")]
    [InlineData("推广合同能源管理（含学校、医院）等模式。")]
    [InlineData("由市级部门（市发改委、市财政局）共同研究。")]
    [InlineData("推动碳捕集（CCUS）示范。")]
    [InlineData("按照标准：达到一级。")]
    public void Find_OtherBrackets_AreLeftAlone(string paragraph) =>
        Assert.Empty(UnitSpanFinder.Find(paragraph));

    [Fact]
    public void Find_SeveralBrackets_GivesEach() =>
        Assert.Equal(2, UnitSpanFinder.Find("推进改造。（市能源局负责）完善标准。（市住建局牵头，市财政局配合）").Count);
}
