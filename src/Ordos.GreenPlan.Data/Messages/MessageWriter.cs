using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>Tells people what has happened, by looking at the data as they are: whatever was missed is told later, and nothing is told twice.</summary>
public sealed class MessageWriter(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ChangeFeed changes)
{
    /// <summary>What is older when it is first seen is not told any more: a portal that was away for long does not bury people.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(14);

    /// <summary>Writes the messages that are missing, unless another server is just doing it.</summary>
    /// <param name="scope">What is looked at; <see cref="MessageScope.All"/> takes longer.</param>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(MessageScope scope, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        if (!await db.Database.SqlQueryRaw<bool>("""select pg_try_advisory_xact_lock(hashtext('messages')) as "Value" """).SingleAsync(cancel))
        {
            return 0;
        }

        var since = calendar.Now - News;
        List<NewMessage> missing = [.. await new TaskFacts(db, since).FindAsync(cancel), .. await new SupervisionNews(db, since).FindAsync(cancel)];

        if (scope == MessageScope.All)
        {
            missing.AddRange(await new PeriodFacts(db, calendar).FindAsync(cancel));
            missing.AddRange(await new DutyFacts(db, since).FindAsync(cancel));
        }

        var told = missing.Count == 0 ? [] : await MessageStore.AddAsync(db, missing, calendar.Now, cancel);
        await transaction.CommitAsync(cancel);

        if (told.Count > 0)
        {
            changes.Publish([.. told.Distinct().Select(account => new Change(ChangeKind.Message, account))]);
        }

        return told.Count;
    }

    /// <summary>Deletes what was read long ago. What has not been read stays, and so does what still waits for an answer: it would be told again.</summary>
    /// <param name="days">Age in days from which a message that was read is no longer kept.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetAsync(int days, CancellationToken cancel)
    {
        // Younger facts would be told again.
        var before = calendar.Now - (days < News.Days ? News : TimeSpan.FromDays(days));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Messages
            .Where(message => message.ReadAt != null && message.ReadAt < before && message.At < before)
            .Where(message => message.Kind != MessageKind.Disputed || !db.DutyReceipts.Any(receipt => receipt.Id == message.SubjectId && receipt.State == ReceiptState.Disputed))
            .Where(message => message.Kind != MessageKind.ExtensionAsked || !db.ExtensionRequests.Any(request => request.Id == message.SubjectId && request.State == ExtensionState.Open))
            .ExecuteDeleteAsync(cancel);
    }
}

/// <summary>Which facts a <see cref="MessageWriter"/> looks at.</summary>
public enum MessageScope
{
    /// <summary>What happens to single tasks: returns, disputes, requests and answers.</summary>
    Tasks,

    /// <summary>Windows, published plans and draws too.</summary>
    All,
}
