using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Readers;

namespace Ordos.GreenPlan.Cli.Comparing;

/// <summary>Gives the targets of a notice that was read to the rules of comparison.</summary>
internal static class ComparedNotice
{
    // No sentence of a notice is longer, and a text without stops must not be copied for each of its targets.
    private const int Reach = 400;

    private static readonly char[] SentenceEnds = ['。', '；', '\n'];

    public static IEnumerable<ComparedTarget> TargetsOf(string file, ExtractedNotice notice)
    {
        var header = notice.Document;
        var horizon = PlanPeriodReader.Read(header.Title)?.Year ?? notice.Targets.Max(target => target.Year);
        var document = new ComparedDocument(file, header.Title, header.Number, header.Issuer, header.IssuedOn ?? header.PrintedOn, horizon, Replacement.Read(notice.Text));
        return notice.Targets.Select((target, index) => Of(document, index, target, notice.Text));
    }

    private static ComparedTarget Of(ComparedDocument document, int index, ExtractedTarget target, string text) => new(
        document,
        index,
        target.Indicator,
        target.Scope,
        ComparatorOf(target.Comparator),
        target.Value,
        target.Value2,
        target.Unit,
        target.Year,
        target.BaselineYear,
        ChangeOf(target.Change),
        target.Quote,
        SentenceAround(target.Range, text));

    private static string SentenceAround(TextRange range, string text)
    {
        var (from, to) = (Math.Max(0, range.Start - Reach), Math.Min(text.Length, range.End + Reach));
        var start = text.AsSpan(from, range.Start - from).LastIndexOfAny(SentenceEnds);
        var end = text.AsSpan(range.End, to - range.End).IndexOfAny(SentenceEnds);
        return text[(from + start + 1)..(end < 0 ? to : range.End + end)];
    }

    private static Comparator ComparatorOf(ExtractedComparator comparator) => comparator switch
    {
        ExtractedComparator.Eq => Comparator.Equal,
        ExtractedComparator.Ge => Comparator.AtLeast,
        ExtractedComparator.Gt => Comparator.MoreThan,
        ExtractedComparator.Le => Comparator.AtMost,
        ExtractedComparator.Lt => Comparator.LessThan,
        ExtractedComparator.Approx => Comparator.About,
        ExtractedComparator.Range => Comparator.Between,
        _ => throw new ArgumentOutOfRangeException(nameof(comparator)),
    };

    private static TargetChange ChangeOf(ExtractedChange change) => change switch
    {
        ExtractedChange.None => TargetChange.None,
        ExtractedChange.Increase => TargetChange.Increase,
        ExtractedChange.Decrease => TargetChange.Decrease,
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}
