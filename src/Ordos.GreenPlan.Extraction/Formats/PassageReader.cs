using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Outline;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Walks through the body and closes a passage at each bracket of responsible units.</summary>
internal sealed class PassageReader(NoticeReading notice)
{
    private readonly List<TaskDraft> _drafts = [];
    private readonly HashSet<OutlineNode> _assigned = [];
    private readonly List<PlacedAssignment> _deadlines = [];
    private readonly HashSet<int> _deadlineLines = [];
    private OutlineNode? _node;
    private int _fromParagraph;
    private int _from;
    private TaskDraft? _last;

    public List<TaskDraft> Read()
    {
        foreach (var paragraph in notice.Text.Paragraphs)
        {
            if (_drafts.Count >= NoticeExtractor.MostRecords)
            {
                break;
            }

            if (notice.Parts.IsBody(paragraph.Index))
            {
                Take(paragraph);
            }
            else if (notice.Parts.RestartsAt(paragraph.Index))
            {
                _last = null;
            }
        }

        new HeadingPassages(notice, _drafts).Complete();
        return _drafts;
    }

    private void Take(Paragraph paragraph)
    {
        var node = notice.Outline.NodeOf[paragraph.Index];

        if (node is not null && node.Paragraph.Index == paragraph.Index)
        {
            Begin(node, paragraph.Index, node.BodyStart);
        }
        else if (node is null && notice.Outline.Nodes is [var first, ..] && paragraph.Index < first.Paragraph.Index)
        {
            // （甲局 乙局 2023年4月） below the title says who wrote it, not who is to do what.
            return;
        }
        else if (node is null)
        {
            // Without headings a passage is the paragraph itself, or the one above when the units have their own line.
            var spans = notice.SpansOf[paragraph.Index];

            if (spans.Count == 0 || !IsWholeParagraph(spans[0], paragraph))
            {
                Begin(null, paragraph.Index, 0);
            }
        }

        foreach (var span in notice.SpansOf[paragraph.Index])
        {
            Close(paragraph, span);
        }
    }

    private void Begin(OutlineNode? node, int paragraph, int from)
    {
        _node = node;
        _fromParagraph = paragraph;
        _from = from;
        _last = null;
        _deadlines.Clear();
    }

    private void Close(Paragraph paragraph, UnitSpan span)
    {
        var placed = new PlacedAssignment(span.Assignment, paragraph.Start);
        var passage = new Passage(_fromParagraph, _from, paragraph.Index, span.Start);
        var hasWords = passage.HasWordsIn(notice);

        if (!hasWords && _last is not null)
        {
            // A further bracket or line with nothing before it speaks of the same task.
            _last.Assignments.Add(placed);
            _last.Range = _last.Range with { End = paragraph.Start + span.End };
            _last.Paragraph = paragraph.Index;
        }
        else if (span.IsDeadlineOnly && _last is { FollowsHeading: true })
        {
            _last.Assignments.Add(placed);
            return;
        }
        else if (span.IsDeadlineOnly)
        {
            Await(placed, paragraph, span);
            return;
        }
        else
        {
            var text = hasWords ? passage.TextIn(notice, _deadlineLines) : "";
            _last = CloseParent(paragraph, span) ?? Add(_node, text, passage, span, followsHeading: !hasWords);

            if (passage.FromParagraph == passage.ToParagraph && _last.Text == text)
            {
                SetItemApart(_last);
            }

            _last.Assignments.AddRange(_deadlines);
            _last.Assignments.Add(placed);
            _deadlines.Clear();
        }

        _fromParagraph = paragraph.Index;
        _from = span.End;
    }

    /// <summary>完成时限：… above the units: it waits for them, and its line is no word of the task.</summary>
    private void Await(PlacedAssignment deadline, Paragraph paragraph, UnitSpan span)
    {
        _deadlines.Add(deadline);

        if (IsWholeParagraph(span, paragraph))
        {
            _deadlineLines.Add(paragraph.Index);
        }
    }

    /// <summary>（1）编制规范。完成编制。（某局）（2）…: an item numbered within the paragraph has its heading as others have.</summary>
    private static void SetItemApart(TaskDraft draft)
    {
        if (HeadingNumber.Read(draft.Text) is not { Style: HeadingStyle.ArabicBracket or HeadingStyle.Circle or HeadingStyle.Arabic } number)
        {
            return;
        }

        var (titleEnd, bodyStart) = HeadingSentence.Find(draft.Text, number.Length, draft.Text.Length);
        draft.Item = draft.Text[..titleEnd];
        draft.Text = bodyStart < draft.Text.Length ? draft.Text[bodyStart..] : draft.Text[number.Length..titleEnd];
    }

    /// <summary>Units on a line of their own behind a list whose items name none belong to the item that holds the list.</summary>
    private TaskDraft? CloseParent(Paragraph paragraph, UnitSpan span)
    {
        if (_node?.Parent is not { } parent || !IsWholeParagraph(span, paragraph) || parent.Children.Count < 2
            || parent.Children[0] == _node || parent.Children[^1] != _node || _assigned.Contains(parent) || NamesUnits(parent))
        {
            return null;
        }

        var passage = new Passage(parent.Paragraph.Index, parent.BodyStart, paragraph.Index, span.Start);
        return Add(parent, passage.TextIn(notice), passage, span, followsHeading: false);
    }

    /// <summary>A unit has been named for something below the heading, at whatever depth.</summary>
    private bool NamesUnits(OutlineNode node) => node.Children.Exists(child => _assigned.Contains(child) || NamesUnits(child));

    private TaskDraft Add(OutlineNode? node, string text, Passage passage, UnitSpan span, bool followsHeading)
    {
        var paragraphs = notice.Text.Paragraphs;
        var start = node is not null && !_assigned.Contains(node) ? node.Paragraph.Start : passage.RangeIn(paragraphs).Start;

        if (node is not null)
        {
            _assigned.Add(node);
        }

        var draft = new TaskDraft
        {
            Node = node,
            Text = text,
            Range = new TextRange(start, paragraphs[passage.ToParagraph].Start + span.End),
            Paragraph = passage.ToParagraph,
            FollowsHeading = followsHeading && node is not null,
        };

        _drafts.Add(draft);
        return draft;
    }

    private static bool IsWholeParagraph(UnitSpan span, Paragraph paragraph) =>
        span.Start == 0 && span.End >= paragraph.Text.TrimEnd('。', '；', ' ').Length;
}
