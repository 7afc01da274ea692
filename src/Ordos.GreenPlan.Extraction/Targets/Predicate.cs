using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What the words directly before a number say, read from the number backwards.</summary>
/// <param name="HeadEnd">Where the words begin: before it stands what is measured.</param>
/// <param name="Bound">The comparator they give.</param>
/// <param name="Verb">Level, increase or decrease; filler where no verb is printed.</param>
/// <param name="IsDistributed">True with 分别.</param>
/// <param name="Baseline">The year compared with.</param>
/// <param name="IsOrigin">True for 由 and 从.</param>
/// <param name="IsDone">True for 已 and 了.</param>
internal readonly record struct Predicate(
    int HeadEnd,
    ExtractedComparator? Bound,
    AmountWordKind Verb,
    bool IsDistributed,
    int? Baseline,
    bool IsOrigin,
    bool IsDone)
{
    private const int LongestInner = 14;

    /// <summary>Where the noun between bound and number begins (行业产能 in 不低于行业产能的30%); 0 where there is none.</summary>
    public int OwnerStart { get; init; }

    public int OwnerEnd { get; init; }

    /// <summary>True when the words say something of the number.</summary>
    public bool IsStated => Bound is not null || Verb != AmountWordKind.Filler;

    public static Predicate Read(PassageText passage, YearScope years, int start, int end)
    {
        var read = new Predicate(end, null, AmountWordKind.Filler, false, null, false, false);

        while (read.HeadEnd > start)
        {
            var text = passage.Open.AsSpan(start, read.HeadEnd - start);

            if (text[^1] is ' ' or '、' || IsQuoteOfVerb(text))
            {
                read = read with { HeadEnd = read.HeadEnd - 1 };
            }
            else if (text[^1] == '的' && read.HeadEnd - 1 > start && years.EndingAt(read.HeadEnd - 1) is not null)
            {
                read = read with { HeadEnd = read.HeadEnd - 1 };
            }
            else if (years.EndingAt(read.HeadEnd) is { } year && year.Start >= start)
            {
                read = read with
                {
                    // 提高到2025年的20%: 到 belongs to the verb as much as to the year.
                    HeadEnd = passage.Open[year.Start] is '到' or '至' && IsVerb(passage.Open.AsSpan(start, year.Start - start)) ? year.Start + 1 : year.Start,
                    Baseline = year.Role == YearRole.Baseline ? year.Year : read.Baseline,
                };
            }
            else if (AmountWords.EndsWithWord(text, out var length, out var word) && !read.IsClosedTo(word, text[..^length]) && !IsPerHead(text, length))
            {
                read = read.With(word) with { HeadEnd = read.HeadEnd - length };
            }
            else
            {
                break;
            }
        }

        return read.IsStated ? read : read.WithInnerBound(passage.Open, start);
    }

    /// <summary>The marks of “双下降”10%; those around a name have hidden words between them.</summary>
    private static bool IsQuoteOfVerb(ReadOnlySpan<char> text) => text[^1] == '“' || (text is [.., not PassageText.Hidden, '”'] && text.Length > 2);

    /// <summary>低于平均标杆值1.33吨, 达到最大负荷的5%: bound or verb stands before a noun that the number goes with.</summary>
    private Predicate WithInnerBound(string open, int start)
    {
        if (HeadEnd - start < 4 || open[HeadEnd - 1] is not ('的' or '值' or '线' or '平'))
        {
            return this;
        }

        // 增速高于全国平均水平2个百分点: the number tells by how much, 高于 binds it not.
        var isDistance = open.AsSpan(0, HeadEnd).EndsWith("水平", StringComparison.Ordinal);

        if (open[HeadEnd - 1] == '平' && !isDistance)
        {
            return this;
        }

        for (var at = HeadEnd - 1; at > start && HeadEnd - at <= LongestInner && open[at] is not ('、' or PassageText.Hidden); at--)
        {
            if (open[at] == '占')
            {
                return this;
            }

            if (AmountWords.EndsWithWord(open.AsSpan(start, at - start), out var length, out var word) && (word.Bound is not null || (word.Kind == AmountWordKind.Level && open[HeadEnd - 1] == '的')) && length > 1)
            {
                var head = AmountWords.TrimFillers(open.AsSpan(start, at - length - start));
                return this with { Bound = isDistance ? null : word.Bound, Verb = isDistance ? AmountWordKind.Level : word.Bound is null ? word.Kind : Verb, HeadEnd = start + head.Length, OwnerStart = at, OwnerEnd = HeadEnd };
            }
        }

        return this;
    }

    /// <summary>提高 before a level's verb still tells nothing new; but the verb of the clause itself stays with the indicator.</summary>
    private bool IsClosedTo(AmountWord word, ReadOnlySpan<char> before) => word.Kind switch
    {
        // 附近 and 最近 are no "nearly"; 行为 and 作为 are no "is".
        AmountWordKind.Bound => before.EndsWith("附", StringComparison.Ordinal),
        AmountWordKind.Level => Verb != AmountWordKind.Filler || before.EndsWith("行", StringComparison.Ordinal),
        AmountWordKind.Increase or AmountWordKind.Decrease => Verb != AmountWordKind.Filler,
        _ => false,
    };

    /// <summary>The 均 of 人均 and 户均 belongs to the name.</summary>
    private static bool IsPerHead(ReadOnlySpan<char> text, int length) =>
        length == 1 && text[^1] == '均' && text.Length > 1 && text[^2] is '人' or '户' or '亩' or '村' or '县';

    private static bool IsVerb(ReadOnlySpan<char> text) =>
        AmountWords.EndsWithWord(text, out _, out var word) && word.Kind is AmountWordKind.Increase or AmountWordKind.Decrease;

    private Predicate With(AmountWord word) => word.Kind switch
    {
        AmountWordKind.Bound => this with { Bound = Comparators.Stricter(word.Bound, Bound) },
        AmountWordKind.Level or AmountWordKind.Increase or AmountWordKind.Decrease => this with { Verb = word.Kind },
        AmountWordKind.Distributing => this with { IsDistributed = true },
        AmountWordKind.Origin => this with { IsOrigin = true },
        AmountWordKind.Done => this with { IsDone = true },
        _ => this,
    };
}
