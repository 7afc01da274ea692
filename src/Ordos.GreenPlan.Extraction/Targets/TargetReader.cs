using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads the targets (指标) of a notice: numbers that somebody can later be held to.</summary>
internal static partial class TargetReader
{
    /// <param name="text">The notice.</param>
    /// <param name="issuedIn">The year of its date, where the header told one.</param>
    /// <param name="title">The plan's title, whose year governs tables that name none.</param>
    /// <param name="isReview">True for paragraphs that tell of what has been, where only a year to come makes a number a target.</param>
    /// <returns>The targets in the order of the text.</returns>
    public static IReadOnlyList<ExtractedTarget> Read(NoticeText text, int? issuedIn = null, string? title = null, Predicate<int>? isReview = null)
    {
        issuedIn ??= YearOfSignature(text.Paragraphs) ?? YearScope.BeginOfPlan(title ?? "");
        var targets = new List<ExtractedTarget>();
        var sections = new SectionYears();
        int? leadYear = null;

        foreach (var paragraph in text.Paragraphs)
        {
            if (targets.Count >= NoticeExtractor.MostRecords)
            {
                break;
            }

            sections.Take(paragraph.Text, issuedIn);

            foreach (var draft in PassageTargets.Read(paragraph.Text, new PassageContext(issuedIn, leadYear ?? sections.Year)))
            {
                if (draft.Year > (issuedIn ?? 0) || isReview?.Invoke(paragraph.Index) != true)
                {
                    targets.Add(draft.ToTarget(paragraph.Text, paragraph.Start, TargetSource.Text));
                }
            }

            leadYear = LeadYear(paragraph.Text, leadYear);
        }

        var planYear = TargetColumns.YearOf(title ?? "");

        foreach (var table in text.Tables.TakeWhile(_ => targets.Count < NoticeExtractor.MostRecords))
        {
            targets.AddRange(TableTargetReader.Read(table, issuedIn, planYear));
        }

        return [.. targets.OrderBy(target => target.Range.Start).Take(NoticeExtractor.MostRecords)];
    }

    /// <summary>到2025年，实现以下目标： governs the list below it, whose items begin with a number or a dash.</summary>
    private static int? LeadYear(string paragraph, int? before)
    {
        var text = paragraph.AsSpan().TrimEnd();

        if (!text.IsEmpty && text[^1] is '：' or ':')
        {
            return YearScope.Of(PassageText.Of(paragraph), null).Governing(paragraph.Length) is { Role: YearRole.Due } year ? year.Year : null;
        }

        return before is not null && (ListItem().IsMatch(text) || NamedItem().IsMatch(text)) ? before : null;
    }

    /// <summary>The year of the first date that stands on a line of its own.</summary>
    private static int? YearOfSignature(IReadOnlyList<Paragraph> paragraphs) =>
        paragraphs.FirstOrDefault(paragraph => ParagraphStart.IsDateLine(paragraph.Text)) is { } date ? DateReader.Read(date.Text)?.Year : null;

    // 污水处理。新增…: an item that begins with what it is about.
    [GeneratedRegex(@"^\s*[^0-9，。：；、一二三四五六七八九十（(第][^0-9，。：；]{2,15}[。：](?=.)")]
    private static partial Regex NamedItem();

    // —— or 1. or （1） or ① at the beginning.
    [GeneratedRegex(@"^\s*(?:—|-|·|●|[①-⑳]|[（(]?[0-9]{1,2}[.．、）)]|[（(][一二三四五六七八九十]{1,3}[）)])")]
    private static partial Regex ListItem();
}
