using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>What a reviewer has before him: the records, which of them are shown, and the one he looks at.</summary>
public sealed class ReviewState
{
    private readonly HashSet<RecordKey> _folded = [];
    private readonly HashSet<RecordKey> _unfolded = [];
    private List<ReviewRow> _all = [];

    public ReviewState(Draft draft)
    {
        Draft = draft;
        Refresh();
        Current = NextOpen(null)?.Key;
    }

    public Draft Draft { get; }

    public DraftDoubts Doubts { get; private set; } = null!;

    /// <summary>The rows of the tab that is open.</summary>
    public IReadOnlyList<ReviewRow> Rows { get; private set; } = [];

    public ReviewTab Tab { get; private set; }

    public RecordKey? Current { get; private set; }

    public ReviewRow? CurrentRow => Current is { } key ? Find(key) : null;

    /// <summary>Where the current record stands among the rows; -1 where it is not among them.</summary>
    public int CurrentIndex => IndexOf(Current);

    /// <summary>Records of all kinds, sentences apart.</summary>
    public int Total => Draft.Headings.Count + Draft.Tasks.Count + Draft.Units.Count + Draft.Targets.Count;

    /// <summary>Those of them that wait for review.</summary>
    public int Open => Draft.Headings.Count(heading => heading.Review == ReviewMark.Pending) + Draft.Tasks.Count(task => task.Review == ReviewMark.Pending)
        + Draft.Units.Count(unit => unit.Review == ReviewMark.Pending) + Draft.Targets.Count(target => target.Review == ReviewMark.Pending);

    public int Doubtful => _all.Count(row => row is { IsOpen: true, Doubt: not null });

    public int Confident => _all.Where(row => row is { IsOpen: true, Doubt: null }).Sum(row => row.Keys.Count);

    public IReadOnlyList<ReviewRow> Sentences { get; private set; } = [];

    public int OpenSentences => Sentences.Count(row => row.IsOpen);

    public int NewNames { get; private set; }

    public int Count(RecordKind kind) => _all.Count(row => row.Key.Kind == kind && row.Mark != ReviewMark.Rejected);

    /// <summary>Puts the rows together anew after the draft has changed.</summary>
    public void Refresh()
    {
        Doubts = DraftDoubts.Of(Draft, Doubts);
        _all = ReviewTree.Of(Draft, Doubts);
        Sentences =
        [
            .. Draft.Sentences.OrderBy(sentence => sentence.Start).Select(sentence => new ReviewRow(
                new RecordKey(RecordKind.Sentence, sentence.Id), null, 0, Draft.Source.Text[sentence.Start..sentence.End].Trim(), null, sentence.Review,
                null, sentence.Start, sentence.End, sentence.Review == ReviewMark.Pending ? 1 : 0, false)),
        ];
        NewNames = Draft.Units.Where(unit => unit is { DepartmentId: null, Review: not ReviewMark.Rejected }).Select(unit => unit.NameAsPrinted).Distinct().Count();
        Show();
    }

    public void Select(RecordKey key)
    {
        Current = key;
        Reveal(key);
        Show();
    }

    public void Turn(ReviewTab tab)
    {
        Tab = tab;
        Show();
        if (Rows.Count > 0 && !Rows.Any(row => row.Key == Current))
        {
            Current = Rows[0].Key;
        }
    }

    /// <summary>Folds or unfolds what lies below a row.</summary>
    public void Toggle(ReviewRow row)
    {
        var set = row.HasParts ? _unfolded : _folded;
        if (!set.Remove(row.Key))
        {
            set.Add(row.Key);
        }

        Show();
    }

    public bool IsUnfolded(ReviewRow row) => row.HasParts ? _unfolded.Contains(row.Key) : !_folded.Contains(row.Key);

    /// <summary>Goes up or down the rows that are shown.</summary>
    public void Move(int by)
    {
        var at = CurrentIndex;
        if (Rows.Count > 0)
        {
            Current = Rows[Math.Clamp(at < 0 ? 0 : at + by, 0, Rows.Count - 1)].Key;
        }
    }

    /// <summary>Goes to the next record that waits for review: in the open tab, else in the order of the text, sentences last.</summary>
    public void Advance(RecordKey? from)
    {
        if (NextOpen(from) is { } next)
        {
            if (next.Key.Kind == RecordKind.Sentence != (Tab == ReviewTab.Unclaimed))
            {
                Tab = next.Key.Kind == RecordKind.Sentence ? ReviewTab.Unclaimed : ReviewTab.Tree;
            }

            Select(next.Key);
        }
        else if (Current is { } gone && Find(gone) is null)
        {
            Current = Rows.Count > 0 ? Rows[0].Key : null;
        }
    }

    private int IndexOf(RecordKey? key)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private ReviewRow? Find(RecordKey key) => _all.Find(row => row.Key == key || row.Also == key) ?? Sentences.FirstOrDefault(row => row.Key == key);

    private ReviewRow? NextOpen(RecordKey? from)
    {
        List<ReviewRow> order = Tab switch
        {
            ReviewTab.Doubts => [.. _all.Where(row => row.Doubt is not null || row.Key == from), .. Sentences],
            ReviewTab.Unclaimed => [.. Sentences, .. _all],
            _ => [.. _all, .. Sentences],
        };
        var at = from is { } key ? order.FindIndex(row => row.Key == key) : -1;
        return order.Skip(at + 1).FirstOrDefault(row => row.IsOpen) ?? order.Take(at + 1).FirstOrDefault(row => row.IsOpen);
    }

    // What is current must be seen: everything above it is unfolded.
    private void Reveal(RecordKey key)
    {
        var at = _all.FindIndex(row => row.Key == key);
        for (var (i, depth) = (at - 1, at < 0 ? 0 : _all[at].Depth); i >= 0 && depth > 0; i--)
        {
            if (_all[i].Depth < depth)
            {
                depth = _all[i].Depth;
                _ = _all[i].HasParts ? _unfolded.Add(_all[i].Key) : _folded.Remove(_all[i].Key);
            }
        }
    }

    private void Show() => Rows = Tab switch
    {
        ReviewTab.Doubts => [.. _all.Where(row => row is { IsOpen: true, Doubt: not null } || (row.Doubt is not null && row.Key == Current))],
        ReviewTab.Unclaimed => [.. Sentences.Where(row => row.IsOpen || row.Key == Current)],
        _ => Unfolded(),
    };

    private List<ReviewRow> Unfolded()
    {
        var shown = new List<ReviewRow>();
        var hiddenBelow = int.MaxValue;

        foreach (var row in _all)
        {
            if (row.Depth > hiddenBelow)
            {
                continue;
            }

            hiddenBelow = IsUnfolded(row) ? int.MaxValue : row.Depth;
            shown.Add(row);
        }

        return shown;
    }
}

public enum ReviewTab
{
    /// <summary>目录</summary>
    Tree,

    /// <summary>提醒</summary>
    Doubts,

    /// <summary>未认领</summary>
    Unclaimed,

    /// <summary>改动</summary>
    History,
}
