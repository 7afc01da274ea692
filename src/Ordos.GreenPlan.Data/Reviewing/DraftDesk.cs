using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>What administrators decide about the records of a draft: accept, reject, delete, take back.</summary>
/// <remarks>Every call takes the number of the latest change that the person has seen, and gives the number of the latest one.</remarks>
public sealed class DraftDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Marks records; a task's mark does not extend to its units and targets, but rejecting it takes them along.</summary>
    /// <exception cref="DomainRuleException"><c>forbidden</c>, <c>not-a-draft</c>, <c>changed-meanwhile</c></exception>
    public async Task<int> MarkAsync(
        Actor actor, int documentId, int seen, IReadOnlyCollection<RecordKey> keys, ReviewMark mark, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        await session.RequireUntouchedAsync(seen, keys, cancel);
        var records = await RecordsAsync(session.Db, documentId, keys, cancel);

        foreach (var record in records)
        {
            SetMark(record, mark);
        }

        if (mark == ReviewMark.Rejected)
        {
            await RejectPartsAsync(session.Db, [.. records.OfType<PolicyTask>().Select(task => task.Id)], cancel);
        }

        var verb = mark switch { ReviewMark.Accepted => "接受", ReviewMark.Rejected => "驳回", _ => "改回待核" };
        return await session.CommitAsync(records.Count == 1 ? $"{verb}{RecordWords.Of(records[0])}" : $"{verb}{records.Count}条记录", cancel);
    }

    /// <summary>Decides between a target of the text and one of an annex that contradict each other; what gives way is rejected.</summary>
    /// <exception cref="DomainRuleException"><c>not-a-pair</c>, <c>changed-meanwhile</c></exception>
    public async Task<int> SettleAsync(
        Actor actor, int documentId, int seen, TargetDisagreement pair, Settlement settlement, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        RecordKey[] keys = [new(RecordKind.Target, pair.Text.Id), new(RecordKind.Target, pair.Annex.Id)];
        await session.RequireUntouchedAsync(seen, keys, cancel);
        var targets = (await RecordsAsync(session.Db, documentId, keys, cancel)).ConvertAll(record => (Target)record);
        var (text, annex) = (targets.Find(target => target.Id == pair.Text.Id)!, targets.Find(target => target.Id == pair.Annex.Id)!);
        if (text.FromTable || !annex.FromTable)
        {
            throw new DomainRuleException("not-a-pair", "这两条目标不是正文与附件各一条，请逐条接受或驳回。");
        }

        text.Review = settlement == Settlement.Annex ? ReviewMark.Rejected : ReviewMark.Accepted;
        annex.Review = settlement == Settlement.Text ? ReviewMark.Rejected : ReviewMark.Accepted;
        return await session.CommitAsync(
            $"{RecordWords.Of(text)}：正文{RecordWords.Value(text)}，附件{RecordWords.Value(annex)}，{settlement.Words()}", cancel);
    }

    /// <summary>Accepts every pending record that leaves no doubt, but those that somebody else has changed since the person looked.</summary>
    /// <returns>How many were accepted, and how many were left out.</returns>
    public async Task<BulkAcceptance> AcceptConfidentAsync(Actor actor, int documentId, int seen, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var touched = await session.TouchedSinceAsync(seen, cancel);
        await using var reading = await contexts.CreateDbContextAsync(cancel);
        var draft = await Draft.LoadAsync(reading, documentId, cancel) ?? throw Gone();
        var doubts = DraftDoubts.Of(draft);
        return await AcceptAsync(session, documentId, key => doubts.ReasonOf(key) is null && !touched.Contains(key), touched.Count, cancel);
    }

    /// <summary>Accepts every pending record: for notices that were checked elsewhere.</summary>
    public async Task AcceptAllAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        await AcceptAsync(session, documentId, _ => true, 0, cancel);
    }

    /// <summary>Removes records. A task takes its units along; its targets stay in the document.</summary>
    public async Task<int> DeleteAsync(Actor actor, int documentId, int seen, RecordKey key, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        await session.RequireUntouchedAsync(seen, [key], cancel);
        var record = (await RecordsAsync(session.Db, documentId, [key], cancel))[0];

        if (record is PolicyTask task)
        {
            session.Db.RemoveRange(await session.Db.Assignments.Where(unit => unit.TaskId == task.Id).ToListAsync(cancel));
            (await session.Db.Targets.Where(target => target.TaskId == task.Id).ToListAsync(cancel)).ForEach(target => target.TaskId = null);
            (await session.Db.AnnexRows.Where(row => row.TaskId == task.Id).ToListAsync(cancel)).ForEach(row => row.TaskId = null);
        }

        session.Db.Remove(record);
        return await session.CommitAsync($"删除{RecordWords.Of(record)}", cancel);
    }

    /// <summary>Takes a change back. Later changes of the same records must be taken back first.</summary>
    /// <exception cref="DomainRuleException"><c>no-edit</c>, <c>already-undone</c>, <c>changed-since</c></exception>
    public async Task<int> UndoAsync(Actor actor, int documentId, int number, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var edit = await session.Db.ReviewEdits.SingleOrDefaultAsync(e => e.DocumentId == documentId && e.Number == number, cancel)
            ?? throw new DomainRuleException("no-edit", "没有这项改动，请刷新。");
        if (edit.UndoneBy is not null)
        {
            throw new DomainRuleException("already-undone", "这项改动已经撤销。");
        }

        var rows = RowLog.Read(edit.Rows);
        var touched = rows.SelectMany(row => row.Touches).ToHashSet();
        var later = (await session.EditsAfterAsync(number, cancel)).Where(e => e is { Undoes: null, UndoneBy: null });
        if (later.FirstOrDefault(e => RowLog.Read(e.Rows).SelectMany(row => row.Touches).Any(touched.Contains)) is { } newer)
        {
            throw new DomainRuleException("changed-since", $"其后又改过相同的记录（{newer.AccountName}：{newer.Words}），请先撤销那一项。");
        }

        // Tasks first, since units and targets point at them.
        foreach (var row in rows.OrderBy(row => row.Kind == RecordKind.Task ? 0 : 1))
        {
            await RowLog.RestoreAsync(session.Db, row, cancel);
        }

        edit.UndoneBy = session.Last + 1;
        if (edit.Undoes is { } first)
        {
            // What is taken back twice is in force again.
            (await session.Db.ReviewEdits.SingleAsync(e => e.DocumentId == documentId && e.Number == first, cancel)).UndoneBy = null;
        }

        return await session.CommitAsync($"撤销“{edit.Words}”", cancel, undoes: number);
    }

    internal static DomainRuleException Gone() => new("record-gone", "这条记录已不存在，可能刚被他人删除或合并，请看最新内容。");

    /// <summary>The records as the context knows them.</summary>
    internal static async Task<List<object>> RecordsAsync(GreenPlanContext db, int documentId, IReadOnlyCollection<RecordKey> keys, CancellationToken cancel)
    {
        int[] Ids(RecordKind kind) => [.. keys.Where(key => key.Kind == kind).Select(key => key.Id)];
        var (headings, tasks, units, targets, sentences) =
            (Ids(RecordKind.Heading), Ids(RecordKind.Task), Ids(RecordKind.Unit), Ids(RecordKind.Target), Ids(RecordKind.Sentence));
        List<object> found = [];

        if (headings.Length > 0)
        {
            found.AddRange(await db.Set<Heading>().Where(h => h.DocumentId == documentId && headings.Contains(h.Id)).ToListAsync(cancel));
        }

        if (tasks.Length > 0)
        {
            found.AddRange(await db.Tasks.Where(t => t.DocumentId == documentId && tasks.Contains(t.Id)).ToListAsync(cancel));
        }

        if (units.Length > 0)
        {
            found.AddRange(await db.Assignments
                .Where(u => units.Contains(u.Id) && db.Tasks.Any(t => t.Id == u.TaskId && t.DocumentId == documentId)).ToListAsync(cancel));
        }

        if (targets.Length > 0)
        {
            found.AddRange(await db.Targets.Where(t => t.DocumentId == documentId && targets.Contains(t.Id)).ToListAsync(cancel));
        }

        if (sentences.Length > 0)
        {
            found.AddRange(await db.UnclaimedSentences.Where(s => s.DocumentId == documentId && sentences.Contains(s.Id)).ToListAsync(cancel));
        }

        return found.Count == keys.Distinct().Count() ? found : throw Gone();
    }

    private static async Task<BulkAcceptance> AcceptAsync(
        ReviewSession session, int documentId, Func<RecordKey, bool> isWanted, int leftOut, CancellationToken cancel)
    {
        var db = session.Db;
        var pending = new List<(RecordKey Key, object Record)>();
        pending.AddRange((await db.Set<Heading>().Where(h => h.DocumentId == documentId && h.Review == ReviewMark.Pending).ToListAsync(cancel))
            .Select(h => (new RecordKey(RecordKind.Heading, h.Id), (object)h)));
        pending.AddRange((await db.Tasks.Where(t => t.DocumentId == documentId && t.Review == ReviewMark.Pending).ToListAsync(cancel))
            .Select(t => (new RecordKey(RecordKind.Task, t.Id), (object)t)));
        pending.AddRange((await db.Assignments
                .Where(u => u.Review == ReviewMark.Pending && db.Tasks.Any(t => t.Id == u.TaskId && t.DocumentId == documentId)).ToListAsync(cancel))
            .Select(u => (new RecordKey(RecordKind.Unit, u.Id), (object)u)));
        pending.AddRange((await db.Targets.Where(t => t.DocumentId == documentId && t.Review == ReviewMark.Pending).ToListAsync(cancel))
            .Select(t => (new RecordKey(RecordKind.Target, t.Id), (object)t)));

        var wanted = pending.FindAll(entry => isWanted(entry.Key));
        wanted.ForEach(entry => SetMark(entry.Record, ReviewMark.Accepted));
        return new BulkAcceptance(await session.CommitAsync($"成批接受{wanted.Count}条记录", cancel), wanted.Count, leftOut);
    }

    private static async Task RejectPartsAsync(GreenPlanContext db, int[] tasks, CancellationToken cancel)
    {
        if (tasks.Length > 0)
        {
            (await db.Assignments.Where(unit => tasks.Contains(unit.TaskId)).ToListAsync(cancel)).ForEach(unit => unit.Review = ReviewMark.Rejected);
            (await db.Targets.Where(target => target.TaskId != null && tasks.Contains(target.TaskId.Value)).ToListAsync(cancel))
                .ForEach(target => target.Review = ReviewMark.Rejected);
        }
    }

    private static void SetMark(object record, ReviewMark mark)
    {
        _ = record switch
        {
            Heading heading => heading.Review = mark,
            PolicyTask task => task.Review = mark,
            Assignment unit => unit.Review = mark,
            Target target => target.Review = mark,
            UnclaimedSentence sentence => sentence.Review = mark,
            _ => throw new ArgumentOutOfRangeException(nameof(record)),
        };
    }
}

/// <summary>What accepting in bulk did.</summary>
/// <param name="Number">The number of the draft's latest change.</param>
/// <param name="LeftOut">Records that somebody changed meanwhile.</param>
public sealed record BulkAcceptance(int Number, int Accepted, int LeftOut);
