using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>The text of a notice cut into blocks of a few lines, of which only those near the reader are rendered.</summary>
public sealed class SourceBlocks
{
    private const int MostLines = 10;
    private const int MostCharacters = 2500;
    private const int CharactersPerRow = 56;
    private const int RowHeight = 24;

    private readonly string _text;

    public SourceBlocks(string text)
    {
        _text = text;
        var blocks = new List<SourceBlockRange>();
        var (start, line, first, rows) = (0, 0, 1, 0);

        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found + 1;
            line++;
            rows += Math.Max(1, (end - at + CharactersPerRow - 1) / CharactersPerRow);
            at = end;

            if (line - first + 1 >= MostLines || at - start >= MostCharacters || at == text.Length)
            {
                blocks.Add(new SourceBlockRange(blocks.Count, start, at, first, rows * RowHeight));
                (start, first, rows) = (at, line + 1, 0);
            }
        }

        Blocks = blocks;
    }

    public IReadOnlyList<SourceBlockRange> Blocks { get; }

    /// <summary>The block in which a place lies.</summary>
    public int At(int place)
    {
        var (low, high) = (0, Blocks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Blocks[middle].Start <= place ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The lines of a block with the records marked in them.</summary>
    public List<PassageLine> Lines(SourceBlockRange block, IEnumerable<SourceMark> marks) =>
    [
        .. PassageLines.Of(
            _text[block.Start..block.End],
            [.. marks.Where(mark => mark.Start < block.End && mark.End > block.Start).Select(mark => mark with { Start = mark.Start - block.Start, End = mark.End - block.Start })]),
    ];

    /// <summary>Every record of a draft at its place; what was rejected is not marked.</summary>
    public static IReadOnlyList<SourceMark> Marks(Draft draft)
    {
        static string Id(RecordKind kind, int id) => new RecordKey(kind, id).ToString();

        return
        [
            .. draft.Tasks.Where(t => t.Review != ReviewMark.Rejected).Select(t => new SourceMark(t.Start, t.End, SourceMarkKind.Task, Id(RecordKind.Task, t.Id), Done: t.Review == ReviewMark.Accepted)),
            .. draft.Headings.Where(h => h.Review != ReviewMark.Rejected).Select(h => new SourceMark(h.Start, h.End, SourceMarkKind.Heading, Id(RecordKind.Heading, h.Id))),
            .. draft.Sentences.Where(s => s.Review == ReviewMark.Pending).Select(s => new SourceMark(s.Start, s.End, SourceMarkKind.Unclaimed, Id(RecordKind.Sentence, s.Id))),

            // Several records may stand at one place: values of one row, units that one rule names for many tasks. The first is marked.
            .. draft.Targets.Where(t => t.Review != ReviewMark.Rejected).OrderBy(t => t.Ordinal).DistinctBy(t => (t.Start, t.End))
                .Select(t => new SourceMark(t.Start, t.End, SourceMarkKind.Target, Id(RecordKind.Target, t.Id))),
            .. draft.Units.Where(u => u.Review != ReviewMark.Rejected).OrderBy(u => u.Id).DistinctBy(u => (u.Start, u.End))
                .Select(u => new SourceMark(u.Start, u.End, SourceMarkKind.Unit, Id(RecordKind.Unit, u.Id))),
        ];
    }
}

/// <param name="FirstLine">From 1.</param>
/// <param name="Height">Estimated height in pixels while it is not rendered.</param>
public sealed record SourceBlockRange(int Index, int Start, int End, int FirstLine, int Height);
