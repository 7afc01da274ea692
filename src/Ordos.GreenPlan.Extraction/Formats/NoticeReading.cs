using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Outline;
using Ordos.GreenPlan.Extraction.Readers;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>All that is known of a notice before its tasks are read.</summary>
internal sealed record NoticeReading(
    NoticeText Text,
    NoticeParts Parts,
    NoticeOutline Outline,
    IReadOnlyList<IReadOnlyList<UnitSpan>> SpansOf,
    DocumentRules Rules,
    AttachmentList Attachments,
    int? Year,
    string? Place,
    bool HallsAreBare)
{
    /// <summary>So many paragraphs that close with 由…负责 make it the notice's way of assigning work.</summary>
    private const int FewestClosings = 3;

    public static NoticeReading Of(NoticeText text)
    {
        var paragraphs = text.Paragraphs;
        var attachments = AttachmentList.Read(paragraphs);
        var parts = NoticeParts.Read(paragraphs, attachments);
        var spans = new List<IReadOnlyList<UnitSpan>>(paragraphs.Count);
        var byCounts = paragraphs.Where(paragraph => parts.IsBody(paragraph.Index) && UnitSpanFinder.ClosesWithBy(paragraph.Text)).Skip(FewestClosings - 1).Any();

        foreach (var paragraph in paragraphs)
        {
            spans.Add(parts.IsBody(paragraph.Index) ? UnitSpanFinder.Find(paragraph.Text, byCounts) : []);
        }

        return new NoticeReading(
            text,
            parts,
            OutlineReader.Read(paragraphs, parts, spans),
            spans,
            DocumentRules.Read(paragraphs),
            attachments,
            IssueReader.YearOf(paragraphs),
            IssueReader.PlaceOf(paragraphs),
            PrintsBareHalls(spans));
    }

    /// <summary>Lists that open with 甲厅, and none with 省甲厅: this notice prints 厅 without 省.</summary>
    private static bool PrintsBareHalls(List<IReadOnlyList<UnitSpan>> spansOf)
    {
        var halls = spansOf
            .SelectMany(spans => spans)
            .Select(span => span.Assignment.Groups.FirstOrDefault(group => group.Names.Count > 0)?.Names[0].Name ?? "")
            .Where(name => name.EndsWith('厅'))
            .ToList();

        return halls.Count > 1 && halls.TrueForAll(name => name[0] != '省' && !name.StartsWith("自治区", StringComparison.Ordinal));
    }
}
