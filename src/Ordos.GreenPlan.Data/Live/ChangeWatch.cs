using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Live;

/// <summary>Notes what a context saves, and tells it to the feed when it is committed; what is rolled back is never told.</summary>
internal sealed class ChangeWatch(ChangeFeed feed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>What each watched type is a change of.</summary>
    private static readonly Dictionary<Type, (ChangeKind Kind, string Id)> Watched = new()
    {
        [typeof(PolicyTask)] = (ChangeKind.Task, nameof(PolicyTask.Id)),
        [typeof(Assignment)] = (ChangeKind.Task, nameof(Assignment.TaskId)),
        [typeof(ProgressReport)] = (ChangeKind.Task, nameof(ProgressReport.TaskId)),
        [typeof(DutyReceipt)] = (ChangeKind.Task, nameof(DutyReceipt.TaskId)),
        [typeof(ExtensionRequest)] = (ChangeKind.Task, nameof(ExtensionRequest.TaskId)),
        [typeof(EvidenceFile)] = (ChangeKind.Task, nameof(EvidenceFile.TaskId)),
        [typeof(CloseOutCheck)] = (ChangeKind.Task, nameof(CloseOutCheck.TaskId)),
        [typeof(SupervisionItem)] = (ChangeKind.Task, nameof(SupervisionItem.TaskId)),
        [typeof(PolicyDocument)] = (ChangeKind.Document, nameof(PolicyDocument.Id)),
        [typeof(Target)] = (ChangeKind.Document, nameof(Target.DocumentId)),
        [typeof(Citation)] = (ChangeKind.Document, nameof(Citation.DocumentId)),
        [typeof(ReportingPeriod)] = (ChangeKind.Period, nameof(ReportingPeriod.Id)),
        [typeof(EvidenceDraw)] = (ChangeKind.Period, nameof(EvidenceDraw.PeriodId)),
        [typeof(Department)] = (ChangeKind.Department, nameof(Department.Id)),
        [typeof(DepartmentAlias)] = (ChangeKind.Department, nameof(DepartmentAlias.DepartmentId)),
        [typeof(Handover)] = (ChangeKind.Task, nameof(Handover.TaskId)),
        [typeof(Succession)] = (ChangeKind.Department, nameof(Succession.ToId)),
        [typeof(Indicator)] = (ChangeKind.Indicator, nameof(Indicator.Id)),
        [typeof(Reading)] = (ChangeKind.Indicator, nameof(Reading.IndicatorId)),
        [typeof(Ruling)] = (ChangeKind.Ruling, nameof(Ruling.Id)),
        [typeof(Account)] = (ChangeKind.Account, nameof(Account.Id)),
    };

    // Saved or about to be, and not committed yet; goes with its context.
    private readonly ConditionalWeakTable<DbContext, HashSet<Change>> _pending = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellUnlessOpen(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        TellUnlessOpen(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData.Context);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext context)
    {
        var pending = _pending.GetOrCreateValue(context);

        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && Watched.TryGetValue(entry.Metadata.ClrType, out var watched))
            {
                pending.Add(new Change(watched.Kind, IdOf(entry, watched.Id)));
            }
        }
    }

    private static int IdOf(EntityEntry entry, string property) => entry.Property(property).CurrentValue as int? ?? 0;

    private void TellUnlessOpen(DbContext context)
    {
        if (context.Database.CurrentTransaction is null)
        {
            Tell(context);
        }
    }

    private void Tell(DbContext? context)
    {
        if (context is not null && _pending.TryGetValue(context, out var pending) && pending.Count > 0)
        {
            _pending.Remove(context);
            feed.Publish(pending);
        }
    }

    private void Forget(DbContext? context)
    {
        if (context is not null)
        {
            _pending.Remove(context);
        }
    }
}
