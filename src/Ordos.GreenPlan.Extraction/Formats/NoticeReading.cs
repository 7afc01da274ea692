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
    string? Place)
{
    public static NoticeReading Of(NoticeText text)
    {
        var paragraphs = text.Paragraphs;
        var attachments = AttachmentList.Read(paragraphs);
        var parts = NoticeParts.Read(paragraphs, attachments);
        var spans = new List<IReadOnlyList<UnitSpan>>(paragraphs.Count);

        foreach (var paragraph in paragraphs)
        {
            spans.Add(parts.IsBody(paragraph.Index) ? UnitSpanFinder.Find(paragraph.Text) : []);
        }

        return new NoticeReading(
            text,
            parts,
            OutlineReader.Read(paragraphs, parts, spans),
            spans,
            DocumentRules.Read(paragraphs),
            attachments,
            IssueReader.YearOf(paragraphs),
            IssueReader.PlaceOf(paragraphs));
    }
}
