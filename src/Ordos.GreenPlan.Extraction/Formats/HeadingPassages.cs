using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>
/// Finds the words of tasks whose units stand right behind the heading: the passage below it, or the heading itself
/// when nothing follows or later brackets claim what does.
/// </summary>
internal sealed class HeadingPassages(NoticeReading notice, List<TaskDraft> drafts)
{
    private const int LongestLeadIn = 12;

    public void Complete()
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i] is { FollowsHeading: true, Node: { } node } draft)
            {
                Complete(draft, node, i + 1 < drafts.Count ? drafts[i + 1] : null);
            }
        }
    }

    private void Complete(TaskDraft draft, OutlineNode node, TaskDraft? next)
    {
        draft.Text = node.Name;

        if (next?.Node == node || IsWholeSentence(draft, node))
        {
            return;
        }

        var last = LastParagraph(node, draft, next);
        var paragraphs = notice.Text.Paragraphs;
        var from = draft.Range.End - paragraphs[draft.Paragraph].Start;
        var passage = new Passage(draft.Paragraph, from, last, paragraphs[last].Text.Length);
        var text = passage.TextIn(notice);

        // 具体举措： only opens the items below.
        if (text.Length > 0 && !(text.Length <= LongestLeadIn && text[^1] is '：' or ':'))
        {
            draft.Text = text;
            draft.Range = new TextRange(draft.Range.Start, passage.RangeIn(paragraphs).End);
        }
    }

    /// <summary>13.办理满意率达到98%，回访率达到100%。（某局）: the item says all it orders, what stands below closes the notice.</summary>
    private static bool IsWholeSentence(TaskDraft draft, OutlineNode node) =>
        draft.Paragraph == node.Paragraph.Index && node.Children.Count == 0
        && node.TitleEnd < node.Paragraph.Text.Length && node.Paragraph.Text[node.TitleEnd] is '。'
        && node.Name.AsSpan().IndexOfAny("，,") >= 0 && node.Name.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>The passage ends before the next heading below that has units of its own, or with the section.</summary>
    private static int LastParagraph(OutlineNode node, TaskDraft draft, TaskDraft? next)
    {
        var end = node.EndParagraph;

        if (next?.Node is { } other && other.Paragraph.Index < end)
        {
            end = other.Paragraph.Index;

            for (var above = other.Parent; above is not null && above != node; above = above.Parent)
            {
                end = Math.Min(end, above.Paragraph.Index);
            }
        }

        return Math.Max(draft.Paragraph, end - 1);
    }
}
