using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>
/// Prose that names responsible units behind its passages: "a task is the smallest numbered item that carries such a
/// bracket … each bracket closes the passage since the one before".
/// </summary>
internal sealed class BracketProseFormat : INoticeFormat
{
    public IReadOnlyList<ExtractedTask> Read(NoticeReading notice)
    {
        if (notice.SpansOf.All(spans => spans.Count == 0) || OnlyMentionsUnits(notice))
        {
            return [];
        }

        return [.. new PassageReader(notice).Read().Select(draft => draft.Finish(notice))];
    }

    /// <summary>One or two bare names in brackets do not make a long plan one that assigns its tasks.</summary>
    private static bool OnlyMentionsUnits(NoticeReading notice)
    {
        var spans = notice.SpansOf.SelectMany(found => found).ToList();

        return spans.Count <= 2
            && notice.Outline.Nodes.Count > 12
            && spans.All(span => span.IsDeadlineOnly || span.Assignment.Groups.All(group => group.Kind == RoleKind.Bare));
    }
}
