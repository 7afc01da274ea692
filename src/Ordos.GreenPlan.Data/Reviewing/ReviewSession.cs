using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>
/// One change of a draft, from reading to saving. Changes of one draft follow one another, and each is written into the draft's history: who
/// saves second is judged by what the first one saved.
/// </summary>
internal sealed class ReviewSession : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly Actor _actor;
    private readonly PortalCalendar _calendar;
    private readonly int _documentId;

    private ReviewSession(GreenPlanContext db, IDbContextTransaction transaction, PortalCalendar calendar, Actor actor, int documentId, int last) =>
        (Db, _transaction, _calendar, _actor, _documentId, Last) = (db, transaction, calendar, actor, documentId, last);

    public GreenPlanContext Db { get; }

    /// <summary>The number of the draft's latest change.</summary>
    public int Last { get; }

    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>document-gone</c>; <c>not-a-draft</c></exception>
    public static async Task<ReviewSession> OpenAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, Actor actor, int documentId, CancellationToken cancel)
    {
        actor.Require(Operation.ImportNotice);
        var db = await contexts.CreateDbContextAsync(cancel);

        try
        {
            db.Actor = actor;
            var transaction = await db.Database.BeginTransactionAsync(cancel);
            var stage = await db.Database.SqlQuery<string>($"select stage as \"Value\" from documents where id = {documentId} for no key update").ToListAsync(cancel);

            if (stage is not [var word])
            {
                throw new DomainRuleException("document-gone", "该文件已不存在，可能刚被撤销导入。");
            }

            if (word != nameof(DocumentStage.Draft))
            {
                throw new DomainRuleException("not-a-draft", "文件已发布，不能再修改。");
            }

            var last = await db.ReviewEdits.Where(edit => edit.DocumentId == documentId).MaxAsync(edit => (int?)edit.Number, cancel) ?? 0;
            return new ReviewSession(db, transaction, calendar, actor, documentId, last);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Refuses to go on when somebody changed one of the records after it was looked at.</summary>
    /// <param name="seen">The number of the latest change that the person has seen.</param>
    /// <exception cref="DomainRuleException"><c>changed-meanwhile</c></exception>
    public async Task RequireUntouchedAsync(int seen, IEnumerable<RecordKey> keys, CancellationToken cancel)
    {
        var asked = keys.ToHashSet();
        foreach (var edit in await EditsAfterAsync(seen, cancel))
        {
            if (RowLog.Read(edit.Rows).Exists(row => asked.Contains(row.Key)))
            {
                throw new DomainRuleException(
                    "changed-meanwhile", $"{edit.AccountName}刚刚改过这条：{edit.Words}。您的改动没有保存，请看过最新内容后再改。");
            }
        }
    }

    /// <summary>The records that were changed after a person looked.</summary>
    public async Task<HashSet<RecordKey>> TouchedSinceAsync(int seen, CancellationToken cancel) =>
        [.. (await EditsAfterAsync(seen, cancel)).SelectMany(edit => RowLog.Read(edit.Rows)).Select(row => row.Key)];

    public Task<List<ReviewEdit>> EditsAfterAsync(int number, CancellationToken cancel) =>
        number >= Last
            ? Task.FromResult(new List<ReviewEdit>())
            : Db.ReviewEdits.Where(edit => edit.DocumentId == _documentId && edit.Number > number).OrderBy(edit => edit.Number).ToListAsync(cancel);

    /// <summary>Hangs a new record on the draft.</summary>
    public T OfDocument<T>(T record)
        where T : class
    {
        Db.Entry(record).Property("DocumentId").CurrentValue = _documentId;
        return record;
    }

    /// <summary>Saves the change with its entry in the history; nothing is written where nothing has changed.</summary>
    /// <returns>The number of the draft's latest change.</returns>
    public async Task<int> CommitAsync(string words, CancellationToken cancel, int? undoes = null)
    {
        var rows = RowLog.Changes(Db);
        if (rows.Count == 0)
        {
            return Last;
        }

        Db.ReviewEdits.Add(new ReviewEdit
        {
            DocumentId = _documentId,
            Number = Last + 1,
            At = _calendar.Now,
            AccountId = _actor.AccountId,
            AccountName = _actor.Name,
            Words = words.Length <= 500 ? words : words[..499] + "…",
            Rows = RowLog.Write(rows),
            Undoes = undoes,
        });
        await Db.SaveChangesAsync(cancel);
        await _transaction.CommitAsync(cancel);
        return Last + 1;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
