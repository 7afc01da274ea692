using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Domain.Tests.Policies;

public sealed class TextProfileTests
{
    /// <summary>Pairs counted by hand: 市能源局 has 市能, 能源, 源局.</summary>
    [Theory]
    [InlineData("市能源局", "市能源局", 100)]
    [InlineData("市能源局", "市 能源局。", 100)] // blanks and punctuation do not count
    [InlineData("市能源局", "能源局", 80)] // 2 of 3 and 2: 2×2/5
    [InlineData("市能源局", "市财政局", 0)]
    [InlineData("风光风光", "光风光风", 66)] // 风光 光风 风光, 光风 风光 光风: 2 shared of 3 and 3
    [InlineData("局", "局", 100)]
    [InlineData("局", "市", 0)]
    [InlineData("", "", 0)]
    [InlineData("能源能源能", "源能源能源能", 88)]
    public void LikenessTo_TwoTexts_IsTheShareOfTheirPairs(string a, string b, int percent)
    {
        Assert.Equal(percent, new TextProfile(a).LikenessTo(new TextProfile(b)));
        Assert.Equal(percent, new TextProfile(b).LikenessTo(new TextProfile(a)));
    }

    [Theory]
    [InlineData("推进生态修复", "加快推进生态修复和治理", 100)]
    [InlineData("推进生态治理", "加快推进生态修复和治理", 80)] // 态治 is missing of 推进 进生 生态 态治 治理
    [InlineData("局", "市能源局", 0)]
    public void HeldBy_LongerText_IsTheShareOfTheShorterOnesPairs(string part, string whole, int percent) =>
        Assert.Equal(percent, new TextProfile(part).HeldBy(new TextProfile(whole)));

    [Theory]
    [InlineData("一二三四五六七", "零一二三四五六", 50)] // 一二三四五六 of that and 二三四五六七
    [InlineData("一二三四五六", "一二三，四五六", 100)]
    [InlineData("一二三四五", "一二三四五", 0)] // shorter than a run
    public void SharedPassages_TwoTexts_CountsRunsOfSix(string a, string b, int percent) =>
        Assert.Equal(percent, new SharedPassages(a).HeldBy(new SharedPassages(b)));
}
