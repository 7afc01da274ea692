using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>Puts the records of a draft in the order of its text: headings, the tasks below them, their units and targets.</summary>
public sealed class ReviewTree
{
    private readonly Draft _draft;
    private readonly DraftDoubts _doubts;
    private readonly List<ReviewRow> _rows = [];

    private ReviewTree(Draft draft, DraftDoubts doubts) => (_draft, _doubts) = (draft, doubts);

    /// <summary>All records, whether they are shown or folded away.</summary>
    public static List<ReviewRow> Of(Draft draft, DraftDoubts doubts)
    {
        var tree = new ReviewTree(draft, doubts);
        tree.Build();
        return tree._rows;
    }

    private void Build()
    {
        var units = _draft.Units.ToLookup(unit => unit.TaskId);
        var targets = _draft.Targets.ToLookup(target => target.TaskId is { } task && _draft.Task(task) is not null ? task : 0);
        var headings = _draft.Headings.OrderBy(heading => heading.Start).ToList();
        var own = OwnHeadings(headings);

        var entries = headings.Where(heading => !own.ContainsValue(heading)).Select(heading => (heading.Start, Rank: 0, Record: (object)heading))
            .Concat(_draft.Tasks.Select(task => (Start: own.TryGetValue(task.Id, out var heading) ? Math.Min(heading.Start, task.Start) : task.Start, Rank: 1, Record: (object)task)))
            .Concat(targets[0].Select(target => (target.Start, Rank: 2, Record: (object)target)))
            .OrderBy(entry => entry.Start).ThenBy(entry => entry.Rank);
        var depth = 0;

        foreach (var (_, _, record) in entries)
        {
            switch (record)
            {
                case Heading heading:
                    depth = Math.Min(heading.Level, 4);
                    _rows.Add(Row(new RecordKey(RecordKind.Heading, heading.Id), null, depth - 1, heading.Title, null, heading.Review, heading.Start, heading.End));
                    break;
                case PolicyTask task:
                    AddTask(task, own.GetValueOrDefault(task.Id), own.TryGetValue(task.Id, out var above) ? Math.Min(above.Level, 4) - 1 : depth, units[task.Id], targets[task.Id]);
                    break;
                case Target target:
                    _rows.Add(Row(target, depth));
                    break;
            }
        }

        CountBelow();
    }

    // 一个标题一项任务: the heading names the task and needs no line of its own.
    private Dictionary<int, Heading> OwnHeadings(List<Heading> headings)
    {
        var tasks = _draft.Tasks.Where(task => task.Path.Count > 0).ToLookup(task => task.Path[^1]);
        var named = headings.ToLookup(heading => heading.Title);
        var own = new Dictionary<int, Heading>();

        foreach (var heading in headings)
        {
            if (tasks[heading.Title].ToList() is [var only] && named[heading.Title].Count() == 1)
            {
                own.TryAdd(only.Id, heading);
            }
        }

        return own;
    }

    private void AddTask(PolicyTask task, Heading? own, int depth, IEnumerable<Assignment> units, IEnumerable<Target> targets)
    {
        var mark = own is { Review: ReviewMark.Pending } && task.Review == ReviewMark.Accepted ? ReviewMark.Pending : task.Review;
        RecordKey? also = own is null ? null : new RecordKey(RecordKind.Heading, own.Id);
        _rows.Add(Row(new RecordKey(RecordKind.Task, task.Id), also, depth, task.Title, null, mark, task.Start, task.End, hasParts: true));

        foreach (var unit in units.OrderBy(unit => unit.Ordinal))
        {
            var name = unit.GroupId is null ? unit.NameAsPrinted : $"{unit.NameAsPrinted}（统称展开）";
            _rows.Add(Row(new RecordKey(RecordKind.Unit, unit.Id), null, depth + 1, name, unit.Role.Words(), unit.Review, unit.Start, unit.End));
        }

        foreach (var target in targets.OrderBy(target => target.Start).ThenBy(target => target.Ordinal))
        {
            _rows.Add(Row(target, depth + 1));
        }
    }

    private ReviewRow Row(Target target, int depth) => Row(
        new RecordKey(RecordKind.Target, target.Id), null, depth,
        string.Join('　', new[] { target.IndicatorName, target.Scope }.Where(part => part is not null)),
        string.Join(' ', new[] { target.Year is { } year ? $"{year}年" : null, TargetWords.Value(target.Comparator, target.Value, target.UpperValue, target.Unit, target.Change) }.Where(part => part is { Length: > 0 })),
        target.Review, target.Start, target.End);

    private ReviewRow Row(RecordKey key, RecordKey? also, int depth, string text, string? detail, ReviewMark mark, int start, int end, bool hasParts = false) =>
        new(key, also, Math.Max(0, depth), text, detail, mark, _doubts.ReasonOf(key) ?? (also is { } second ? _doubts.ReasonOf(second) : null), start, end, 0, hasParts);

    private void CountBelow()
    {
        var open = new Stack<int>();

        for (var i = 0; i < _rows.Count; i++)
        {
            while (open.Count > 0 && _rows[open.Peek()].Depth >= _rows[i].Depth)
            {
                open.Pop();
            }

            open.Push(i);
            if (_rows[i].IsOpen)
            {
                foreach (var above in open)
                {
                    _rows[above] = _rows[above] with { Pending = _rows[above].Pending + 1 };
                }
            }
        }
    }
}
