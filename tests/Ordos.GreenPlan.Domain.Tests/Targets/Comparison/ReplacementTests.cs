using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Tests.Targets.Comparison;

/// <summary>A later document that says what it does to what stood before.</summary>
public sealed class ReplacementTests
{
    private static readonly Notice Former = new Notice("2022-03-10", title: "河川市节水行动实施方案", number: "河政发〔2022〕12号").With("再生水利用率", 40, "%", 2025, Comparator.AtLeast);

    [Theory]
    [InlineData("《河川市节水行动实施方案》（河政发〔2022〕12号）同时废止。", PairVerdict.Superseded)]
    [InlineData("《河川市人民政府关于印发〈河川市节水行动实施方案〉的通知》自印发之日起废止。", PairVerdict.Superseded)]
    [InlineData("原河政发[2022]12号文件停止执行。", PairVerdict.Superseded)]
    [InlineData("此前印发的文件与本方案不一致的，以本方案为准。", PairVerdict.Superseded)]
    [InlineData("《河川市节水行动实施方案》有关目标与本方案不一致的，按本方案执行。", PairVerdict.Superseded)]
    [InlineData("《河川市节水行动实施方案》中再生水利用率40%的目标同时废止。", PairVerdict.Superseded)]
    [InlineData("此前下达的再生水利用率目标与本方案不一致的，以本方案为准。", PairVerdict.Superseded)]
    [InlineData("《河川市节水行动实施方案》（河政发〔2022〕12号）中污水处理率目标同时废止。", PairVerdict.Conflicting)]
    [InlineData("《河川市节水行动实施方案》第五条停止执行。", PairVerdict.Conflicting)]
    [InlineData("《河川市节水行动实施方案》中污水处理率目标、《河川市供水方案》同时废止。", PairVerdict.Conflicting)]
    [InlineData("此前下达的污水处理率目标以本方案为准。", PairVerdict.Conflicting)]
    [InlineData("《河川市供水管理办法》（河政发〔2019〕3号）同时废止。", PairVerdict.Conflicting)]
    [InlineData("为落实《河川市节水行动实施方案》（河政发〔2022〕12号），制定本方案。", PairVerdict.Conflicting)]
    public void Compare_LaterDocumentThatNamesTheFormer_SupersedesOnlyWhatItReplaces(string text, PairVerdict verdict)
    {
        var pair = Notice.Pair(Former, new Notice("2024-02-01", title: "河川市再生水利用提升方案", text: text).With("再生水利用率", 50, "%", 2025, Comparator.AtLeast));

        Assert.Equal(verdict, pair?.Verdict);
    }

    [Fact]
    public void Compare_DepartmentThatRepealsItsGovernment_OnlyConflicts()
    {
        var pair = Notice.Pair(
            Former, new Notice("2024-02-01", "河川市水利局", "河川市再生水利用提升方案", text: "河政发〔2022〕12号同时废止。").With("再生水利用率", 50, "%", 2025, Comparator.AtLeast));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    [Fact]
    public void Compare_EarlierDocumentThatPrevails_SupersedesNothingAfterIt()
    {
        var pair = Notice.Pair(Former, new Notice("2020-02-01", title: "河川市供水方案", text: "此前印发的文件与本方案不一致的，以本方案为准。").With("再生水利用率", 50, "%", 2025, Comparator.AtLeast));

        Assert.Equal(PairVerdict.Conflicting, pair?.Verdict);
    }

    [Theory]
    [InlineData("再生水利用率由原定的40%")]
    [InlineData("再生水利用率目标上调")]
    [InlineData("再生水利用率2025年目标调整")]
    public void Compare_NameThatCarriesWordsOfTheAdjustment_IsTheIndicatorItself(string name)
    {
        var pair = Notice.Pair(Former, new Notice("2024-02-01", title: "河川市再生水利用提升方案")
            .With(name, 50, "%", 2025, Comparator.AtLeast, sentence: "再生水利用率由原定的40%上调至50%以上"));

        Assert.Equal(PairVerdict.Tightened, pair?.Verdict);
    }

    [Fact]
    public void Compare_ValueThatStoodBefore_IsNoTargetOfTheLaterNotice()
    {
        var pair = Notice.Pair(Former, new Notice("2024-02-01", title: "河川市再生水利用提升方案")
            .With("再生水利用率由原定的提高到50%以上", 40, "%", 2025, sentence: "再生水利用率由原定的40%提高到50%以上"));

        Assert.Null(pair);
    }

    [Theory]
    [InlineData("将2025年再生水利用率目标由40%以上调整为50%以上", 50, PairVerdict.Tightened)]
    [InlineData("到2025年，再生水利用率由40%提高到50%以上", 50, PairVerdict.Tightened)]
    [InlineData("2025年再生水利用率目标下调至35%", 35, PairVerdict.Relaxed)]
    [InlineData("到2025年，再生水利用率在原来40%的基础上提高到50%以上", 50, PairVerdict.Tightened)]
    [InlineData("到2025年，再生水利用率由38%提高到50%以上", 50, PairVerdict.Conflicting)]
    [InlineData("到2025年，再生水利用率由2022年的40%提高到50%以上", 50, PairVerdict.Conflicting)]
    public void Compare_SentenceThatAdjustsTheTarget_TightensOrRelaxes(string sentence, int value, PairVerdict verdict)
    {
        var pair = Notice.Pair(Former, new Notice("2024-02-01", title: "河川市再生水利用提升方案").With("再生水利用率", value, "%", 2025, Comparator.AtLeast, sentence: sentence));

        Assert.Equal(verdict, pair?.Verdict);
    }
}
