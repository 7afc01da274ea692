using System.Text;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Words of notices, put together at random: sentences of the right length and vocabulary that mean nothing in particular.</summary>
internal static class GeneratedWords
{
    private const int ShortestText = 150;
    private const int LongestText = 400;

    private static readonly string[] Verbs =
    [
        "加快推进", "持续推动", "全面实施", "深入开展", "统筹实施", "有序推进", "稳步扩大", "积极培育", "着力提升", "严格落实", "加强", "完善", "优化", "健全", "支持",
    ];

    private static readonly string[] Objects =
    [
        "重点行业节能降碳改造", "工业园区循环化改造", "大型光伏基地建设", "风电开发利用", "可再生能源就地消纳", "燃煤锅炉淘汰更新", "煤矸石综合利用", "粉煤灰资源化利用",
        "工业余热回收利用", "清洁取暖改造", "既有建筑节能改造", "绿色建筑推广", "新能源车辆替代", "充换电设施建设", "铁路专用线建设", "农业面源污染防治", "畜禽粪污资源化利用",
        "秸秆综合利用", "水土流失综合治理", "矿区生态修复", "沙化土地治理", "再生水利用设施建设", "污水处理提标改造", "生活垃圾分类处理", "塑料污染治理", "挥发性有机物治理",
        "重点用能单位能耗在线监测", "碳排放核算与报告", "绿色金融产品创新", "绿色制造体系建设", "氢能制储运一体化示范", "智能电网建设", "储能电站建设", "节水型城市建设",
    ];

    private static readonly string[] Measures =
    [
        "建立项目清单和推进台账", "明确时间表和路线图", "落实主体责任", "强化要素保障", "简化审批程序", "加大财政支持力度", "引导社会资本参与", "加强技术攻关和成果转化",
        "推广先进适用技术", "完善标准和计量体系", "开展监督检查", "定期调度通报", "实行闭环管理", "加强部门协同", "总结推广典型经验", "加强宣传引导", "严格能效约束", "健全激励约束机制",
    ];

    private static readonly string[] Groups =
        ["", "重点园区", "规模以上工业", "农村牧区", "公共机构", "重点企业", "城镇", "市直单位", "示范园区", "沿黄地区", "中心城区", "新建项目"];

    private static readonly string[] Subjects =
    [
        "再生水", "生活污水", "工业废水", "生活垃圾", "建筑垃圾", "餐厨垃圾", "大宗固体废物", "煤矸石", "粉煤灰", "气化渣", "秸秆", "地膜", "畜禽粪污", "化肥", "绿色建筑", "装配式建筑", "清洁取暖", "可再生能源", "光伏发电", "风电",
        "储能", "绿氢", "煤炭", "天然气", "钢铁", "水泥", "焦炭", "电石", "铁合金", "电解铝", "甲醇", "烯烃", "公交车", "重型货车", "铁路货运", "快递包装", "塑料制品", "绿色产品", "草原", "湿地", "沙地", "耕地", "地表水", "地下水",
    ];

    private static readonly string[] Rates =
        ["综合利用率", "无害化处理率", "覆盖率", "回收率", "达标率", "普及率", "电气化率", "保有量占比", "节能改造比例", "在线监测率", "合格率", "配套率", "清洁化率", "治理率", "替代率"];

    private static readonly string[] Results =
        ["前期工作已完成，正在组织实施", "已完成年度任务的主要部分", "已召开推进会并逐项分解任务", "项目已开工建设，总体进展顺利", "部分指标已达到年度要求"];

    public static string Heading(Random random) => Pick(random, Verbs) + Pick(random, Objects);

    /// <summary>What a target asks for; there are some eight thousand names, so that as many targets as in many real plans bear the same.</summary>
    public static (string Name, int Year, int Value) Goal(Random random) =>
        (Pick(random, Groups) + Pick(random, Subjects) + Pick(random, Rates), random.Next(2026, 2031), random.Next(10, 100));

    /// <summary>A passage of 150 to 400 characters that ends in a target.</summary>
    public static string Text(Random random, (string Name, int Year, int Value) goal)
    {
        var length = random.Next(ShortestText, LongestText - 60);
        var text = new StringBuilder(LongestText).Append(Heading(random)).Append('，').Append(Pick(random, Measures)).Append('。');

        while (text.Length < length)
        {
            text.Append(Heading(random)).Append('，').Append(Pick(random, Measures)).Append('，').Append(Pick(random, Measures)).Append('。');
        }

        return text.Append('到').Append(goal.Year).Append("年，").Append(Quote(goal)).Append('。').ToString();
    }

    public static string Quote((string Name, int Year, int Value) goal) => $"{goal.Name}达到{goal.Value}%以上";

    public static string Progress(Random random) => $"{Heading(random)}：{Pick(random, Results)}，并{Pick(random, Measures)}。";

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
