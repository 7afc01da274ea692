using Ordos.GreenPlan.Extraction.Targets;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Targets;

public class PassageTargetsTests
{
    [Theory]
    [InlineData("到2025年，建成区绿化覆盖率达到42%以上。", "建成区绿化覆盖率 ge 42 % 2025")]
    [InlineData("到2027年底，护理型床位占比不低于60%。", "护理型床位占比 ge 60 % 2027")]
    [InlineData("数据中心PUE值控制在1.25以内。", "数据中心PUE值 le 1.25")]
    [InlineData("细颗粒物年均浓度不超过32微克/立方米。", "细颗粒物年均浓度 le 32 微克/立方米")]
    [InlineData("森林覆盖率大于25%以上。", "森林覆盖率 gt 25 %")]
    [InlineData("煤炭消费比重降至55%以下。", "煤炭消费比重 le 55 %")]
    [InlineData("供电煤耗小于300克标准煤/千瓦时。", "供电煤耗 lt 300 克标准煤/千瓦时")]
    [InlineData("非化石能源消费比重提高到20%左右。", "非化石能源消费比重 approx 20 %")]
    [InlineData("农田灌溉水有效利用系数提高到0.58。", "农田灌溉水有效利用系数 eq 0.58")]
    [InlineData("力争完成示范项目3—5个。", "示范项目 range 3~5 个")]
    [InlineData("高标准农田面积达到１２００万亩。", "高标准农田面积 eq 1200 万亩")]
    [InlineData("数字经济核心产业增加值突破千亿元。", "数字经济核心产业增加值 gt 1000 亿元")]
    [InlineData("城镇污水集中收集率达到百分之七十以上。", "城镇污水集中收集率 ge 70 %")]
    public void Read_Threshold_GivesComparatorAndUnit(string text, string expected) => Assert.Equal([expected], Read(text));

    [Theory]
    [InlineData("到2025年，万元工业增加值用水量较2020年下降16%。", "万元工业增加值用水量 eq 16 % 2025 decrease 比2020")]
    [InlineData("到2025年，与2020年相比，单位邮件快件碳排放降低10%以上。", "单位邮件快件碳排放 ge 10 % 2025 decrease 比2020")]
    [InlineData("水产品产量年均增长3%左右。", "水产品产量 approx 3 % increase")]
    [InlineData("能源消费年均增速控制在3%以内。", "能源消费年均增速 le 3 % increase")]
    [InlineData("到2025年，新增绿色工厂不少于5家。", "绿色工厂 ge 5 家 2025 increase")]
    [InlineData("固废综合利用率提高5个百分点。", "固废综合利用率 eq 5 个百分点 increase")]
    [InlineData("新增煤矸石综合利用率达到90%。", "新增煤矸石综合利用率 eq 90 %")]
    [InlineData("压减办理时间50%以上。", "压减办理时间 ge 50 % decrease")]
    [InlineData("压减项目占比达到30%以上。", "压减项目占比 ge 30 %")]
    [InlineData("固废利用率比2020年提高3个百分点、达到60%。", "固废利用率 eq 3 个百分点 increase 比2020", "固废利用率 eq 60 %")]
    [InlineData("替代散煤减少二氧化碳排放量约20万吨。", "替代散煤减少二氧化碳排放量 approx 20 万吨 decrease")]
    public void Read_Change_TellsItFromLevel(string text, params string[] expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("全县NOx、VOCs排放总量分别下降20吨、15吨以上。", "全县NOx排放总量 ge 20 吨 decrease", "VOCs排放总量 ge 15 吨 decrease")]
    [InlineData("客车单位能耗和碳排放比2015年分别下降2%和2.6%。", "客车单位能耗 eq 2 % decrease 比2015", "客车单碳排放 eq 2.6 % decrease 比2015")]
    [InlineData("化学需氧量、挥发性有机物重点工程减排量分别达到7万吨、2万吨。", "化学需氧量重点工程减排量 eq 7 万吨 decrease", "挥发性有机物重点工程减排量 eq 2 万吨 decrease")]
    [InlineData("事故起数和死亡人数较上年分别下降5%和8%。", "事故起数 eq 5 % decrease", "死亡人数 eq 8 % decrease")]
    [InlineData("单位建筑面积能耗、单位建筑面积碳排放分别下降5%、7%。", "单位建筑面积能耗 eq 5 % decrease", "单位建筑面积碳排放 eq 7 % decrease")]
    [InlineData("单位GDP能源消耗、用水量比2020年分别降低13.5%、16%左右。", "单位GDP能源消耗 approx 13.5 % decrease 比2020", "单位GDP用水量 approx 16 % decrease 比2020")]
    [InlineData("县城、城市污水处理率分别达到85%、95%。", "县城污水处理率 eq 85 %", "城市污水处理率 eq 95 %")]
    [InlineData("东部地区、北部平原PM2.5浓度分别下降20%、15%。", "东部地区PM2.5浓度 eq 20 % decrease", "北部平原PM2.5浓度 eq 15 % decrease")]
    [InlineData("低碳园区、零碳园区新能源占比分别达到50%以上和100%。", "低碳园区新能源占比 ge 50 %", "零碳园区新能源占比 eq 100 %")]
    [InlineData("到2025年、2030年，电动汽车占比分别达到20%、40%左右。", "电动汽车占比 approx 20 % 2025", "电动汽车占比 approx 40 % 2030")]
    public void Read_Distributed_GivesEachPartItsValue(string text, string first, string second) => Assert.Equal([first, second], Read(text));

    [Theory]
    [InlineData("到2025年，覆盖率达到80%。利用率达到60%。", 2025, 2025)]
    [InlineData("到2025年，覆盖率达到80%；到2030年，覆盖率达到95%。", 2025, 2030)]
    [InlineData("覆盖率达到80%。到2025年，利用率达到60%。", null, 2025)]
    [InlineData("“十四五”期间，新增公园8个。到“十五五”末，覆盖率达到95%。", 2025, 2030)]
    [InlineData("2024—2026年，改造老旧小区100个，新建公园8个。", 2026, 2026)]
    public void Read_Years_GovernWhatFollowsInParagraph(string text, int? first, int? second) =>
        Assert.Equal([first, second], PassageTargets.Read(text).Select(target => target.Year));

    [Theory]
    [InlineData("打造10个以上数字乡村样板。", "数字乡村样板 ge 10 个")]
    [InlineData("培育专精特新企业100家、单项冠军企业5家。", "专精特新企业 eq 100 家", "单项冠军企业 eq 5 家")]
    [InlineData("完成300万千瓦煤电机组节能改造。", "煤电机组节能改造 eq 300 万千瓦")]
    [InlineData("力争70%以上党政机关建成节约型机关。", "党政机关建成节约型机关 ge 70 %")]
    [InlineData("60%以上的学校、30%的医院建成节水型单位。", "学校建成节水型单位 ge 60 %", "医院建成节水型单位 eq 30 %")]
    [InlineData("新增装机200万千瓦，其中光伏120万千瓦、风电80万千瓦。", "新增装机 eq 200 万千瓦 increase", "光伏 eq 120 万千瓦 increase", "风电 eq 80 万千瓦 increase")]
    [InlineData("到2025年，培育百家绿色工厂。", "绿色工厂 eq 100 家 2025")]
    [InlineData("改造项目不低于行业产能的30%。", "改造项目占行业产能的比例 ge 30 %")]
    [InlineData("湖泊水质达到Ⅲ类。", "湖泊水质 eq  III类")]
    [InlineData("城镇化率由45%提高到60%。", "城镇化率 eq 60 %")]
    public void Read_Outcome_GivesTarget(string text, params string[] expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("再生水利用率超过25%，其中缺水地区达到35%以上。", "再生水利用率 gt 25 %", "缺水地区再生水利用率 ge 35 %")]
    [InlineData("新能源装机达到600万千瓦，占比超过50%。", "新能源装机 eq 600 万千瓦", "新能源装机占比 gt 50 %")]
    [InlineData("建成高标准农田500万亩，其中新建350万亩。", "高标准农田 eq 500 万亩", "新建高标准农田 eq 350 万亩")]
    [InlineData("到2025年，回收量达到45万吨，到2030年达到60万吨。", "回收量 eq 45 万吨 2025", "回收量 eq 60 万吨 2030")]
    [InlineData("每年建设重点专科40个，到2025年累计200个。", "重点专科 eq 40 个 2025", "重点专科 eq 200 个 2025")]
    [InlineData("能耗强度比2020年下降13%，力争达到14.5%。", "能耗强度 eq 13 % decrease 比2020", "能耗强度 eq 14.5 % decrease")]
    [InlineData("比重从2020年的15%提高到2025年的20%左右，电能占比提高到30%。", "比重 approx 20 % 2025", "电能占比 eq 30 % 2025")]
    [InlineData("“十四五”、“十五五”期间分别新增水电装机40万千瓦。", "水电装机 eq 40 万千瓦 2025 increase", "水电装机 eq 40 万千瓦 2030 increase")]
    [InlineData("集中收集率达到70%以上或比2020年提高5个百分点。", "集中收集率 ge 70 %", "集中收集率 eq 5 个百分点 increase 比2020")]
    public void Read_HalfToldClause_TakesWhatWasNamed(string text, string first, string second) => Assert.Equal([first, second], Read(text));

    [Theory]
    [InlineData("每个街道至少建有1个综合服务中心。", "综合服务中心 ge 1 个")]
    [InlineData("筹集保障性住房6万套（间）以上。", "筹集保障性住房 ge 6 万套(间)")]
    [InlineData("累计完成15台（套）左右老旧化工装置更新替代。", "老旧化工装置更新替代 approx 15 台(套)")]
    [InlineData("淘汰平板玻璃产能500万重量箱。", "淘汰平板玻璃产能 eq 500 万重量箱")]
    [InlineData("2023—2025年，铝产业产值分别达1200亿元、1500亿元、1800亿元。", "铝产业产值 eq 1200 亿元 2023", "铝产业产值 eq 1500 亿元 2024", "铝产业产值 eq 1800 亿元 2025")]
    [InlineData("2023年、2024年分别改造房屋100万、120万平方米。", "改造房屋 eq 100 万平方米 2023", "改造房屋 eq 120 万平方米 2024")]
    [InlineData("力争全市地区生产总值突破万亿元大关，年均增长6%左右。", "全市地区生产总值 gt 10000 亿元", "全市地区生产总值 approx 6 % increase")]
    [InlineData("体育场地面积人均达到2.6平方米。", "体育场地面积人均 eq 2.6 平方米")]
    [InlineData("完成化工、农药等重点行业36家企业清洁化改造。", "化工、农药等重点行业企业清洁化改造 eq 36 家")]
    [InlineData("实施投资500万元以上技改项目1000项以上。", "投资500万元以上技改项目 ge 1000 项")]
    [InlineData("90%以上的行政村通5G网络。", "行政村通5G网络 ge 90 %")]
    [InlineData("失业、工伤保险参保人数分别达到600万人、800万人。", "失业保险参保人数 eq 600 万人", "工伤保险参保人数 eq 800 万人")]
    [InlineData("水资源利用效率（WUE）不高于0.8L/kWh。", "水资源利用效率（WUE） le 0.8 L/kWh")]
    [InlineData("新建及改扩建污水处理厂20座。", "新建及改扩建污水处理厂 eq 20 座")]
    [InlineData("一般登记3个工作日内办结。", "一般登记 le 3 个工作日")]
    [InlineData("3.完成焦化等重点行业36家企业清洁化改造。", "焦化等重点行业企业清洁化改造 eq 36 家")]
    [InlineData("到2025年，60个左右大中城市率先建成循环利用体系。", "大中城市率先建成循环利用体系 approx 60 个 2025")]
    [InlineData("新建数据中心电能利用效率（PUE）优于1.3。", "新建数据中心电能利用效率（PUE） lt 1.3")]
    [InlineData("水源水质达到或优于Ⅲ类。", "水源水质 ge  III类")]
    [InlineData("财政补助标准提高30元，达到每人每年不低于610元。", "财政补助标准 eq 30 元 increase", "财政补助标准 ge 610 元")]
    [InlineData("力争突破40项左右关键技术。", "关键技术 approx 40 项")]
    [InlineData("更新提升78个断面监测站。", "断面监测站 eq 78 个")]
    [InlineData("打造500家绿色工厂、遴选标杆企业100家。", "绿色工厂 eq 500 家", "标杆企业 eq 100 家")]
    [InlineData("更新6个断面水站设备、检测机构设备33台。", "断面水站设备 eq 6 个", "检测机构设备 eq 33 台")]
    [InlineData("压减过剩产能：粗钢1000万吨、焦炭500万吨。", "粗钢 eq 1000 万吨", "焦炭 eq 500 万吨")]
    [InlineData("年底前数据交易额突破30亿元。", "数据交易额 gt 30 亿元")]
    [InlineData("谋划储备项目150个，总投资1000亿元以上。", "谋划储备项目 eq 150 个", "总投资 ge 1000 亿元")]
    [InlineData("新开通5G基站15万个以上，总数达到30万个以上。", "新开通5G基站 ge 15 万个", "新开通5G基站总数 ge 30 万个")]
    [InlineData("登记时限由20日压缩至2个工作日内办结。", "登记时限 le 2 个工作日")]
    [InlineData("黑臭水体消除比例达95%（2025年）。", "黑臭水体消除比例 eq 95 % 2025")]
    [InlineData("推动2万家企业上云，数控化率由2022年的50%提高到2025年的60%。", "企业上云 eq 2 万家", "数控化率 eq 60 % 2025")]
    [InlineData("固废利用率达到85%，比上年提高2个百分点；填埋占比降到8%以下。", "固废利用率 eq 85 %", "固废利用率 eq 2 个百分点 increase", "填埋占比 le 8 %")]
    [InlineData("2.2024年：新增污水管网80公里。", "污水管网 eq 80 公里 2024 increase")]
    [InlineData("新增绿道里程80公里，其中2025年新增30公里。", "绿道里程 eq 80 公里 2025 increase", "绿道里程 eq 30 公里 2025 increase")]
    [InlineData("新（改、扩）建公办幼儿园60所。", "新（改、扩）建公办幼儿园 eq 60 所")]
    [InlineData("每个县至少办好1所县级公立医院。", "县级公立医院 ge 1 所")]
    [InlineData("项目审批时限控制在50个工作日以内。", "项目审批时限 le 50 个工作日")]
    [InlineData("新增劳动力平均受教育年限提高到13.8年。", "劳动力平均受教育年限 eq 13.8 年")]
    [InlineData("非涉密政务信息系统100%上云。", "非涉密政务信息系统上云 eq 100 %")]
    [InlineData("接入视频监控5万路、感知设备20万台。", "接入视频监控 eq 5 万路", "感知设备 eq 20 万台")]
    [InlineData("淘汰4.3米焦炉12座。", "淘汰4.3米焦炉 eq 12 座")]
    [InlineData("人口50万以上的城市绿色出行比例不低于70%。", "人口50万以上的城市绿色出行比例 ge 70 %")]
    [InlineData("用水总量控制在 67 亿 m3以内，较 2015 年降低 3%。", "用水总量 le 67 亿m3", "用水总量 eq 3 % decrease 比2015")]
    [InlineData("孕产妇死亡率下降到12/10万以下。", "孕产妇死亡率 le 12 /10万")]
    [InlineData("人均预期寿命提高到78.5岁。", "人均预期寿命 eq 78.5 岁")]
    [InlineData("到2025年，建成并运行5个以上再制造产业园。", "再制造产业园 ge 5 个 2025")]
    [InlineData("需求响应能力达到最大负荷的5%以上。", "需求响应能力占最大负荷的比例 ge 5 %")]
    [InlineData("设立10亿元的产业引导基金。", "产业引导基金 eq 10 亿元")]
    [InlineData("防洪标准达到50年一遇。", "防洪标准 eq 50 年一遇")]
    [InlineData("打造3个先进集群、10个千亿级集群。", "先进集群 eq 3 个", "千亿级集群 eq 10 个")]
    public void Read_UnusualForm_GivesTarget(string text, params string[] expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("加快年货运量150万吨以上工业企业铁路专用线建设。")]
    [InlineData("对年用能5000吨标准煤以上、年用电200万千瓦时以上的公共机构开展审计。")]
    [InlineData("淘汰35蒸吨/小时及以下燃煤锅炉。")]
    [InlineData("建筑面积2万平方米以上的公共建筑执行二星级及以上标准。")]
    [InlineData("截至2023年底，全县已建成充电站20座。")]
    [InlineData("目前全县有养老机构35家。")]
    [InlineData("根据国发〔2021〕33号文件，2024年3月15日前报送。")]
    [InlineData("对通过认定的企业一次性奖励50万元。")]
    [InlineData("建设“1+3+N”体系，推广5G应用，实施“百千万”工程。")]
    [InlineData("建设百亿级产业集群，打造15分钟生活圈。")]
    [InlineData("推进污水厂二期工程，落实“2+26”城市要求。")]
    [InlineData("达到80%以上的，给予表扬。")]
    [InlineData("实现生活垃圾分类全覆盖。")]
    [InlineData("万元产值用水定额执行国家标准。")]
    [InlineData("每半年开展1次督导检查。")]
    [InlineData("贷款额度最高不超过300万元，贴息比例为50%。")]
    [InlineData("加快总投资150亿元的项目建设。")]
    [InlineData("对年用能500吨以上、用地l万平方米以上的机构开展审计。")]
    [InlineData("中央资金对东、中、西部的支持比例分别为30%、60%、80%。")]
    [InlineData("重点推进5个方面、12项任务。")]
    [InlineData("编制50人（含）以上的机关按比例安排就业。")]
    [InlineData("落实5万吨标准煤以上项目窗口指导。")]
    [InlineData("能耗超过限额标准20%的公共建筑优先改造。")]
    [InlineData("建立万元国内生产总值水耗等用水效率评估体系。")]
    [InlineData("按项目总投资的50%给予资助，单个项目最高不超过3000万元。")]
    [InlineData("贷款贴息期限不超过3年。")]
    [InlineData("申报企业应具备年营业收入2000万元以上、研发投入占比3%以上等条件。")]
    [InlineData("通过实施10项行动，形成绿色生产方式。")]
    [InlineData("设置约束性指标8项、预期性指标12项。")]
    [InlineData("突发事件30分钟内报告，2小时内书面报告。")]
    [InlineData("加快1000千伏特高压工程建设，推进331国道改造。")]
    public void Read_DescriptionOrPresent_GivesNone(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("投资达到99999999999999999999999999999999999999999亿元。")]
    [InlineData("第")]
    [InlineData("百分之")]
    [InlineData("1/2/3/4-5-6%%%，，，。。。“（（《到2025年达到")]
    [InlineData("\uD800增长5%，达到\uDC00个")]
    public void Read_Rubbish_NeverThrows(string text) => Assert.True(PassageTargets.Read(text).Count <= 1);

    [Fact]
    public void Read_NothingButNumbers_GivesNone() => Assert.Empty(PassageTargets.Read(string.Concat(Enumerable.Repeat("改造5个", 1000))));

    [Fact]
    public void Read_EarlierYearThanNotice_GivesNone()
    {
        var context = new PassageContext(IssuedIn: 2022);

        Assert.Empty(PassageTargets.Read("2020年，全市绿色建筑占比达到60%。", context));
        Assert.Single(PassageTargets.Read("2023年，全市绿色建筑占比达到60%。", context));
    }

    private static IEnumerable<string> Read(string text) => PrintedTarget.Read(text);
}
