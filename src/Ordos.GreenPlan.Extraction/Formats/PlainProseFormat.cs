using System.Buffers;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Prose that names no units: "every paragraph under the headings of the measures is a task".</summary>
internal sealed class PlainProseFormat : INoticeFormat
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("。；，：！？、,;:");

    public bool IsLastResort => true;

    public IReadOnlyList<ExtractedTask> Read(NoticeReading notice)
    {
        var tasks = new List<ExtractedTask>();
        var chapters = SectionTitles.ChaptersBeforeMeasures(notice.Outline.Roots);

        foreach (var paragraph in notice.Text.Paragraphs)
        {
            if (tasks.Count < NoticeExtractor.MostRecords
                && notice.Parts.IsBody(paragraph.Index)
                && notice.Outline.NodeOf[paragraph.Index] is { } node
                && SectionTitles.IsMeasure(node, chapters)
                && WordsOf(paragraph, node) is { Length: > 0 } words)
            {
                tasks.Add(Task(paragraph, node, words, notice));
            }
        }

        return tasks;
    }

    /// <summary>A heading that only opens what stands below it is no task; one without anything below is.</summary>
    private static string WordsOf(Paragraph paragraph, OutlineNode node)
    {
        if (paragraph.Index != node.Paragraph.Index)
        {
            return IsUnnumberedHeading(paragraph.Text) ? "" : paragraph.Text.Trim();
        }

        if (node.HasInlineBody)
        {
            return paragraph.Text[node.BodyStart..].Trim();
        }

        var opensMore = node.Children.Count > 0 || node.EndParagraph > paragraph.Index + 1;
        return opensMore ? "" : paragraph.Text[Math.Min(node.Number.Length, paragraph.Text.Length)..].Trim();
    }

    /// <summary>A short line without any mark only names what follows.</summary>
    private static bool IsUnnumberedHeading(string text) =>
        text.Length <= 25 && text.AsSpan().IndexOfAny(Marks) < 0;

    private static ExtractedTask Task(Paragraph paragraph, OutlineNode node, string words, NoticeReading notice)
    {
        var units = notice.Rules.For(paragraph.Range, []).ToList();
        return new ExtractedTask(node.Path(), words, units, OpenEnded: false, Due: null, Ongoing: false, paragraph.Range);
    }
}
