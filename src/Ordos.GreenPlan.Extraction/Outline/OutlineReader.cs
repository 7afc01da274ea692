using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>Builds the outline from the numbers that paragraphs begin with.</summary>
internal sealed class OutlineReader
{
    private readonly List<OutlineNode> _open = [];
    private readonly List<OutlineNode> _nodes = [];
    private readonly List<OutlineNode> _roots = [];
    private readonly List<NumberOddity> _oddities = [];
    private readonly Dictionary<HeadingStyle, int> _lastValue = [];

    /// <param name="paragraphs">All paragraphs of the notice.</param>
    /// <param name="parts">What each paragraph is part of; only the body has an outline.</param>
    /// <param name="spansOf">The responsible units found in each paragraph.</param>
    public static NoticeOutline Read(IReadOnlyList<Paragraph> paragraphs, NoticeParts parts, IReadOnlyList<IReadOnlyList<UnitSpan>> spansOf)
    {
        var reader = new OutlineReader();
        var nodeOf = new OutlineNode?[paragraphs.Count];

        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (parts.RestartsAt(i))
            {
                reader.Restart(i);
            }

            if (parts.IsBody(i))
            {
                reader.Take(paragraphs[i], spansOf[i]);
                nodeOf[i] = reader._open.LastOrDefault();
            }
        }

        reader.Close(0, paragraphs.Count);
        return new NoticeOutline(reader._roots, reader._nodes, nodeOf, reader._oddities);
    }

    private void Restart(int paragraph)
    {
        Close(0, paragraph);
        _lastValue.Clear();
    }

    private void Take(Paragraph paragraph, IReadOnlyList<UnitSpan> spans)
    {
        if (HeadingNumber.Read(paragraph.Text) is not { } number || number.Length >= paragraph.Text.Length)
        {
            return;
        }

        var misprint = IsMisprintedBracket(number);
        number = misprint ? number with { Style = HeadingStyle.ChineseBracket } : number;
        var depth = DepthOf(number.Style);
        var sibling = depth < _open.Count && _open[depth].Number.Style == number.Style ? _open[depth] : null;
        Close(depth, paragraph.Index);

        var limit = spans.Count > 0 ? spans[0].Start : paragraph.Text.Length;
        var (titleEnd, bodyStart) = HeadingSentence.Find(paragraph.Text, Math.Min(number.Length, limit), limit);
        var node = new OutlineNode
        {
            Parent = _open.LastOrDefault(),
            Level = depth + 1,
            Number = number,
            Title = paragraph.Text[..titleEnd].Trim(),
            Paragraph = paragraph,
            TitleEnd = titleEnd,
            BodyStart = bodyStart,
        };

        CheckCount(node, sibling, misprint);
        (node.Parent?.Children ?? _roots).Add(node);
        _nodes.Add(node);
        _open.Add(node);
        _lastValue[number.Style] = number.Value;
    }

    /// <summary>（2） directly behind （一） is a misprinted （二）; a real （1） list would begin with 1.</summary>
    private bool IsMisprintedBracket(HeadingNumber number) =>
        number.Style == HeadingStyle.ArabicBracket
        && number.Value > 1
        && _open.Count > 0
        && !_open.Exists(node => node.Number.Style == HeadingStyle.ArabicBracket)
        && _open[^1].Number.Style == HeadingStyle.ChineseBracket
        && _open[^1].Number.Value == number.Value - 1;

    /// <summary>A style that is open takes its place again; a new one goes below all that usually stand above it.</summary>
    private int DepthOf(HeadingStyle style)
    {
        var same = _open.FindIndex(node => node.Number.Style == style);

        if (same >= 0)
        {
            return same;
        }

        var depth = _open.Count;

        while (depth > 0 && _open[depth - 1].Number.Style > style)
        {
            depth--;
        }

        return depth;
    }

    private void Close(int depth, int endParagraph)
    {
        for (var i = _open.Count - 1; i >= depth; i--)
        {
            _open[i].EndParagraph = endParagraph;
            _open.RemoveAt(i);
        }
    }

    /// <summary>Numbers count on from the sibling, run on through the text, or begin with 1.</summary>
    private void CheckCount(OutlineNode node, OutlineNode? sibling, bool misprint)
    {
        var value = node.Number.Value;
        var runsOn = _lastValue.TryGetValue(node.Number.Style, out var last) && value == last + 1;

        if (sibling is not null && value == sibling.Number.Value)
        {
            _oddities.Add(new NumberOddity(node, IsDuplicate: true));
        }
        else if (misprint || !(runsOn || value == 1 || (sibling is not null && value == sibling.Number.Value + 1)))
        {
            _oddities.Add(new NumberOddity(node, IsDuplicate: false));
        }
    }
}
