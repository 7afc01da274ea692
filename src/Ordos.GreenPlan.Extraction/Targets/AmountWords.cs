using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What a word before a number says about it.</summary>
internal enum AmountWordKind
{
    /// <summary>Says nothing of its own: 力争, 均.</summary>
    Filler,

    /// <summary>Binds the number: 不低于, 超过.</summary>
    Bound,

    /// <summary>The number is a level: 达到, 提高到, 控制在.</summary>
    Level,

    /// <summary>The number is an amount of growth: 增长, 新增.</summary>
    Increase,

    /// <summary>The number is an amount of reduction: 下降, 减少.</summary>
    Decrease,

    /// <summary>The number is where something comes from: 由15%提高到20%.</summary>
    Origin,

    /// <summary>The numbers belong one by one to what was named (分别).</summary>
    Distributing,

    /// <summary>It has happened already: 已, 了.</summary>
    Done,
}

/// <param name="Kind">What the word says.</param>
/// <param name="Bound">How it binds the number, where it does.</param>
internal readonly record struct AmountWord(AmountWordKind Kind, ExtractedComparator? Bound = null);

/// <summary>The words around a number, as data.</summary>
internal static class AmountWords
{
    private const string Rising = "提高 提升 增加 增长 上升 扩大 递增 增 升 扩容 扩展 扩增 拓展 延长 回升 上涨 升高";
    private const string Falling = "下降 降低 减少 削减 压减 缩减 缩短 压缩 递减 降 减 下调 压降 回落 消减 缩小 减低 下浮 调减";

    private static readonly Lexicon<AmountWord> Before = new(
    [
        .. Fillers(),
        .. Bounds(),
        .. Levels(),
        .. Words($"{Rising} 新增 净增 净增加 净增长 多增 增收 增产 增储 新增加 翻 双增长 双提升 双提高 双增", AmountWordKind.Increase),
        .. Words($"{Falling} 减排 少用 双下降 双降低 双减少 双降", AmountWordKind.Decrease),
        .. Words("由 从 自 由目前 由现在 从目前", AmountWordKind.Origin),
        .. Words("分别", AmountWordKind.Distributing),
        .. Words("已 已经 了 过 现有 已有 现已 目前 已建成 已完成 已达 已达到 达到了 实现了 完成了 提高了 下降了 增长了 降低了 减少了 新增了 建成了", AmountWordKind.Done),
    ]);

    private static readonly Lexicon<ExtractedComparator> After = new(
    [
        .. Lexicon<ExtractedComparator>.Words("以上 及以上 或以上 之上 含以上 （含）以上 及其以上 以上的 以上水平 +", ExtractedComparator.Ge),
        .. Lexicon<ExtractedComparator>.Words("以下 及以下 以内 之内 及以内 之下 以内的 以下的 以下水平 以里", ExtractedComparator.Le),
        .. Lexicon<ExtractedComparator>.Words("左右 上下 左右的", ExtractedComparator.Approx),
    ]);

    /// <summary>The word that stands directly before a number.</summary>
    public static bool EndsWithWord(ReadOnlySpan<char> text, out int length, out AmountWord word) =>
        Before.EndsWith(text, out length, out word);

    /// <summary>The text without 力争, 不少于 and the like at its end.</summary>
    public static ReadOnlySpan<char> TrimFillers(ReadOnlySpan<char> text, bool boundsToo = false)
    {
        text = text.TrimEnd(' ');

        while (EndsWithWord(text, out var length, out var word)
            && (word.Kind == AmountWordKind.Filler || (boundsToo && word.Kind == AmountWordKind.Bound)))
        {
            text = text[..^length].TrimEnd(' ');
        }

        return text;
    }

    /// <summary>The word, if any, that goes on behind a number: 达到, 下降.</summary>
    public static bool StartsWithVerb(ReadOnlySpan<char> text) =>
        Before.StartsWith(text, out var length, out var word)
        && length > 1
        && word.Kind is AmountWordKind.Level or AmountWordKind.Increase or AmountWordKind.Decrease or AmountWordKind.Distributing;

    /// <summary>以上, 以内, 左右 directly behind a number.</summary>
    public static bool IsTail(ReadOnlySpan<char> text) => ReadTail(text, out _) > 0;

    /// <returns>The length of the tail, its attributive 的 left to what follows.</returns>
    public static int ReadTail(ReadOnlySpan<char> text, out ExtractedComparator? bound)
    {
        if (!After.StartsWith(text, out var length, out var meaning))
        {
            bound = null;
            return 0;
        }

        bound = meaning;
        return text[length - 1] == '的' ? length - 1 : length;
    }

    private static IEnumerable<(string Word, AmountWord Meaning)> Fillers() => Words(
        """
        每人每年 每人每月 每生每年 每人 力争 力争到 争取 努力 努力实现 确保 保证 均 都 各 也 将 要 应 须 需 应当 必须 总共 共 共计 总计 合计 累计 累积 年均 平均 每年 逐年 不断 稳步 持续 基本 大幅
        进一步 再 全部 预计 预期 目标 全年 每年平均 全面 率先 加快 逐步 实际 有望 可 能够 同步 目标值为 可以 原则上 比上年 较上年 比去年 较去年 比上年度 较上年度 比上年同期 较上年同期 同比
        """,
        AmountWordKind.Filler);

    private static IEnumerable<(string Word, AmountWord Meaning)> Bounds() =>
    [
        .. Bound("不低于 不少于 不小于 不短于 不得低于 不得少于 不得小于 至少 最低 最少 起码 ≥ >= 大于等于 大于或等于 不得短于 不弱于 达到或优于 达到或好于", ExtractedComparator.Ge),
        .. Bound("超过 大于 突破 高于 多于 超 > 力争突破 优于 好于 达到或超过 长于 突破至", ExtractedComparator.Gt),
        .. Bound("不超过 不高于 不大于 不多于 不得超过 不得高于 不得大于 不得多于 至多 最多 ≤ <= 小于等于 小于或等于 不突破 不长于 最高不超过 控制在不超过 不超", ExtractedComparator.Le),
        .. Bound("小于 低于 少于 不足 < 不到 不满 短于 未超过", ExtractedComparator.Lt),
        .. Bound("约 大约 接近 将近 近 大致 约占", ExtractedComparator.Approx),
    ];

    private static IEnumerable<(string Word, AmountWord Meaning)> Levels()
    {
        foreach (var verb in $"{Rising} {Falling}".Split(' '))
        {
            foreach (var to in (string[])["到", "至", "为"])
            {
                yield return (verb + to, new AmountWord(AmountWordKind.Level));
            }
        }

        const string plain = """
            达到 达 为 是 至 到 占 = 发展到 控制在 保持在 稳定在 维持在 保持 稳定保持在 保持稳定在 稳定控制在 稳定 控制到 控制为 稳定达到 稳定达 实现 完成
            覆盖 覆盖到 有 拥有 突破到 具备 设定为 设置为 确定为 定为 保障 保有 稳定到 目标为
            恢复 恢复到 恢复至 增至 增到 升至 升到 改造提升 建设提升 优化提升 巩固提升 降至 降到 减至 减到 缩至 压至 扩至 扩到 延至 涨至 提至 提到
            """;

        foreach (var entry in Words(plain, AmountWordKind.Level))
        {
            yield return entry;
        }
    }

    private static IEnumerable<(string Word, AmountWord Meaning)> Words(string list, AmountWordKind kind) =>
        Lexicon<AmountWord>.Words(list, new AmountWord(kind));

    private static IEnumerable<(string Word, AmountWord Meaning)> Bound(string list, ExtractedComparator bound) =>
        Lexicon<AmountWord>.Words(list, new AmountWord(AmountWordKind.Bound, bound));
}
