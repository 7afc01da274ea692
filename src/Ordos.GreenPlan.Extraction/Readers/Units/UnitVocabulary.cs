using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>How names of bodies end and begin: vocabulary, not a register of departments.</summary>
internal static partial class UnitVocabulary
{
    /// <summary>Offices, courts and congresses, companies and banks, collective words.</summary>
    private static readonly NameEndings Offices = new("""
        局 委 委员会 厅 部 办 办公室 办事处 室 署 院 会 社 中心 政府 公司 集团 银行 支行
        分行 农发行 国开行 工行 农行 中行 建行 人行 司 队 总队 支队 大队 处 馆 台 校 大学 学院
        海关 军区 军分区 组 指挥部 专班 党校 团委 妇联 残联 科协 文联 侨联 社科联 工商联 联社
        电网 部门 单位 机构 企业 公署 主体 机关 政协 人大 专员办 特派办 总站 管理站 监测站 运营商
        所 站 国网 电力 移动 联通 电信 铁塔 石油 石化 邮政 总公司 办案机关 协作区
        """.ReplaceLineEndings(" "));

    /// <summary>Places and sites that are made responsible as such.</summary>
    private static readonly NameEndings Sites = new("""
        行 联 协 园区 开发区 高新区 经开区 新区 示范区 保税区 管理区 功能区 试验区 度假区 景区 区
        市 县 旗 州 盟 省 镇 乡 街道 苏木 地区 地方 社区 村 场 兵团 师 基地 园 区县 县区
        区（县） 方面 联盟 油田 城 港 口岸 机场
        """.ReplaceLineEndings(" "));

    /// <summary>Ends like a body that can be made responsible.</summary>
    public static bool IsUnit(ReadOnlySpan<char> name) => WithoutTail(name) is var whole && (Offices.End(whole) || Sites.End(whole));

    /// <summary>Ends like an office; places and sites alone (东区, 工业园) are not enough to tell a list of units.</summary>
    public static bool IsOffice(ReadOnlySpan<char> name) => Offices.End(WithoutTail(name));

    /// <summary>A body of many: 各县政府, 相关企业.</summary>
    public static bool IsCollective(ReadOnlySpan<char> name) => Collective().IsMatch(name);

    /// <summary>Governs a place: 某县政府, 某开发区管委会, a zone by its name alone.</summary>
    public static bool IsTerritorial(ReadOnlySpan<char> name) => Territorial().IsMatch(WithoutTail(name));

    /// <summary>A party organ takes 市委, not 市, from a list that begins with an organ of 市委.</summary>
    public static bool IsPartyOrgan(ReadOnlySpan<char> name) => PartyOrgan().IsMatch(name);

    /// <summary>市残联（市康复中心）: what stands in trailing brackets does not end the name.</summary>
    private static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> name)
    {
        name = name.Trim();

        if (name.Length > 2 && name[^1] is '）' or '〕' && name.LastIndexOfAny('（', '〔') is > 0 and var open)
        {
            return name[..open];
        }

        return name;
    }

    // 各… | 有关… | 市直… | 地方各级人民政府 (but 地方金融监管局 and 地方志办 are one body each) | 县级以上…
    [GeneratedRegex("^(各|有关|相关|其他|其它|地方(?!金融|志)|属地|全市|全省|全区|全县|全州|所在|市直|省直|区直|县直|州直|市级|省级|县级|区级|州级|自治区级|沿线|沿江|沿黄|涉及|试点|重点|牵头|责任|驻|中省直|中直|中央|成员|行业|省有关|市有关|区有关|自治区有关|市各|省各|市相关|省相关|国务院有关|国务院各)[^、，]*|(有关|相关)(部门|单位|企业|地区|地方)$")]
    private static partial Regex Collective();

    [GeneratedRegex("(政府|行政公署|行署|管委会|管理委员会|办事处|街道|党工委|新区|园区|高新区|经开区|开发区|示范区|试验区|保税区)$")]
    private static partial Regex Territorial();

    [GeneratedRegex("^(组织部|宣传部|统战部|社会工作部|政法委|政法委员会|网信办|网络安全和信息化委员会办公室|编办|编委办|机构编制委员会办公室|改革办|全面深化改革委员会办公室|财经办|财经委办|农办|农工委|外办|外事办|台办|老干部局|党校|巡察办|巡视办|政研室|政策研究室|直属机关工委|机关工委|教育工委|国安办|军民融合办|督查室|保密办|机要局|信访局|人才办|依法治市办|依法治省办)$")]
    private static partial Regex PartyOrgan();
}
