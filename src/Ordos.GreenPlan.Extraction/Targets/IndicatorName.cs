using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What the name of a row says besides what is measured: 铁路货运量比2020年增长, 煤炭消费比重降至.</summary>
internal sealed record IndicatorName(string Indicator, ExtractedComparator? Bound, int? BaselineYear, AmountWordKind Verb)
{
    private static readonly (string Word, ExtractedComparator Bound)[] Inner =
    [
        ("不低于", ExtractedComparator.Ge), ("不少于", ExtractedComparator.Ge), ("不超过", ExtractedComparator.Le), ("不高于", ExtractedComparator.Le),
    ];

    public static IndicatorName Read(string name)
    {
        var passage = PassageText.Of(name);
        var years = YearScope.Of(passage, null);
        var predicate = Predicate.Read(passage, years, 0, name.Length);
        var bound = predicate.OwnerEnd == 0 ? predicate.Bound : null;

        foreach (var (word, inner) in Inner)
        {
            bound ??= name.Contains(word, StringComparison.Ordinal) ? inner : null;
        }

        // 降至 and 增长 go, a name that ends in 目标 keeps all its words.
        var end = predicate.HeadEnd >= 2 && predicate.IsStated && AmountWords.TrimFillers(name).Length == name.Length ? predicate.HeadEnd : name.Length;
        return new IndicatorName(name[..end].Trim(), bound, predicate.Baseline ?? years.BaselineBetween(0, name.Length), predicate.Verb);
    }

    public ExtractedChange Change(UnitKind kind) => ChangeReader.Of(Indicator, Verb, kind);
}
