using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>
/// Gives a prefix that a list states once to the members behind it: 省甲厅、乙厅 is 省甲厅 and 省乙厅. Names that
/// carry their own prefix or place keep it and, where it can be shared, hand it on.
/// </summary>
internal sealed partial class SharedPrefixes(string? place = null, bool hallsAreBare = false)
{
    private string? _prefix;
    private string? _partyPrefix;

    /// <summary>The full name; call in the order of print, once for each name of a bracket.</summary>
    public string Restore(string name)
    {
        if (Party().Match(name) is { Success: true } party)
        {
            _partyPrefix = party.Value;
            _prefix = party.Groups["level"].Value;
            return name;
        }

        if (Level().Match(name) is { Success: true } level)
        {
            _prefix = level.Value;
            _partyPrefix = null;
            return name;
        }

        // In a notice that prints 甲厅 without 省 beside 省乙委 the 厅 is no shortened form.
        if (hallsAreBare && name[^1] == '厅')
        {
            return name;
        }

        if (_prefix is null || UnitVocabulary.IsCollective(name) || StandsAlone().IsMatch(name) || HasPlace(name) || NamesPlace().IsMatch(name) || !UnitVocabulary.IsUnit(name))
        {
            return name;
        }

        return _partyPrefix is not null && UnitVocabulary.IsPartyOrgan(name) ? _partyPrefix + name : _prefix + name;
    }

    /// <summary>In a notice of 某某市, 某某税务局 and 甲总局某某分局 carry their place without the word 市.</summary>
    private bool HasPlace(string name) => place is not null && name.Contains(place, StringComparison.Ordinal);

    // 市委甲部 | 自治区党委网信办 (市委 itself and 市委员会 are none)
    [GeneratedRegex("^(?<level>省|市|县|区|州|盟|旗|自治区|兵团)(党)?委(?=[^员])", RegexOptions.ExplicitCapture)]
    private static partial Regex Party();

    // 市甲局, 市民政局, 市政务局, but 市场…, 市政管理…, 市民中心, 市容… do not begin with the prefix 市, nor 区域… with 区; 市级, 市直 open a collective.
    [GeneratedRegex("^(自治区|自治州|兵团|省(?![级直])|市(?![场容区级直]|民(?:服务|中心|热线|卡|之家)|政(?:管理|公用|工程|园|设施|建设|环))|县(?![级直域])|区(?![域块级直])|州(?!级|直)|盟(?!级|直)|旗(?!级|直))(?=.)")]
    private static partial Regex Level();

    // State and national bodies, those of river basins, party and army bodies of their own, banks, branches, sites and schools.
    [GeneratedRegex("^(国家|国务院|中央|中共|中国|全国|最高|国网|国能|国电|人民银行|人行|共青团|团[市省区州县盟旗]委|公安部|财政部|新华社|武警|解放军|省军区|民航|华能|大唐|中石|中海|驻|长江|黄河|珠江|淮河|海河|太湖|松辽)|(分局|支行|分行|农发行|国开行|银行|军分区|海关|大学|学院|开发区|(产业|工业|科技|物流|创业|农业|软件)园|园区|高新区|经开区|新区|示范区|保税区|景区|管委会|办事处|街道办|镇|乡|街道|电网|分公司|油田|兵团)$|^.{2,}(海事局|供电局|供电公司|电业局)$|^(?!地方).{2,3}(证监局|银保监局|金融监管局)$")]
    private static partial Regex StandsAlone();

    // A place within the name, or a province by its first characters: 某某市妇联, 某某区人民政府; districts of two characters and counties of one only before 政府 and the like; a district or county by itself. 城市, 社区, 地区 are no places.
    [GeneratedRegex("^[^各省市县区有相全本该城社地小园林灌]{2,3}[区县旗]$|^[^城社地小县都]{2,8}(市(?!场|政[^府协]|容)|县|旗|盟|自治[区州县]|[^社园地校景战辖城]区(?!域|块|划))(?=.)|^[^各省市县区有相全本该城社地小园林灌]{2}区(?=(人民)?政府|[党区]?委(?!员)|(人民)?(法院|检察院)|街道)|^[^各省市县区有相全本该]县(?=(人民)?政府|委(?!员))|^[^各省市县区]{1,3}城市(人民政府|政府|委)$|^(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙|广西|西藏|宁夏|新疆)")]
    private static partial Regex NamesPlace();
}
