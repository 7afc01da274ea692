using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Keeps a department's sheet (本期待报): what is typed, row by row, and sending many rows at once.</summary>
public sealed class SheetDesk(IDbContextFactory<GreenPlanContext> contexts, ReadingDesk readings, PortalCalendar calendar)
{
    private readonly RowValues _values = new(contexts, readings);

    /// <summary>Keeps what is typed in one row so far.</summary>
    /// <param name="version">Version of the row that was typed over; 0 where nobody had begun it.</param>
    /// <returns>The row's new version, once it is stored.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>not-responsible</c>; <c>not-published</c>; <c>task-settled</c>; <c>not-asked</c>; <c>not-open-yet</c>;
    /// <c>report-locked</c>; what <see cref="ReportEntry.CheckDraft"/> refuses.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">A colleague has typed in the same row; nothing was overwritten.</exception>
    public Task<SavedRow> SaveAsync(Actor actor, int departmentId, RowKey key, uint version, ReportEntry entry, CancellationToken cancel) =>
        SaveAsync(actor, departmentId, new RowText(key, version, entry), cancel);

    /// <inheritdoc cref="SaveAsync(Actor, int, RowKey, uint, ReportEntry, CancellationToken)"/>
    public async Task<SavedRow> SaveAsync(Actor actor, int departmentId, RowText row, CancellationToken cancel) =>
        (await SaveAllAsync(actor, departmentId, [row], cancel))[0];

    /// <summary>Keeps the texts of several rows, all of them or none.</summary>
    /// <inheritdoc cref="SaveAsync(Actor, int, RowKey, uint, ReportEntry, CancellationToken)" path="/exception"/>
    public async Task<IReadOnlyList<SavedRow>> SaveAllAsync(
        Actor actor, int departmentId, IReadOnlyList<RowText> rows, CancellationToken cancel)
    {
        actor.Require(Operation.WriteReport, departmentId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var sheet = await SheetRows.LockAsync(db, departmentId, [.. rows.Select(row => row.Key)], cancel);
        var parts = rows.Any(row => row.Parts is not null) ? await StoredParts.LoadAsync(db, departmentId, sheet, cancel) : null;
        var saved = rows.Select(row => Save(db, sheet, parts, actor, departmentId, row)).ToList();

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DbUpdateConcurrencyException("A colleague has begun the same row at the same moment.", failure);
        }

        await transaction.CommitAsync(cancel);
        return saved.ConvertAll(report => new SavedRow(report.Id, report.Version, calendar.Now));
    }

    /// <summary>Sends rows to the department's head, and reports the values in them. A row with an open question is left behind with its reason, and the others go.</summary>
    /// <returns>For each row that was left behind, why; a row that was sent has no entry.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c></exception>
    public async Task<IReadOnlyDictionary<RowKey, string>> SubmitAsync(
        Actor actor, int departmentId, IReadOnlyList<(RowKey Key, uint Version)> rows, CancellationToken cancel)
    {
        actor.Require(Operation.WriteReport, departmentId);
        var left = await _values.ReportAsync(actor, departmentId, [.. rows.Select(row => row.Key)], cancel);
        var sent = new List<int>();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var sheet = await SheetRows.LockAsync(db, departmentId, [.. rows.Select(row => row.Key)], cancel);

        var evidence = await AskedEvidence.LoadAsync(db, departmentId, sheet.TaskIds, cancel);

        foreach (var (key, version) in rows.Where(row => !left.ContainsKey(row.Key)))
        {
            try
            {
                var place = sheet.Place(key, calendar.Today);
                var report = sheet.Report(key) ?? throw new DomainRuleException("done-missing", "请填写工作进展。");

                if (report.Version != version)
                {
                    throw new DomainRuleException("row-changed", "同事刚改过这一行，请看过后再提交。");
                }

                report.Submit(actor, calendar.Now, sheet.IsLate(key, calendar.Today), place.Last?.Entry, evidence.Open(report));
                sent.Add(report.Id);
            }
            catch (DomainRuleException refusal)
            {
                left[key] = refusal.Message;
            }
        }

        await db.SaveChangesAsync(cancel);
        await db.DraftValues.Where(value => sent.Contains(value.ReportId)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return left;
    }

    private ProgressReport Save(GreenPlanContext db, SheetRows sheet, StoredParts? stored, Actor actor, int departmentId, RowText row)
    {
        sheet.Place(row.Key, calendar.Today);
        var report = sheet.Report(row.Key);
        var parts = row.Parts?.Cleaned();

        // A row whose answer was lost on the way is sent again: what is there already is not somebody else's.
        if (report is not null && report.Version != row.Version && report.Entry == row.Entry.Cleaned() && report.EditedBy == actor.Name
            && (parts is null || stored!.SayTheSame(report, parts)))
        {
            return report;
        }

        if ((report?.Version ?? 0) != row.Version)
        {
            throw new DbUpdateConcurrencyException($"Row {row.Key} is no longer the one that was typed over.");
        }

        if (report is null)
        {
            report = new ProgressReport
            {
                TaskId = row.Key.TaskId,
                DepartmentId = departmentId,
                PeriodId = row.Key.PeriodId,
                WrittenAt = calendar.Now,
                WrittenBy = actor.Name,
                IsDemo = actor.IsDemo,
            };
            db.Reports.Add(report);
        }

        report.Save(row.Entry, actor, calendar.Now);

        if (parts is not null)
        {
            stored!.Replace(report, parts);
        }

        return report;
    }
}

/// <summary>A row of a department's sheet.</summary>
public readonly record struct RowKey(int TaskId, int PeriodId);

/// <summary>What stands in a row.</summary>
public sealed record RowText(RowKey Key, uint Version, ReportEntry Entry)
{
    /// <summary>Values and offices' lines; null leaves them as they are.</summary>
    public RowParts? Parts { get; init; }
}

/// <summary>A row as it was stored.</summary>
public sealed record SavedRow(int ReportId, uint Version, DateTime At);
