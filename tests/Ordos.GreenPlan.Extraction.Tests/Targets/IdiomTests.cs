using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Targets;

/// <summary>Turns of phrase that notices of other provinces, ministries and fields print.</summary>
public class IdiomTests
{
    [Theory]
    [InlineData("（二十一）固废综合利用率达到60%。", "固废综合利用率 eq 60 %")]
    [InlineData("（三十六）2026年、2027年分别新增公共充电桩3万个、4万个。", "公共充电桩 eq 3 万个 2026 increase", "公共充电桩 eq 4 万个 2027 increase")]
    [InlineData("11．农村居民人均收入增长8%。", "农村居民人均收入 eq 8 % increase")]
    [InlineData("连续3年每年开展创业培训5万人次。", "创业培训 eq 5 万人次")]
    [InlineData("3年改造老旧小区400个。", "改造老旧小区 eq 400 个")]
    public void Read_NumberOfTheItem_IsNoPartOfTheName(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("接待入境游客恢复到2019年的85%，旅游总收入增长12%。", "接待入境游客 eq 85 % 比2019", "旅游总收入 eq 12 % increase")]
    [InlineData("客运量恢复至2019年的90%以上。", "客运量 ge 90 % 比2019")]
    public void Read_RegainedLevel_ComparesWithThatYear(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("储能规模达到60万千瓦/120万千瓦时。", "储能规模 eq 60 万千瓦", "储能规模 eq 120 万千瓦时")]
    [InlineData("力争货物进出口总额800亿元。", "货物进出口总额 eq 800 亿元")]
    [InlineData("审批时限在法定时限基础上压缩60%以上。", "审批时限 ge 60 % decrease")]
    [InlineData("设立总规模50亿元的产业引导基金。", "产业引导基金 eq 50 亿元")]
    [InlineData("增加公办学位2400个。", "增加公办学位 eq 2400 个 increase")]
    [InlineData("建设国家级孵化器2家、省级8家、市级15家。", "国家级孵化器 eq 2 家", "省级孵化器 eq 8 家", "市级孵化器 eq 15 家")]
    [InlineData("单位地区生产总值能源消耗和二氧化碳排放分别下降3%、3.5%。", "单位地区生产总值能源消耗 eq 3 % decrease", "单位地区生产总值二氧化碳排放 eq 3.5 % decrease")]
    [InlineData("培育超百亿元企业5家、超五十亿元8家。", "超百亿元企业 eq 5 家", "超五十亿元 eq 8 家")]
    [InlineData("小微贷款余额年增长15%以上。", "小微贷款余额 ge 15 % increase")]
    [InlineData("智能算力规模达5000PFlops以上，占比超过50%。", "智能算力规模 ge 5000 PFlops", "智能算力规模占比 gt 50 %")]
    [InlineData("建设新型研发机构30家，其中省级以上12家。", "新型研发机构 eq 30 家", "省级以上新型研发机构 eq 12 家")]
    [InlineData("脱贫人口参保率100%。", "脱贫人口参保率 eq 100 %")]
    [InlineData("全省铁路和水路货运量分别增长8%和9%。", "全省铁路货运量 eq 8 % increase", "水路货运量 eq 9 % increase")]
    [InlineData("动力电池系统能量密度达到280Wh/kg。", "动力电池系统能量密度 eq 280 Wh/kg")]
    [InlineData("力争ESI前1%学科达到12个。", "ESI前1%学科 eq 12 个")]
    public void Read_Idiom_GivesTarget(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("每年培育智能车间20家、“上云”企业50家，到2026年规上企业改造覆盖率达到80%。", "智能车间 eq 20 家 2026", "“上云”企业 eq 50 家 2026", "规上企业改造覆盖率 eq 80 % 2026")]
    [InlineData("新建体育公园8个；到2027年，绿化覆盖率达到42%。", "体育公园 eq 8 个", "绿化覆盖率 eq 42 % 2027")]
    [InlineData("“十四五”、“十五五”期间分别新增水电装机30万千瓦，新建通道绿电比例不低于50%。", "水电装机 eq 30 万千瓦 2025 increase", "水电装机 eq 30 万千瓦 2030 increase", "新建通道绿电比例 ge 50 % 2030")]
    public void Read_YearLaterInTheSentence_GovernsAllOfIt(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("在用好2000亿元以上政策性工具的基础上，根据需要扩大规模。")]
    [InlineData("面积超过2万平方米或日客流量超过1万人的车站建立母婴室。")]
    [InlineData("抓好60万吨乙烯改扩建项目。")]
    [InlineData("落实国家30条、省40条稳增长政策措施，推动60项重点任务落地。")]
    [InlineData("用好3亿元专项资金，利用好2024年中央预算内投资2亿元。")]
    [InlineData("推广400伏低压接入。")]
    public void Read_WhatIsThere_GivesNone(string text) => Assert.Empty(PrintedTarget.Read(text));

    [Theory]
    [InlineData("产业规模翻一番，企业数量比2022年翻两番。", "产业规模 eq 1 番 increase", "企业数量 eq 2 番 increase 比2022")]
    [InlineData("力争工业总产值实现翻番，突破800亿元。", "工业总产值 eq 1 番 increase", "工业总产值 gt 800 亿元")]
    [InlineData("新能源汽车保有量增长两倍。", "新能源汽车保有量 eq 2 倍 increase")]
    public void Read_Doubling_IsAnIncrease(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("通关时间比2020年压缩四分之三以上。", "通关时间 ge 0.75 decrease 比2020")]
    [InlineData("四分之一以上的乡镇建成示范站所。", "乡镇建成示范站所 ge 0.25")]
    [InlineData("完成改造的企业占比不低于1/4。", "完成改造的企业占比 ge 0.25")]
    [InlineData("NO2平均浓度不高于30ug/m3。", "NO2平均浓度 le 30 ug/m3")]
    [InlineData("加工业产值与农业产值之比达到2.5∶1。", "加工业产值与农业产值之比 eq 2.5")]
    [InlineData("公共桩车比不低于1:8。", "公共桩车比 ge 0.125")]
    [InlineData("公共充电桩与电动汽车比例不高于1：8。", "公共充电桩与电动汽车比例 le 0.125")]
    public void Read_FractionOrProportion_GivesQuotient(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("实行1/2/3类分级，于5/8前上报3/台。")]
    [InlineData("每天8:30至17:30开放，按1:500比例尺测绘。")]
    [InlineData("65岁以上老年人免费乘车，3—6岁儿童半价。")]
    [InlineData("城区常住人口300万以上城市完善公共服务。")]
    public void Read_TimesScalesAgesAndSizes_GiveNone(string text) => Assert.Empty(PrintedTarget.Read(text));

    [Theory]
    [InlineData("事故起数和死亡人数“双下降”8%以上。", "事故起数和死亡人数 ge 8 % decrease")]
    [InlineData("投资保持10%以上的增长。", "投资 ge 10 % increase")]
    [InlineData("6项重点指标均实现5%以上增长。", "6项重点指标 ge 5 % increase")]
    [InlineData("申请材料压缩比例达到60%。", "申请材料压缩比例 eq 60 % decrease")]
    [InlineData("新增市场主体5万户、“个转企”800户、上市企业6家，建成园区3个。", "市场主体 eq 5 万户 increase", "“个转企” eq 800 户 increase", "上市企业 eq 6 家 increase", "建成园区 eq 3 个")]
    [InlineData("消费价格上涨控制在3%左右。", "消费价格上涨 approx 3 % increase")]
    [InlineData("新增劳动力平均受教育年限14年。", "劳动力平均受教育年限 eq 14 年")]
    public void Read_ChangeToldByAnotherWord_IsRead(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("烟尘和VOCs排放量比2020年分别下降10%以上。", "烟尘排放量 ge 10 % decrease 比2020", "VOCs排放量 ge 10 % decrease 比2020")]
    [InlineData("城镇和农村居民人均可支配收入分别增长5%和6%。", "城镇居民人均可支配收入 eq 5 % increase", "农村居民人均可支配收入 eq 6 % increase")]
    [InlineData("婴儿死亡率、5岁以下儿童死亡率分别控制在3‰、5‰以下。", "婴儿死亡率 le 3 ‰", "5岁以下儿童死亡率 le 5 ‰")]
    public void Read_Distributed_NamesEachPart(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("每年培育科技企业200家，3年累计达到600家。", "科技企业 eq 200 家", "科技企业 eq 600 家")]
    [InlineData("2023年改造50个，2024年改造60个。", "改造 eq 50 个 2023", "改造 eq 60 个 2024")]
    [InlineData("用5年时间使产业规模突破3000亿元。", "产业规模 gt 3000 亿元")]
    [InlineData("播种面积稳定，产量在90亿斤以上，自给率提高并稳定在70%左右。", "产量 ge 90 亿斤", "自给率 approx 70 %")]
    [InlineData("粮食产量20亿斤，当年完成投资占年度计划的95%以上。", "完成投资占年度计划 ge 95 %")]
    [InlineData("A级以上物流企业达到30家，其中5A级8家。", "A级以上物流企业 eq 30 家", "5A级物流企业 eq 8 家")]
    public void Read_WordsAroundTheName_AreNoPartOfIt(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("新增专精特新企业60家（其中国家级10家）、高新技术企业100家。", "专精特新企业 eq 60 家 increase", "国家级专精特新企业 eq 10 家 increase", "高新技术企业 eq 100 家 increase")]
    [InlineData("完成造林30万亩（其中：人工造林10万亩），森林抚育50万亩。", "完成造林 eq 30 万亩", "人工造林 eq 10 万亩", "森林抚育 eq 50 万亩")]
    public void Read_PartInBrackets_IsRead(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("工业增速高于全省平均水平1个百分点。", "工业增速 eq 1 个百分点 increase")]
    [InlineData("产值年均递增15%。", "产值 eq 15 % increase")]
    [InlineData("小微企业贷款平均利率下降0.3个百分点。", "小微企业贷款平均利率 eq 0.3 个百分点 decrease")]
    [InlineData("为企业减负50亿元以上。", "为企业减负 ge 50 亿元")]
    [InlineData("物价涨幅在3%以内。", "物价涨幅 le 3 % increase")]
    public void Read_DistanceOrRelief_IsRead(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("创建100个左右示范县，1000个左右示范乡镇、10000个左右示范村。", "示范县 approx 100 个", "示范乡镇 approx 1000 个", "示范村 approx 10000 个")]
    [InlineData("构建10个协同应用，50个左右标杆场景，3个县建成试点。", "协同应用 eq 10 个", "标杆场景 approx 50 个")]
    public void Read_CountsThatGoOnBehindAComma_AreRead(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));

    [Theory]
    [InlineData("今年赤字率拟按3.6%以上安排。", "赤字率 ge 3.6 %")]
    [InlineData("中央财政安排100亿元专项奖补资金。", "专项奖补资金 eq 100 亿元")]
    [InlineData("统筹各类资金不少于50亿元用于乡村振兴。", "统筹各类资金 ge 50 亿元")]
    public void Read_Budget_IsRead(string text, params string[] expected) => Assert.Equal(expected, PrintedTarget.Read(text));
}
