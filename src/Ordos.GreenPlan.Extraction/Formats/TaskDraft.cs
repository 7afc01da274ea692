using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Outline;
using Ordos.GreenPlan.Extraction.Readers;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>A task while its passage and brackets are still being gathered.</summary>
internal sealed class TaskDraft
{
    public required OutlineNode? Node { get; init; }
    public required string Text { get; set; }
    public required TextRange Range { get; set; }
    public required int Paragraph { get; set; }

    /// <summary>The bracket stands right behind the heading, with no passage before it.</summary>
    public bool FollowsHeading { get; init; }

    /// <summary>Heading of an item that is numbered within a paragraph: the last element of the path.</summary>
    public string? Item { get; set; }

    public List<PlacedAssignment> Assignments { get; } = [];

    public ExtractedTask Finish(NoticeReading notice)
    {
        var list = UnitList.Of(Assignments, notice.Rules.FirstListedLeads, notice.Place, notice.HallsAreBare);

        return new ExtractedTask(
            Item is null ? Node?.Path() ?? [] : [.. Node?.Path() ?? [], Item],
            Text,
            [.. list.Units, .. notice.Rules.For(Range, list.Units)],
            list.OpenEnded,
            DeadlineReader.Read(list.DeadlineWords, notice.Year),
            DeadlineReader.IsOngoing(list.DeadlineWords),
            Range);
    }
}
