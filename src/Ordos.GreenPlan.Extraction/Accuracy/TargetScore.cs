namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>Pairs expected targets with those read.</summary>
internal sealed class TargetScore
{
    public TargetScore(IReadOnlyList<ExpectedTarget> gold, IReadOnlyList<ExpectedTarget> got, List<string> misses)
    {
        var free = got.ToList();
        int hits = 0, strict = 0;

        foreach (var target in gold)
        {
            var best = free
                .Where(other => Key(other) == Key(target) && ComparedText.IsSimilar(target.Scope + target.Indicator, other.Scope + other.Indicator))
                .OrderBy(other => !IsStrict(target, other))
                .ThenBy(other => target.Source != other.Source)
                .ThenBy(other => target.Scope != other.Scope)
                .FirstOrDefault();

            if (best is null)
            {
                misses.Add($"target missed: {Key(target)} {target.Indicator} | {target.Quote}");
                continue;
            }

            free.Remove(best);
            hits++;
            strict += IsStrict(target, best) ? 1 : 0;

            if (!IsStrict(target, best))
            {
                misses.Add($"target detail: {target.Indicator} {Detail(target)} != {Detail(best)}");
            }
        }

        misses.AddRange(free.Select(target => $"target extra: {Key(target)} {target.Indicator} | {target.Quote}"));
        Targets = Ratio.F1(hits, gold.Count, got.Count);
        Strict = Ratio.F1(strict, gold.Count, got.Count);
    }

    public double Targets { get; }

    public double Strict { get; }

    private static (decimal?, decimal?, string?, int?) Key(ExpectedTarget target) =>
        (Rounded(target.Value), Rounded(target.Value2), Unit(target.Unit), target.Year);

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 6) : null;

    private static string? Unit(string? unit) => unit switch
    {
        "％" => "%",
        "吨标煤/万元" => "吨标准煤/万元",
        "" => null,
        _ => unit,
    };

    private static bool IsStrict(ExpectedTarget one, ExpectedTarget other) => Detail(one) == Detail(other);

    private static (string?, int?, string?, string) Detail(ExpectedTarget target) =>
        (target.Comparator, target.BaselineYear, string.IsNullOrEmpty(target.Nature) ? null : target.Nature, target.Change ?? "none");
}
