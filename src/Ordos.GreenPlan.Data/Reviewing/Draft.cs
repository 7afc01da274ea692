using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>A draft with all that a review looks at, as it was at a point of its history.</summary>
public sealed class Draft
{
    private readonly Dictionary<int, Heading> _headings = [];
    private readonly Dictionary<int, PolicyTask> _tasks = [];
    private readonly Dictionary<int, Assignment> _units = [];
    private readonly Dictionary<int, Target> _targets = [];
    private readonly Dictionary<int, UnclaimedSentence> _sentences = [];

    private Draft(PolicyDocument document, NoticeSource source) => (Document, Source) = (document, source);

    public PolicyDocument Document { get; }
    public NoticeSource Source { get; }

    /// <summary>The number of the latest change it shows.</summary>
    public int Seen { get; private set; }

    public IReadOnlyCollection<Heading> Headings => _headings.Values;
    public IReadOnlyCollection<PolicyTask> Tasks => _tasks.Values;
    public IReadOnlyCollection<Assignment> Units => _units.Values;
    public IReadOnlyCollection<Target> Targets => _targets.Values;
    public IReadOnlyCollection<UnclaimedSentence> Sentences => _sentences.Values;

    public PolicyTask? Task(int id) => _tasks.GetValueOrDefault(id);

    public object? Find(RecordKey key) => key.Kind switch
    {
        RecordKind.Heading => _headings.GetValueOrDefault(key.Id),
        RecordKind.Task => _tasks.GetValueOrDefault(key.Id),
        RecordKind.Unit => _units.GetValueOrDefault(key.Id),
        RecordKind.Target => _targets.GetValueOrDefault(key.Id),
        RecordKind.Sentence => _sentences.GetValueOrDefault(key.Id),
        _ => null,
    };

    /// <summary>Whether a change was one of a certain record.</summary>
    public static bool Touches(ReviewEdit edit, RecordKey key) => RowLog.Read(edit.Rows).Exists(row => row.Key == key);

    /// <returns>Null where there is no such document, or its text is not kept.</returns>
    public static async Task<Draft?> LoadAsync(GreenPlanContext db, int id, CancellationToken cancel)
    {
        // In one transaction, so that the number and the records belong together.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var document = await db.Documents.AsNoTracking().Include(d => d.Source).SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (document?.Source is null)
        {
            return null;
        }

        var draft = new Draft(document, document.Source);
        await draft.FillAsync(db, null, cancel);
        draft.Seen = await db.ReviewEdits.Where(edit => edit.DocumentId == id).MaxAsync(edit => (int?)edit.Number, cancel) ?? 0;
        return draft;
    }

    /// <summary>Takes over what was changed since.</summary>
    /// <returns>The changes, oldest first.</returns>
    public async Task<IReadOnlyList<ReviewEdit>> CatchUpAsync(GreenPlanContext db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var edits = await db.ReviewEdits.AsNoTracking()
            .Where(edit => edit.DocumentId == Document.Id && edit.Number > Seen).OrderBy(edit => edit.Number).ToListAsync(cancel);
        if (edits.Count == 0)
        {
            return edits;
        }

        var keys = edits.SelectMany(edit => RowLog.Read(edit.Rows)).Select(row => row.Key).Distinct().ToLookup(key => key.Kind, key => key.Id);
        await FillAsync(db, keys, cancel);
        Seen = edits[^1].Number;
        return edits;
    }

    private async Task FillAsync(GreenPlanContext db, ILookup<RecordKind, int>? only, CancellationToken cancel)
    {
        var id = Document.Id;
        await FillAsync(_headings, RecordKind.Heading, only, (IQueryable<Heading> all) => all.Where(h => h.DocumentId == id), h => h.Id, db, cancel);
        await FillAsync(_tasks, RecordKind.Task, only, (IQueryable<PolicyTask> all) => all.Where(t => t.DocumentId == id), t => t.Id, db, cancel);
        await FillAsync(
            _units, RecordKind.Unit, only,
            (IQueryable<Assignment> all) => all.Where(u => db.Tasks.Any(t => t.Id == u.TaskId && t.DocumentId == id)),
            u => u.Id, db, cancel);
        await FillAsync(_targets, RecordKind.Target, only, (IQueryable<Target> all) => all.Where(t => t.DocumentId == id), t => t.Id, db, cancel);
        await FillAsync(_sentences, RecordKind.Sentence, only, (IQueryable<UnclaimedSentence> all) => all.Where(s => s.DocumentId == id), s => s.Id, db, cancel);
    }

    private static async Task FillAsync<T>(
        Dictionary<int, T> kept, RecordKind kind, ILookup<RecordKind, int>? only, Func<IQueryable<T>, IQueryable<T>> ofDocument,
        Func<T, int> idOf, GreenPlanContext db, CancellationToken cancel)
        where T : class
    {
        var rows = ofDocument(db.Set<T>().AsNoTracking());

        if (only is not null)
        {
            int[] ids = [.. only[kind]];
            if (ids.Length == 0)
            {
                return;
            }

            Array.ForEach(ids, id => kept.Remove(id));
            rows = rows.Where(row => ids.Contains(EF.Property<int>(row, "Id")));
        }

        foreach (var row in await rows.ToListAsync(cancel))
        {
            kept[idOf(row)] = row;
        }
    }
}
