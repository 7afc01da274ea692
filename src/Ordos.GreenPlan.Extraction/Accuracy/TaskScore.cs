namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>Pairs expected tasks with those read and compares their paths, units and flags.</summary>
internal sealed class TaskScore
{
    private const int ComparedLength = 400;
    private const int KeyLength = 22;
    private const int FurthestKey = 160;

    private readonly List<(ExpectedTask Gold, ExpectedTask? Got)> _pairs = [];
    private readonly List<ExpectedTask> _extra;
    private readonly List<string> _misses;

    public TaskScore(IReadOnlyList<ExpectedTask> gold, IReadOnlyList<ExpectedTask> got, List<string> misses)
    {
        _misses = misses;
        var bodies = got.Select(task => Cut(ComparedText.Fold(task.Text))).ToList();
        var heads = got.Select(task => Cut(ComparedText.Fold(Heading(task) + task.Text))).ToList();
        var free = Enumerable.Range(0, got.Count).ToList();

        foreach (var task in gold)
        {
            var key = ComparedText.Fold(task.Text);
            key = key[..Math.Min(KeyLength, key.Length)];
            var hit = free.FindIndex(i => bodies[i].StartsWith(key, StringComparison.Ordinal));
            hit = hit >= 0 || key.Length == 0 ? hit : free.FindIndex(i => heads[i].IndexOf(key, StringComparison.Ordinal) is >= 0 and <= FurthestKey);
            _pairs.Add((task, hit < 0 ? null : got[free[hit]]));

            if (hit >= 0)
            {
                free.RemoveAt(hit);
            }
        }

        _extra = [.. free.Select(i => got[i])];
        Tasks = Ratio.F1(_pairs.Count(pair => pair.Got is not null), gold.Count, got.Count);
        _misses.AddRange(_pairs.Where(pair => pair.Got is null).Select(pair => $"task missed: {Name(pair.Gold)}"));
        _misses.AddRange(_extra.Select(task => $"task extra: {Name(task)}"));
        Path = Share(SamePath);
        Units = UnitsF1();
        Flags = Share(SameFlags);
    }

    public double Tasks { get; }

    public double Path { get; }

    public double Units { get; }

    public double Flags { get; }

    private double Share(Func<ExpectedTask, ExpectedTask, bool> same)
    {
        var matched = _pairs.Where(pair => pair.Got is not null).ToList();
        return matched.Count == 0 ? 0 : (double)matched.Count(pair => same(pair.Gold, pair.Got!)) / matched.Count;
    }

    private bool SamePath(ExpectedTask gold, ExpectedTask got)
    {
        var same = (gold.Path ?? []).Select(ComparedText.Fold).SequenceEqual((got.Path ?? []).Select(ComparedText.Fold));

        if (!same)
        {
            _misses.Add($"path: {string.Join('/', gold.Path ?? [])} != {string.Join('/', got.Path ?? [])}");
        }

        return same;
    }

    private bool SameFlags(ExpectedTask gold, ExpectedTask got)
    {
        var same = (gold.OpenEnded ?? false) == (got.OpenEnded ?? false)
            && (gold.Due ?? "") == (got.Due ?? "")
            && (gold.Ongoing ?? false) == (got.Ongoing ?? false);

        if (!same)
        {
            _misses.Add($"flags: {Name(gold)} {(gold.OpenEnded, gold.Due, gold.Ongoing)} != {(got.OpenEnded, got.Due, got.Ongoing)}");
        }

        return same;
    }

    private double UnitsF1()
    {
        int hits = 0, expected = 0, read = _extra.Sum(task => task.Units?.Count ?? 0);

        foreach (var (gold, got) in _pairs)
        {
            var a = (gold.Units ?? []).ToHashSet();
            var b = (got?.Units ?? []).ToHashSet();
            hits += a.Intersect(b).Count();
            expected += a.Count;
            read += b.Count;

            if (got is not null && !a.SetEquals(b))
            {
                _misses.Add($"units: {Name(gold)} missing {Names(a.Except(b))} extra {Names(b.Except(a))}");
            }
        }

        return Ratio.F1(hits, expected, read);
    }

    private static string Names(IEnumerable<ExpectedUnit> units) => $"[{string.Join(", ", units.Select(unit => $"{unit.Name}:{unit.Role}"))}]";

    private static string Cut(string text) => text[..Math.Min(ComparedLength, text.Length)];

    private static string Heading(ExpectedTask task) => task.Path is { Count: > 0 } path ? path[^1] : "";

    private static string Name(ExpectedTask task)
    {
        var text = task.Text ?? "";
        return $"{Heading(task)} | {text[..Math.Min(30, text.Length)]}";
    }
}
