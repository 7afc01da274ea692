using Ordos.GreenPlan.Domain.Policies.Alignment;

namespace Ordos.GreenPlan.Domain.Tests.Policies.Alignment;

public sealed class PassageAlignerTests
{
    private const string Sewage = "完善污水处理收费政策，实行城镇污水处理费动态调整、企业污水排放差别化收费，建立与污水处理标准相协调的收费制度。";
    private const string Purchases = "加大政府绿色采购力度，扩大绿色产品采购范围，逐步将绿色采购制度扩展至国有企业。";
    private const string Waste = "建设资源综合利用基地，促进工业固废综合利用，积极争取列入国家大宗固废综合利用示范基地和骨干企业试点范围。";

    [Fact]
    public void Align_PassageTakenOverWordForWord_IsCovered()
    {
        var alignment = Align([Sewage, Purchases], [Purchases.Replace("扩大绿色产品采购范围", "扩大采购范围", StringComparison.Ordinal), Sewage]);

        Assert.Equal([(0, "1", AlignmentKind.Covered), (1, "0", AlignmentKind.Covered)], Lines(alignment));
        Assert.Empty(alignment.Added);
    }

    [Theory]
    [InlineData("在达川县、东山经济开发区建设资源综合利用基地，促进工业固废综合利用，积极争取列入国家大宗固废综合利用示范基地和骨干企业试点范围。")]
    [InlineData("建设资源综合利用基地，促进工业固废综合利用，积极争取列入国家大宗固废综合利用示范基地和骨干企业试点范围，工业固废综合利用率达到80%以上。")]
    [InlineData("建设资源综合利用基地，促进工业固废综合利用。围绕煤矸石、粉煤灰、气化渣实施充填、制砖、路基材料等综合利用工程，建立覆盖全域的固废收集、贮存、运输、处置网络，培育一批龙头企业。")]
    public void Align_SameMeasureWithDetailsOfItsOwn_IsMadeLocal(string child)
    {
        var alignment = Align([Waste, Sewage], [child, Sewage]);

        Assert.Equal((0, "0", AlignmentKind.MadeLocal), Lines(alignment)[0]);
    }

    [Fact]
    public void Align_PassageThatOnlyOneSideHas_IsDroppedOrAdded()
    {
        // The two share 示范基地, as many passages of different matters do.
        var alignment = Align([Waste, Purchases], [Purchases, "实施一批氢能产业项目，因地制宜发展电解水制氢，拓展氢能应用场景，助推制氢、储氢、运输全产业链发展，打造氢能示范基地。"]);

        Assert.Equal([(0, "", AlignmentKind.Dropped), (1, "0", AlignmentKind.Covered)], Lines(alignment));
        Assert.Equal([1], alignment.Added);
    }

    [Fact]
    public void Align_PassageCutInTwo_HasBothChildren()
    {
        var alignment = Align(
            ["推广绿色低碳运输工具，淘汰更新老旧车辆，大力推动城市物流车电动化。促进邮政快递绿色发展，支持邮件快件包装绿色化、减量化。", Purchases],
            ["推广绿色低碳运输工具，淘汰更新老旧车辆。", Purchases, "促进邮政快递绿色发展，支持邮件快件包装绿色化、减量化。"]);

        Assert.Equal((0, "0,2", AlignmentKind.Covered), Lines(alignment)[0]);
    }

    [Fact]
    public void Align_TwoPassagesJoinedInOne_BothHaveIt()
    {
        var alignment = Align([Sewage, Purchases, Waste], [Sewage + Purchases, Waste]);

        Assert.Equal(["0", "0", "1"], Lines(alignment).Select(line => line.Children));
        Assert.Empty(alignment.Added);
    }

    [Fact]
    public void Align_EmptyPlan_DropsOrAddsAll()
    {
        Assert.Equal([(0, "", AlignmentKind.Dropped)], Lines(Align([Sewage], [])));
        Assert.Equal([0], Align([], [Sewage]).Added);
    }

    private static PlanAlignment Align(string[] parent, string[] child) => PassageAligner.Align(Passages(parent), Passages(child));

    private static List<PlanPassage> Passages(string[] texts) => [.. texts.Select((text, index) => new PlanPassage(index, ["一、重点任务"], text))];

    private static List<(int Parent, string Children, AlignmentKind Kind)> Lines(PlanAlignment alignment) =>
        [.. alignment.Paragraphs.Select(paragraph => (paragraph.Parent, string.Join(',', paragraph.Children), paragraph.Kind))];
}
