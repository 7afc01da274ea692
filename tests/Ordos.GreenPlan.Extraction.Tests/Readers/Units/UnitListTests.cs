using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Readers.Units;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Readers.Units;

public class UnitListTests
{
    [Theory]
    [InlineData("牵头单位：市能源局，配合单位：市自然资源局、市生态环境局，各旗区人民政府", "市能源局:Lead 市自然资源局:Support 市生态环境局:Support 各旗区人民政府:Support")]
    [InlineData("责任单位：市发展改革委、市财政局", "市发展改革委:Lead 市财政局:Lead")]
    [InlineData("牵头单位：市民政局；责任单位：市财政局", "市民政局:Lead 市财政局:Support")]
    [InlineData("市农牧局、能源局牵头，水利局等按职责分工负责", "市农牧局:Lead 市能源局:Lead 市水利局:Support 等")]
    [InlineData("市统计局、能源局按职责分工负责", "市统计局:Shared 市能源局:Shared")]
    [InlineData("市生态环境局负责", "市生态环境局:Lead")]
    [InlineData("省财政厅负责，省审计厅等按职责分工负责", "省财政厅:Lead 省审计厅:Support 等")]
    [InlineData("省发展改革委会同省财政厅负责", "省发展改革委:Lead 省财政厅:Support")]
    [InlineData("市住建局牵头督导，市城管局参与", "市住建局:Lead 市城管局:Support")]
    [InlineData("市教育局牵头、市卫生健康委指导", "市教育局:Lead 市卫生健康委:Support")]
    [InlineData("省财政厅负责资金筹措，省水利厅负责组织实施", "省财政厅:Lead 省水利厅:Lead")]
    [InlineData("市发展改革委、市商务局", "市发展改革委:Lead 市商务局:Lead")]
    [InlineData("责任单位：各区县政府，市生态环境局配合", "各区县政府:Lead 市生态环境局:Support")]
    [InlineData("市环保局牵头，市水利局配合，东港、西港经济开发区管委会负责落实", "市环保局:Lead 市水利局:Support 东港经济开发区管委会:Implement 西港经济开发区管委会:Implement")]
    [InlineData("省财政厅、省水利厅按职责分工负责，各市人民政府，东江新区管委会负责落实", "省财政厅:Shared 省水利厅:Shared 各市人民政府:Implement 东江新区管委会:Implement")]
    [InlineData("省科技厅、工业和信息化厅按职责分工负责，各地级以上市人民政府结合实际落实", "省科技厅:Shared 省工业和信息化厅:Shared 各地级以上市人民政府:Implement")]
    [InlineData("市发展改革委牵头，市财政局、市审计局负责落实", "市发展改革委:Lead 市财政局:Support 市审计局:Support")]
    [InlineData("责任单位：市发改委、市财政局（除标注“分别牵头”外，列第一位为牵头单位，下同）", "市发改委:Lead 市财政局:Lead")]
    [InlineData("责任单位：市民政局、市农业农村局分别牵头", "市民政局:Lead 市农业农村局:Lead")]
    [InlineData("主责单位：区政务局；协办单位：区财政局", "区政务局:Lead 区财政局:Support")]
    [InlineData("牵头部门：市生态环境局；主责单位：各区政府；协办单位：市交通委", "市生态环境局:Lead 各区政府:Support 市交通委:Support")]
    [InlineData("工业和信息化部、国家能源局等按职责分工负责，地方各级人民政府负责落实", "工业和信息化部:Shared 国家能源局:Shared 地方各级人民政府:Implement 等")]
    public void Of_WordsOfRole_GivesRoles(string words, string expected) =>
        Assert.Equal(expected, Read(words));

    [Theory]
    [InlineData("市发展和改革委员会、财政局、市场监督管理局", "市发展和改革委员会 市财政局 市市场监督管理局")]
    [InlineData("市委组织部、宣传部，市教育局", "市委组织部 市委宣传部 市教育局")]
    [InlineData("市委宣传部、财政局", "市委宣传部 市财政局")]
    [InlineData("市财政局、人民银行某城市中心支行、银保监分局、国家税务总局某城市税务局", "市财政局 人民银行某城市中心支行 银保监分局 国家税务总局某城市税务局")]
    [InlineData("省发展改革委、教育厅，各市、县（区）人民政府", "省发展改革委 省教育厅 各市、县（区）人民政府")]
    [InlineData("自治区党委宣传部，自治区财政厅、水利厅", "自治区党委宣传部 自治区财政厅 自治区水利厅")]
    [InlineData("市财政局，各区、县级市", "市财政局 各区、县级市")]
    [InlineData("省公安厅，深圳、广州海关", "省公安厅 深圳海关 广州海关")]
    [InlineData("市委组织部、各项目牵头单位", "市委组织部 各项目牵头单位")]
    [InlineData("省财政厅、广州、深圳市政府", "省财政厅 广州市政府 深圳市政府")]
    [InlineData("教育部和科技部", "教育部 科技部")]
    [InlineData("市财政局等有关部门及各旗区人民政府", "市财政局 各旗区人民政府")]
    [InlineData("地方各级党委和政府", "地方各级党委和政府")]
    [InlineData("县水利局，各乡镇党委、政府", "县水利局 各乡镇党委、政府")]
    [InlineData("市政管理局、市财政局", "市政管理局 市财政局")]
    [InlineData("省水利厅，各市、州、县人民政府", "省水利厅 各市、州、县人民政府")]
    [InlineData("省水利厅，各市、县、自治县人民政府，东浦开发区管委会", "省水利厅 各市、县、自治县人民政府 东浦开发区管委会")]
    [InlineData("市水利局，各辖市、区人民政府", "市水利局 各辖市、区人民政府")]
    [InlineData("省水利厅，市州、县市区人民政府", "省水利厅 市州、县市区人民政府")]
    [InlineData("各区县政府，东江新区、高新区、西山经开区管委会", "各区县政府 东江新区管委会 高新区管委会 西山经开区管委会")]
    [InlineData("市公安局、东港供电局、东港海事局、供电局", "市公安局 东港供电局 东港海事局 市供电局")]
    [InlineData("市规划局、东湖区政府、西湖区政府、安县人民政府", "市规划局 东湖区政府 西湖区政府 安县人民政府")]
    [InlineData("市民政局，滨江区、东湖区、南山县人民政府", "市民政局 滨江区人民政府 东湖区人民政府 南山县人民政府")]
    [InlineData("市科技局，各县〈市〉、区政府", "市科技局 各县（市）、区政府")]
    [InlineData("省商务厅，各相关部门、单位和各市县", "省商务厅 各相关部门、单位 各市县")]
    [InlineData("市委编办，各县（市、区）党委、政府", "市委编办 各县（市、区）党委、政府")]
    [InlineData("省公安厅，各设区市政府、白城市政府", "省公安厅 各设区市政府 白城市政府")]
    public void Of_List_GivesFullNames(string words, string names) =>
        Assert.Equal(names, string.Join(' ', Units(words).Units.Select(unit => unit.Name)));

    [Theory]
    [InlineData("责任单位：市财政局；完成时限：2023年12月底", "2023年12月底")]
    [InlineData("市财政局负责，2024年6月底前完成", "2024年6月底前完成")]
    [InlineData("责任单位：市财政局、市教育局，长期坚持", "长期坚持")]
    [InlineData("市财政局牵头，9月底前出台相关政策，年内持续推进", "9月底前出台相关政策，年内持续")]
    [InlineData("责任单位：市财政局、市教育局，全年持续推进", "全年持续")]
    public void Of_Deadline_IsNoUnit(string words, string deadline)
    {
        var list = Units(words);

        Assert.Equal(deadline, list.DeadlineWords);
        Assert.All(list.Units, unit => Assert.EndsWith("局", unit.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FirstListedLeads_OthersSupport()
    {
        var text = PlainMarks.Fold("责任单位：省粮食局、省财政厅");

        var list = UnitList.Of([new PlacedAssignment(RoleGrammar.Read(text, 0, text.Length), 0)], firstLeads: true);

        Assert.Equal([ExtractedRole.Lead, ExtractedRole.Support], list.Units.Select(unit => unit.Role));
    }

    [Fact]
    public void Of_PlaceOfTheNotice_IsKeptAsPrefix()
    {
        var text = PlainMarks.Fold("市财政局、临河海关、临河公积金中心");

        var list = UnitList.Of([new PlacedAssignment(RoleGrammar.Read(text, 0, text.Length), 0)], firstLeads: false, place: "临河");

        Assert.Equal(["市财政局", "临河海关", "临河公积金中心"], list.Units.Select(unit => unit.Name));
    }

    private static UnitList Units(string words)
    {
        var text = PlainMarks.Fold(words);
        return UnitList.Of([new PlacedAssignment(RoleGrammar.Read(text, 0, text.Length), 0)], firstLeads: false);
    }

    private static string Read(string words)
    {
        var list = Units(words);
        return string.Join(' ', list.Units.Select(unit => $"{unit.Name}:{unit.Role}")) + (list.OpenEnded ? " 等" : "");
    }
}
