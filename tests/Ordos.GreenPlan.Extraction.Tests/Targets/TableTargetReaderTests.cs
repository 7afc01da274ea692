using System.Globalization;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Targets;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Targets;

public class TableTargetReaderTests
{
    [Fact]
    public void Read_YearAndPropertyColumns_GivesYearUnitAndNature() => Assert.Equal(
        ["森林覆盖率 Eq 24.1 % 2025 约束性", "湿地保护率 Approx 55 % 2025 预期性"],
        Read("主要指标\n序号\t指标\t单位\t2020年\t2025年\t属性\n1\t森林覆盖率\t%\t23.0\t24.1\t约束性\n2\t湿地保护率\t%\t50\t55左右\t预期性\n"));

    [Fact]
    public void Read_ChangeColumn_GivesSecondRecordWithBase() => Assert.Equal(
        ["供电煤耗 Eq 305 克标准煤/千瓦时 2025", "供电煤耗 Eq -26 克标准煤/千瓦时 2025 Decrease 比2020", "人均能耗 Eq 480 千克标准煤/人 2025", "人均能耗 Eq -6 % 2025 Decrease 比2020"],
        Read("“十四五”能效指标\n指标\t单位\t2020年实际值\t2025年目标值\t变化幅度\n供电煤耗\t克标准煤/千瓦时\t331\t305\t-26\n人均能耗\t千克标准煤/人\t510\t480\t[-6%]\n"));

    [Fact]
    public void Read_AreaRows_GivesScopeAndYearOfCaption() => Assert.Equal(
        ["东山县:能耗强度降低目标 Eq 18 % 2025 Decrease", "西河区:能耗强度降低目标 Eq 0 % 2025 Decrease"],
        Read("“十四五”各县区能耗强度降低目标\n地区\t能耗强度降低目标（%）\n东山县\t-18\n西河区\t0\n"));

    [Fact]
    public void Read_ValuesWithWords_GivesComparators() => Assert.Equal(
        ["优质粮率 Ge 78 % 2026", "COD排放总量 Ge 92 吨 2026 Decrease 比2023", "氨氮排放总量 Ge 55 吨 2026 Decrease 比2023", "节水系数 Ge 0.6 2026"],
        Read("目标体系\n指标\t2026年目标值\n优质粮率\t≥78%\nCOD、氨氮排放总量\t相较2023年下降92吨和55吨以上\n节水系数\t0.6以上\n"));

    [Fact]
    public void Read_NameWithUnitOrDirection_SetsThemApart() => Assert.Equal(
        ["千人口床位数 Eq 7.5 张 2025", "铁路货运量 Eq 10 % 2025 Increase 比2020", "劣Ⅴ类断面比例 Eq 0 % 2025"],
        Read("主要目标\n指标\t单位\t2025年\n千人口床位数（张）\t\t7.5\n铁路货运量比2020年增长\t%\t10\n劣Ⅴ类断面比例\t%\t0\n"));

    [Fact]
    public void Read_RateColumnAndMergedCells_GivesSharesAndDirection() => Assert.Equal(
        ["颗粒物浓度 Eq 33 微克/立方米 2025 约束性", "颗粒物浓度 Eq 10.8 % 2025 约束性 Decrease 比2020", "优良天数比率 Eq 87.5 % 2025 约束性", "优良天数比率 Eq 0.5 % 2025 约束性 Increase 比2020"],
        Read("主要指标\n类别\t指标\t2020年\t2025年\t年均增速[累计]\t属性\n环境\t颗粒物浓度（微克/立方米）\t37\t33\t〔10.8〕\t约束性\n\t优良天数比率（%）\t87\t87.5\t〔0.5〕\t约束性\n"));

    [Fact]
    public void Read_BracketOfDifference_KeepsTheRowsUnit() => Assert.Equal(
        ["人均预期寿命 Eq 80.5 岁 2025", "人均预期寿命 Eq 1.4 岁 2025 Increase 比2020"],
        Read("主要指标\n指标\t2020年\t2025年\t年均增长〔累计〕\n人均预期寿命（岁）\t79.1\t80.5\t〔1.4〕\n每万人拥有量\t—\t—\t—\n"));

    [Fact]
    public void Read_CellsOnLinesWithGroupsWithoutNumber_KeepsTheColumns() => Assert.Equal(
        ["优良天数比率 Eq 85.5 % 2025 约束性", "颗粒物（PM2.5）浓度 Le 35 微克/立方米 2025 约束性", "清洁能源占比 Eq 18 % 2025 预期性"],
        Read("主要指标\n序号\n指标名称\n2020年现状\n2025年目标\n指标属性\n环境治理\n1\n优良天数比率（%）\n83.1\n85.5\n约束性\n2\n颗粒物（PM2.5）浓度（微克/立方米）\n38\n35以内\n约束性\n气候变化\n3\n清洁能源占比（%）\n15.6\n18\n预期性\n"));

    [Fact]
    public void Read_RowsUnderMergedCell_KeepTheirColumns() => Assert.Equal(
        ["非化石能源消费比重 Approx 20 % 2025 预期性", "森林蓄积量 Eq 2.3 亿立方米 2025 约束性", "公共交通分担率 Range 50 % 2025 预期性"],
        Read("主要指标\n类别\t主要指标\t单位\t2020年\t2025年\t指标性质\n绿色\t非化石能源消费比重\t%\t15.9\t20左右\t预期性\n\t森林蓄积量\t亿立方米\t2.1\t2.3\t约束性\n\t公共交通分担率（%）\t\t45\t50-55\t预期性\n"));

    [Fact]
    public void Read_BaseYearInBracketOfCell_IsTold() => Assert.Equal(
        ["单位GDP二氧化碳排放 Gt 65 % 2030 Decrease 比2005"],
        Read("主要指标\n指标\t单位\t2030年\n单位GDP二氧化碳排放降低\t%\t>65（较2005年）\n森林覆盖率\t%\t完成国家下达任务\n"));

    [Theory]
    [InlineData("一、发展基础", 0)]
    [InlineData("一、“十三五”工作成效", 0)]
    [InlineData("一、绿色转型取得积极进展", 0)]
    [InlineData("一、夯实发展基础", 1)]
    [InlineData("一、解决突出问题", 1)]
    public void Extract_SectionOfWhatHasBeen_HasNoTargets(string heading, int count) =>
        Assert.Equal(count, NoticeExtractor.Extract($"某某规划\n{heading}\n森林覆盖率达到61.5%。\n").Targets.Count);

    [Fact]
    public void Read_ThingsToBuildWithUnits_ReadsItsSentences() => Assert.Equal(
        ["社区食堂 Eq 6 家 2024"],
        Read("2024年民生实事\n序号\t项目名称\t建设内容及标准\t牵头单位\n1\t助餐工程\t新建社区食堂6家\t市民政局\n2\t便民工程\t完善便民服务设施\t市商务局\n"));

    [Theory]
    [InlineData("到2030年的行动方案\n一、目标\n2025年主要目标：\n污水处理。处理率达到95%。\n垃圾处理。焚烧能力占比达到65%。\n", 2025, 2025)]
    [InlineData("某某“十四五”规划\n一、基础\n“十三五”期间，消费量年均增长2%。\n到2025年，占比达到16%，份额达到8%。\n", 2025, 2025)]
    public void Read_YearFromOutsideTheParagraph_GovernsOrIsPast(string text, int first, int second) =>
        Assert.Equal([first, second], TargetReader.Read(NoticeText.Read(text), null, text[..text.IndexOf('\n', StringComparison.Ordinal)]).Select(target => target.Year ?? 0));

    [Fact]
    public void Read_YearsAsColumnsOfAreas_NamesWhatCaptionMeasures() => Assert.Equal(
        ["东山县:造林 Eq 12.5 万亩 2024", "东山县:造林 Eq 13 万亩 2025"],
        Read("各县区造林任务表\n县区\t2024年任务（万亩）\t2025年任务（万亩）\n东山县\t12.5\t13\n"));

    [Fact]
    public void Read_SeveralLevelsOfNames_TakesTheFinest() => Assert.Equal(
        ["工业固体废物产生强度 Eq 0.8 吨/万元 2025", "绿色工厂数量 Ge 25 家 2025"],
        Read("建设指标表\n序号\t一级指标\t二级指标\t三级指标\t单位\t现状值（2021年）\t目标值（2025年）\n1\t源头减量\t工业\t工业固体废物产生强度★\t吨/万元\t0.85\t0.8\n2\t\t\t绿色工厂数量★\t家\t12\t≥25\n"));

    [Fact]
    public void Read_SentencesInAColumnOfAims_ReadsThemAsText() => Assert.Equal(
        ["光伏装机 Eq 30 万千瓦 2025", "光伏装机 Eq 60 万千瓦 2030", "新能源公交车占比 Eq 80 %"],
        Read("分工表\n领域\t序号\t重点任务\t主要目标\t牵头单位\n能源\t1\t发展新能源\t到2025年，光伏装机达到30万千瓦，到2030年达到60万千瓦。\t县发展改革局\n交通\t2\t推广新能源汽车\t新能源公交车占比达到80%。\t县交通运输局\n"));

    [Fact]
    public void Read_AreasWithBracketInCaption_NamesWhatCaptionMeasures() => Assert.Equal(
        ["东山县:单位GDP能耗下降目标 Eq 3 % 2024 Decrease"],
        Read("各县（区）单位GDP能耗下降目标\n地区\t2024年目标（%）\n东山县\t3\n"));

    [Fact]
    public void Read_NoYearInTable_TakesTitles() =>
        Assert.Equal(2027, Assert.Single(TargetReader.Read(NoticeText.Read("主要指标\n指标\t目标值\n森林覆盖率\t40%\n"), 2024, "绿化行动方案（2024—2027年）")).Year);

    [Fact]
    public void Read_TableOfTasks_ReadsItsSentences() => Assert.Equal(
        ["示范社区 Eq 20 个 2025 Increase"],
        Read("任务分工表\n序号\t工作任务\t责任单位\t完成时限\n1\t到2025年，新增示范社区20个\t市民政局\t2025年12月\n2\t完善老年助餐服务体系建设\t市民政局\t长期坚持\n"));

    [Fact]
    public void Read_ColumnOfProgress_IsNotRead() => Assert.Equal(
        ["项目落地率 Ge 50 %"],
        Read("重点工作进展情况表\n序号\t内容与要求\t进展情况\t责任单位\n1\t推进重大项目，项目落地率50%以上。\t1-2月，固定资产投资增长12.5%，安排项目36个。\t市发改委\n2\t推进改革。\t改革任务完成80%以上。\t市委改革办\n"));

    [Fact]
    public void Read_TableOfProjects_GivesNone() => Assert.Empty(
        Read("重点项目清单\n序号\t项目名称\t建设规模\t总投资（亿元）\n1\t风电基地\t100万千瓦\t52\n2\t储能电站\t20万千瓦\t8\n"));

    [Fact]
    public void Read_CellOnEachLineWithoutNumbers_IsRead() => Assert.Equal(
        ["产业增加值占比 Eq 10 % 2025 预期性", "用户数 Ge 8 亿户 2025 预期性"],
        Read("专栏1 主要指标\n\n指标\n\n2020年\n\n2025年\n\n属性\n\n一、产业\n\n产业增加值占比（%）\n\n7.8\n\n10\n\n预期性\n\n用户数（亿户）\n\n4.6\n\n≥8\n\n预期性\n\n到2025年，产业发展。\n"));

    [Fact]
    public void Read_TwoYearsOfAims_ReadsBoth() => Assert.Equal(
        ["非化石能源比重 Approx 20 % 2025", "非化石能源比重 Approx 25 % 2030", "碳排放 Eq 18 % 2025 Decrease 比2020"],
        Read("主要目标\n单位：%、万吨\n指标\t2025年目标\t2030年目标\n非化石能源比重（%）\t20左右\t25左右\n碳排放（较2020年下降，%）\t18\t—\n"));

    [Fact]
    public void Read_CellOnEachLineWithNatureFirst_IsRead() => Assert.Equal(
        ["生产总值 Approx 5 % 2025 预期性 Increase", "专利拥有量 Approx 63 件 2025 预期性"],
        Read("2025年主要目标\n\n指标名称\n\n属性\n\n全年目标\n\n全年完成\n\n生产总值\n\n预期性\n\n增长5%左右\n\n增长5.4%\n\n专利拥有量\n\n预期性\n\n63件左右\n\n65件\n"));

    [Fact]
    public void Read_BelowHeadingWithYearOfAims_TakesThatYear() => Assert.Equal(
        ["工业增加值 Eq 6 % 2025 Increase", "绿色工厂 Eq 20 家"],
        Read("一、2025年主要预期目标\n1.工业增加值增长6%。\n责任单位：市工信局\n二、重点任务\n2.建设绿色工厂20家。\n"));

    [Fact]
    public void Read_YearBeforeTheAims_IsTheBase() => Assert.Equal(
        ["新能源装机 Eq 400 万千瓦 2023", "新能源装机 Eq 550 万千瓦 2024"],
        Read("发展目标分解表\n序号\t指标名称\t单位\t2022年完成\t2023年目标\t2024年目标\n1\t新能源装机\t万千瓦\t300\t400\t550\n"));

    [Fact]
    public void Read_LevelsOfAreasUnderReduction_AreNoDecrease() => Assert.Equal(
        ["东山县:PM2.5浓度 Eq 33 微克/立方米 2024", "东山县:优良天数比例 Ge 86 % 2024"],
        Read("污染物减排任务表\n序号\t县区\tPM2.5浓度（微克/立方米）\t\t优良天数比例（%）\t\n\t\t2023年实际\t2024年目标\t2023年实际\t2024年目标\n1\t东山县\t35\t33\t85.2\t86以上\n"));

    [Fact]
    public void Read_DeedsBesideDeadlines_ReadsTheSentences() => Assert.Equal(
        ["关停砖窑 Eq 12 座 2024", "压减产能 Eq 80 万吨 2024 Decrease"],
        Read("2024年任务表\n类别\t重点工作\t主要任务\t完成时限\t工程措施\n产业\t淘汰\t淘汰砖窑\t6月底前\t关停砖窑12座\n\t\t化解过剩\t年底前\t压减产能80万吨\n"));

    private static IEnumerable<string> Read(string text) => TargetReader.Read(NoticeText.Read(text)).Select(Print);

    private static string Print(ExtractedTarget target) => string.Join(' ', new[]
    {
        (target.Scope is null ? "" : target.Scope + ":") + target.Indicator,
        target.Comparator.ToString(),
        target.Value?.ToString(CultureInfo.InvariantCulture),
        target.Unit,
        target.Year?.ToString(CultureInfo.InvariantCulture),
        target.Nature,
        target.Change == ExtractedChange.None ? null : target.Change.ToString(),
        target.BaselineYear is { } year ? $"比{year}" : null,
    }.Where(part => part is not null));
}
