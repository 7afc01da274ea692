using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>The records of a document as marks in its text, each place marked once.</summary>
public sealed class DocumentMarks
{
    private readonly Dictionary<(int Start, int End), string> _targetAnchors = [];

    /// <param name="view">The document.</param>
    /// <param name="task">The task that the address names as current.</param>
    public DocumentMarks(DocumentView view, int? task)
    {
        // Several targets may stand in one row of a table; the first names the place.
        foreach (var target in view.Targets)
        {
            _targetAnchors.TryAdd((target.Start, target.End), $"g{target.Id}");
        }

        Marks =
        [
            .. view.Tasks.Select(t => new SourceMark(t.Start, t.End, SourceMarkKind.Task, t.Anchor, Current: t.Id == task)),
            .. view.Outline.Select(h => new SourceMark(h.Start, h.End, SourceMarkKind.Heading, AnchorOf(h))),
            .. (view.Head.Source?.Unclaimed ?? []).Index().Select(u => new SourceMark(u.Item.Start, u.Item.End, SourceMarkKind.Unclaimed, UnclaimedAnchor(u.Index))),
            .. _targetAnchors.Select(place => new SourceMark(place.Key.Start, place.Key.End, SourceMarkKind.Target, place.Value)),

            // A rule for the whole document makes its units responsible for many tasks by the same words.
            .. view.Units.GroupBy(unit => (unit.Start, unit.End)).Select(place => new SourceMark(
                place.Key.Start, place.Key.End, SourceMarkKind.Unit, Tooltip: TooltipOf(place.First()))),
        ];
    }

    public IReadOnlyList<SourceMark> Marks { get; }

    public string AnchorOf(DocumentTarget target) => _targetAnchors[(target.Start, target.End)];

    public static string AnchorOf(OutlineEntry heading) => $"h{heading.Ordinal}";

    public static string UnclaimedAnchor(int index) => $"x{index}";

    /// <summary>The words of a sentence that no record claims.</summary>
    public static string Words(NoticeSource source, SourceSpan span)
    {
        var start = Math.Clamp(span.Start, 0, source.Text.Length);
        return source.Text[start..Math.Clamp(span.End, start, source.Text.Length)].Trim();
    }

    private static string TooltipOf(DocumentUnit unit) =>
        $"{unit.Role.Words()}：{unit.Name}{(unit.Matched ? "" : "（尚未对应到部门）")}";
}
