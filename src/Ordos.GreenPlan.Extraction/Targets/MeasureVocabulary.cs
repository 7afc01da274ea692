namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What sort of thing a unit counts; decides whether a number before a noun is a target or a class.</summary>
internal enum UnitKind
{
    None,
    Share,
    Count,
    Measure,
    Money,
    Time,
    Ratio,
}

/// <summary>The units of notices, as data, and how they are put together: 万 + 千瓦, 克标准煤 + / + 千瓦时.</summary>
internal static class MeasureVocabulary
{
    private const int LongestUnknown = 3;

    private static readonly Lexicon<bool> Magnitudes = new(Lexicon<bool>.Words(
        "万亿 千万 百万 十万 百亿 千亿 十亿 万 亿 百 千", true));

    private static readonly Lexicon<UnitKind> Bases = new([
        .. Lexicon<UnitKind>.Words("% ‰ 个百分点 百分点 个千分点", UnitKind.Share),
        .. Lexicon<UnitKind>.Words("/10万 /万 /百万 /千人 /十万", UnitKind.Measure),
        .. Lexicon<UnitKind>.Words(Counts, UnitKind.Count),
        .. Lexicon<UnitKind>.Words(Measures, UnitKind.Measure),
        .. Lexicon<UnitKind>.Words("元 美元 欧元 元人民币 元/吨", UnitKind.Money),
        .. Lexicon<UnitKind>.Words("年 个月 月 周 天 日 个工作日 工作日 个小时 小时 学时 课时 分钟 秒 毫秒 岁 周岁", UnitKind.Time),
        .. Lexicon<UnitKind>.Words("倍 番", UnitKind.Ratio),
    ]);

    private const string Counts = """
        个 家 户 户次 名 位 人 人次 人口 员 项 项次 件 件次 套 台 台套 台（套） 辆 辆次 艘 架 架次 列 列次 班次 班 班列 车次 座 所 处 处次
        条 张 间 栋 幢 口 眼 头 头只 头（只） 只 匹 羽 尾 株 棵 盆 支 支队伍 场 场次 期 批 批次 次 回 门 本 册 份 篇 部 首 幅 种 类 款 款次 例 宗
        单 笔 起 对 组 队 团 片 块 盏 枚 颗 粒 根 扇 孔 标箱 标准箱 标准机架 机架 架机架 床 床位 席 席位 端口 点 点位 村次 店 门店 品牌 学位 家次
        人天 人年 路 标台 标准台 标准车 TEU 公里·车道 例次
        """;

    private const string Measures = """
        亩 公顷 平方米 平方公里 平方千米 方公里 立方米 方 方米 公里 千米 米 厘米 毫米 海里 吨 公斤 千克 克 毫克 微克 纳克 斤 担 升 毫升
        吨标准煤 吨标煤 千克标准煤 公斤标准煤 千克标煤 克标准煤 克标煤 吨二氧化碳 吨二氧化碳当量 千克二氧化碳 公斤二氧化碳 克二氧化碳 吨CO2 吨油当量 吨当量
        千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 度 度电 千伏 千伏安 伏 千伏·安 kW kWh MW MWh GW GWh TW kV kVA kvar 兆伏安 焦耳 吉焦 太焦 兆焦 GJ
        蒸吨 吨位 载重吨 总吨 净载重吨 重量箱 人公里 吨公里 车公里 客公里 辆公里 分贝 摄氏度 ℃ °C dB km m mm cm kg t L mL kgce gce tce kgCO2 tCO2 Nm3 Nm³ kJ MJ PJ MPa mg μg µg ug g h nm μm µm Wh Ah mAh Hz kHz MHz GHz ppm Pa kPa Mbps Gbps Kbps bps Tbps TB PB EB GB
        EFLOPS PFLOPS TFLOPS Eflops EFlops EFLops PFlops PFLops TFLops Pflops TFlops Tflops TOPS MWp GWp kWp 兆 兆比特每秒 吉比特每秒 P EF 百分 分 分值 毫克当量 平米 ㎡ m2 m3 m² m³ km2 km² 立方 标准立方米 标方 立方英尺 桶 色度 度数 赫兹 亩次 公顷次 吨/日 吨/天 吨/年 年一遇
        """;

    /// <summary>Reads the unit that begins at <paramref name="at"/>, blanks before it allowed.</summary>
    /// <returns>Its end, or <paramref name="at"/> where none is printed.</returns>
    public static int Read(string text, int at, out UnitKind kind)
    {
        var start = at;

        while (start < text.Length && start - at < 2 && text[start] == ' ')
        {
            start++;
        }

        var end = ReadOne(text, start, out kind);

        if (kind == UnitKind.None)
        {
            return end > start ? end : at;
        }

        while (ReadDenominator(text, end) is var longer && longer > end)
        {
            end = longer;
            kind = kind == UnitKind.Share ? kind : UnitKind.Measure;
        }

        return end;
    }

    /// <summary>The longest of: base (千瓦), magnitude and base (万千瓦), magnitude alone (万).</summary>
    private static int ReadOne(string text, int at, out UnitKind kind)
    {
        var rest = text.AsSpan(at);
        var plain = StartsWithBase(rest, out var baseLength, out kind) ? baseLength : 0;

        if (!Magnitudes.StartsWith(rest, out var magnitude, out _))
        {
            return at + plain;
        }

        // "亿 m3": text copied from a page may have a blank inside the unit.
        var blank = rest.Length > magnitude && rest[magnitude] == ' ' ? 1 : 0;

        if (StartsWithBase(rest[(magnitude + blank)..], out baseLength, out var scaledKind) && magnitude + baseLength > plain)
        {
            kind = scaledKind;
            return at + magnitude + blank + baseLength;
        }

        if (plain > 0)
        {
            return at + plain;
        }

        kind = UnitKind.Count;
        return at + magnitude;
    }

    /// <summary>A unit in letters ends where the letters end: the G of 5GB is none.</summary>
    private static bool StartsWithBase(ReadOnlySpan<char> text, out int length, out UnitKind kind)
    {
        if (Bases.StartsWith(text, out length, out kind)
            && !(char.IsAsciiLetter(text[length - 1]) && length < text.Length && char.IsAsciiLetter(text[length])))
        {
            return true;
        }

        (length, kind) = (0, UnitKind.None);
        return false;
    }

    /// <summary>/千瓦时, /万元, 每立方米, ·年: what the quantity is related to.</summary>
    private static int ReadDenominator(string text, int at)
    {
        var sign = at < text.Length && (text[at] is '/' or '·' || (text[at] == '每' && at + 1 < text.Length)) ? 1 : 0;

        if (sign == 0)
        {
            return at;
        }

        var end = ReadOne(text, at + sign, out var kind);

        if (kind != UnitKind.None || text[at] != '/')
        {
            return kind == UnitKind.None ? at : end;
        }

        end = at + sign;

        while (end < text.Length && end - at <= LongestUnknown && IsHan(text[end]) && !AmountWords.IsTail(text.AsSpan(end)))
        {
            end++;
        }

        return end > at + sign ? end : at;
    }

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
