namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Words of policy language that say the same, and words that say nothing of what is measured.</summary>
/// <remarks>
/// One line a meaning: the words before the arrow are read as the one behind it; an empty right side drops them. The longest word wins, and what was put in is not read again.
/// A word that must stay whole though a shorter one of the table stands in it is its own meaning.
/// </remarks>
internal static class IndicatorWords
{
    public static Rewording Always { get; } = new("""
        地区生产总值 国内生产总值 生产总值 gdp → gdp
        单位地区生产总值 单位国内生产总值 单位生产总值 万元地区生产总值 万元国内生产总值 万元gdp 单位gdp 万元gdp地区生产总值 单位gdp地区生产总值 万元地区生产总值gdp 单位地区生产总值gdp → 单位gdp
        能耗强度 能源强度 能源消耗强度 能源消费强度 → 单位gdp能耗
        碳排放强度 二氧化碳排放强度 碳强度 → 单位gdp二氧化碳排放
        碳排放 碳排放量 碳排放总量 二氧化碳排放 二氧化碳排放量 二氧化碳排放总量 co2排放量 co2排放 → 二氧化碳排放
        规模以上工业增加值 规模以上工业单位增加值 单位规模以上工业增加值 规上工业增加值 规上工业单位增加值 规模以上单位工业增加值 → 规上工业增加值
        消费量 消费总量 → 消费
        排放量 排放总量 → 排放
        用水量 用水总量 → 用水
        万元工业增加值 单位工业增加值 → 单位工业增加值
        规模以上工业 规上工业 → 规上工业
        能源消耗 能源消耗量 能耗 综合能耗 综合能源消耗 综合能源消耗量 → 能耗
        能源消费总量 能源消费量 能源消费 一次能源消费 一次能源消费总量 能源消费结构 → 能源消费
        空气质量 环境空气质量 → 空气质量
        二氧化碳 co2 → 二氧化碳
        氮氧化物 nox → nox
        挥发性有机物 挥发性有机化合物 vocs voc → vocs
        二氧化硫 so2 → so2
        化学需氧量 cod → cod
        细颗粒物 细颗粒物pm25 pm25 → pm25
        固体废物 固体废弃物 固废 → 固废
        可再生能源 新能源 → 新能源
        光伏发电 光伏 太阳能发电 → 光伏
        风力发电 风电 → 风电
        装机容量 装机规模 装机总量 总装机 总装机容量 发电装机容量 发电装机规模 发电装机 发电总装机 发电总装机容量 新增装机 装机 → 装机
        电力装机 电力装机容量 → 电力装机
        燃煤发电机组 燃煤机组 煤电机组 火电机组 火力发电机组 燃煤电厂 火电 煤电 → 煤电
        供电标准煤耗 供电煤耗 → 供电煤耗
        综合利用 资源化利用 综合利用率 资源化利用率 → 利用
        无害化处置 无害化处理 无害化处理处置 → 无害化处理
        出行分担率 出行率 出行比例 出行比率 → 出行
        植被盖度 植被覆盖度 植被综合盖度 综合植被盖度 植被综合覆盖度 → 植被盖度
        森林覆盖率 → 森林覆盖率
        绿化覆盖率 → 绿化覆盖率
        示范园区 产业园区 产业园 工业园区 工业园 示范园 园区 → 园
        农作物秸秆 秸秆 → 秸秆
        清洁取暖 清洁供暖 清洁供热 → 清洁取暖
        节能降耗 节能 → 节能
        消纳责任权重 消纳权重 消纳比重 消纳比例 消纳占比 消纳 → 消纳
        效率 → 效率
        频率 → 频率
        功率 → 功率
        系数 → 系数
        水平 → 水平
        总氮 → 总氮
        总磷 → 总磷
        总量控制 → 总量控制
        比例 比重 占比 份额 权重 比率 覆盖率 率 覆盖比例 → 
        达到 降至 降到 降低到 下降到 提高到 提升到 增加到 控制在 保持在 稳定在 不超过 不高于 不低于 不少于 不大于 不小于 高于 低于 突破 → 
        综合 平均 年均 累计 总量 总 主要 一般 数量 使用 率先实现 全面实现 基本实现 率先 全面 实现 力争 确保 打造 完成 建成 共计 → 
        的 为 和 及 与 或 当年 → 
        """);

    /// <summary>Words that only say that the value is a change.</summary>
    public static Rewording OfChange { get; } = new("""
        下降率 降低率 减少率 增长率 增速 增幅 降幅 下降 降低 减少 削减 增长 增加 提高 提升 新增 上升 下降幅度 变化率 变化幅度 →
        增加值 → 增加值
        """);

    /// <summary>Words by which a document speaks of the whole area that its issuer governs.</summary>
    public static string[] WholeArea { get; } = ["全市", "全区", "全省", "全旗", "全县", "全盟", "全州", "全自治区", "我市", "我区", "我省", "我旗", "我县", "我盟", "本市", "本区", "本省"];

    /// <summary>Areas that are no districts, though they end like one.</summary>
    public static string[] OtherAreas { get; } = ["城区", "建成区", "开发区", "园区", "示范区", "试验区", "保护区", "片区", "核心区", "地区", "城市"];

    /// <summary>Sites of a kind: what is asked of the kind holds for each one that is named.</summary>
    public static string[] Sites { get; } = ["园", "基地", "工厂", "矿山", "电站", "电厂"];

    /// <summary>What should become less where neither bound nor direction is printed.</summary>
    public static string[] LessIsMore { get; } =
        ["能耗", "煤耗", "电耗", "水耗", "用水", "耗水", "取水", "排放", "浓度", "煤炭消费", "能源消费", "漏损", "pue", "时限", "化肥施用", "事故", "死亡", "污染天数"];

    /// <summary>What should become more, though a word of the other list stands in its name: 非化石能源消费, 温室气体减排.</summary>
    public static string[] MoreIsMore { get; } = ["非化石", "新能源", "清洁能源", "绿电", "减排", "利用", "达标", "处理"];
}
