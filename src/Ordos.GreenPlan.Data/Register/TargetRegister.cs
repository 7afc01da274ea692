using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Keeps the register of targets: ties published targets to indicators and compares them with all others (目标登记).</summary>
/// <remarks>What is still to do is told by the data alone, so that it may run at any time, on any server, and again after a crash.</remarks>
public sealed class TargetRegister(IDbContextFactory<GreenPlanContext> contexts)
{
    private const string NewDocuments = """
        select distinct t.document_id as "Value" from targets t join documents d on d.id = t.document_id
        where t.indicator_id is null and d.stage = 'Published'
        """;

    private const string WithdrawPairs = """
        delete from target_pairs p using targets t, documents d
        where t.id in (p.first_target_id, p.second_target_id) and d.id = t.document_id and d.stage = 'Draft'
        """;

    private const string WithdrawTargets = """
        update targets t set indicator_id = null, indicator_confirmed_at = null, indicator_confirmed_by = null, ruled_target_id = null, attainment = 'NoData'
        from documents d where d.id = t.document_id and d.stage = 'Draft' and t.indicator_id is not null
        """;

    private const string InsertPairs = """
        insert into target_pairs (first_target_id, second_target_id, verdict, reason, needs_ruling)
        select * from unnest(@a, @b, @verdict, @reason, @needs)
        on conflict (first_target_id, second_target_id) do update set verdict = excluded.verdict, reason = excluded.reason, needs_ruling = excluded.needs_ruling
        """;

    private const string TieTargets = """
        update targets t set indicator_id = n.indicator, area = n.area, is_incentive = n.incentive
        from unnest(@id, @indicator, @area, @incentive) as n(id, indicator, area, incentive) where t.id = n.id
        """;

    /// <summary>Ties and compares the targets of documents published since; forgets those of documents that are drafts again.</summary>
    /// <returns>How many documents were taken in.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = Actor.Portal;

        if (!await IsBehindAsync(db, cancel))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Two documents taken in at once would not see each other.
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('target register'))", cancel);
        await db.Database.ExecuteSqlRawAsync(WithdrawPairs, cancel);
        await db.Database.ExecuteSqlRawAsync(WithdrawTargets, cancel);
        var documents = await db.Database.SqlQueryRaw<int>(NewDocuments).ToListAsync(cancel);

        if (documents.Count > 0)
        {
            await TakeInAsync(db, [.. documents], cancel);
        }

        await transaction.CommitAsync(cancel);
        return documents.Count;
    }

    private static async Task<bool> IsBehindAsync(GreenPlanContext db, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<int>(NewDocuments + " limit 1").AnyAsync(cancel)
        || await db.Targets.AnyAsync(
            target => target.IndicatorId != null && db.Documents.Any(document => document.Id == target.DocumentId && document.Stage == DocumentStage.Draft), cancel);

    private static async Task TakeInAsync(GreenPlanContext db, HashSet<int> documents, CancellationToken cancel)
    {
        var stored = await StoredTargets.LoadAsync(db, cancel);
        var fresh = stored.FindAll(target => documents.Contains(target.Target.DocumentId));
        await TieAsync(db, fresh.FindAll(target => target.Target.IndicatorId is null), cancel);

        var ids = stored.ToDictionary(target => (target.Compared.Document.Key, target.Compared.Index), target => target.Target.Id);
        var index = new TargetIndex();
        index.Add(stored.Where(target => !documents.Contains(target.Target.DocumentId)).Select(target => target.Compared));
        var pairs = index.Compare(fresh.Select(target => target.Compared));

        await db.Database.ExecuteSqlAsync(
            $"delete from target_pairs p using targets t where t.id in (p.first_target_id, p.second_target_id) and t.document_id = any({documents.ToArray()})", cancel);
        await db.Database.ExecuteSqlRawAsync(
            InsertPairs,
            [
                Array("a", NpgsqlDbType.Integer, pairs, pair => ids[(pair.A.Document.Key, pair.A.Index)]),
                Array("b", NpgsqlDbType.Integer, pairs, pair => ids[(pair.B.Document.Key, pair.B.Index)]),
                Array("verdict", NpgsqlDbType.Text, pairs, pair => pair.Verdict.ToString()),
                Array("reason", NpgsqlDbType.Text, pairs, pair => pair.Reason),
                Array("needs", NpgsqlDbType.Boolean, pairs, pair => ProposedPair.NeedRuling.Contains(pair.Verdict)),
            ],
            cancel);

        var touched = await db.Targets.Where(target => documents.Contains(target.DocumentId) && target.IndicatorId != null)
            .Select(target => target.IndicatorId!.Value).Distinct().ToListAsync(cancel);
        var reported = await db.Readings.Where(reading => touched.Contains(reading.IndicatorId)).Select(reading => reading.IndicatorId).Distinct().ToListAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, reported, cancel);
    }

    private static async Task TieAsync(GreenPlanContext db, List<StoredTarget> targets, CancellationToken cancel)
    {
        var finder = await IndicatorFinder.LoadAsync(db, cancel);
        var found = targets.ConvertAll(target => (target.Target.Id, Indicator: finder.Find(target.Compared), target.Compared));
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(
            TieTargets,
            [
                Array("id", NpgsqlDbType.Integer, found, tie => tie.Id),
                Array("indicator", NpgsqlDbType.Integer, found, tie => tie.Indicator.MergedIntoId ?? tie.Indicator.Id),
                Array("area", NpgsqlDbType.Text, found, tie => IndicatorIdentity.AreaOf(tie.Compared)),
                Array("incentive", NpgsqlDbType.Boolean, found, tie => IndicatorIdentity.IsIncentive(tie.Compared)),
            ],
            cancel);
    }

    private static NpgsqlParameter Array<TRow, T>(string name, NpgsqlDbType type, IEnumerable<TRow> rows, Func<TRow, T> value) =>
        new(name, NpgsqlDbType.Array | type) { Value = rows.Select(value).ToArray() };
}
