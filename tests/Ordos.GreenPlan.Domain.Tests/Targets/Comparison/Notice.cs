using System.Globalization;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Domain.Tests.Targets.Comparison;

/// <summary>A notice made for a test of comparison.</summary>
internal sealed class Notice(string date, string issuer = "河川市人民政府", string title = "河川市绿色发展方案", string? number = null, string text = "", int? horizon = null)
{
    private readonly List<ComparedTarget> _targets = [];

    public IReadOnlyList<ComparedTarget> Targets => _targets;

    private ComparedDocument Document { get; } =
        new($"{title}{date}", title, number, issuer, DateOnly.Parse(date, CultureInfo.InvariantCulture), horizon, Replacement.Read(text));

    public Notice With(
        string indicator,
        decimal? value,
        string? unit,
        int? year,
        Comparator comparator = Comparator.Equal,
        TargetChange change = TargetChange.None,
        int? baseline = null,
        string? scope = null,
        string? quote = null,
        string? sentence = null)
    {
        quote ??= $"{scope}{indicator}{value}{unit}";
        _targets.Add(new ComparedTarget(Document, _targets.Count, indicator, scope, comparator, value, null, unit, year, baseline, change, quote, sentence ?? quote));
        return this;
    }

    /// <summary>The pairs of several notices.</summary>
    public static IReadOnlyList<TargetPair> Pairs(params Notice[] notices) => new TargetIndex().Compare(notices.SelectMany(notice => notice.Targets));

    /// <summary>The only pair of notices that state one target each.</summary>
    public static TargetPair? Pair(Notice one, Notice other) => Pairs(one, other).SingleOrDefault();
}
