using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Makes a reviewed draft ready to be in force: drops what was rejected, numbers the rest, and carries on what an older version held.</summary>
internal static class Publication
{
    private const string Drop = """
        delete from assignments a using tasks t where t.id = a.task_id and t.document_id = {0} and (t.review = 'Rejected' or a.review = 'Rejected');
        delete from targets where document_id = {0} and review = 'Rejected';
        delete from tasks where document_id = {0} and review = 'Rejected';
        delete from headings where document_id = {0} and review = 'Rejected';
        """;

    // By place in the text. In two steps, since numbers are unique at every moment.
    private const string Number = """
        with placed as (select id, row_number() over (order by start, "end", id) as place from tasks where document_id = {0})
        update tasks t set ordinal = -p.place from placed p where p.id = t.id;
        update tasks set ordinal = -ordinal where document_id = {0};
        with placed as (select id, row_number() over (order by start, "end", ordinal, id) as place from targets where document_id = {0})
        update targets t set ordinal = -p.place from placed p where p.id = t.id;
        update targets set ordinal = -ordinal - 1 where document_id = {0};
        with placed as (select id, row_number() over (order by start, ordinal, id) as place from headings where document_id = {0})
        update headings h set ordinal = -p.place from placed p where p.id = h.id;
        update headings set ordinal = -ordinal - 1 where document_id = {0};
        """;

    public static async Task TidyAsync(GreenPlanContext db, int documentId, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync(Drop, [documentId], cancel);
        await db.Database.ExecuteSqlRawAsync(Number, [documentId], cancel);
    }

    /// <summary>
    /// Lets the tasks of an older version go on in the new one: each keeps its id, and with it its reports, deadline and address, and takes
    /// over the new wording and units. What the new version no longer has stays behind with the old one.
    /// </summary>
    public static async Task ContinueAsync(GreenPlanContext db, PolicyDocument newer, int olderId, CancellationToken cancel)
    {
        var older = await db.Documents.SingleOrDefaultAsync(document => document.Id == olderId, cancel);
        if (older is not { Stage: DocumentStage.Published })
        {
            throw new DomainRuleException("old-version-gone", "所替代的旧版本已不在发布状态，请取消“新版本”标记或联系管理员。");
        }

        foreach (var pair in (await VersionPairs.FindAsync(db, newer.Id, olderId, cancel)).Where(pair => pair is { NewId: not null, OldId: not null }))
        {
            await CarryOnAsync(db, newer.Id, pair.OldId!.Value, pair.NewId!.Value, cancel);
        }

        // Its standings go: a document that was replaced is counted nowhere.
        await db.Database.ExecuteSqlAsync($"delete from standings where document_id = {olderId}", cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into period_documents (period_id, document_id)
            select period_id, {newer.Id} from period_documents where document_id = {olderId} on conflict do nothing
            """, cancel);
        older.GiveWay();
    }

    // Units are counted by the standing's triggers, so that the standing goes first and is made anew afterwards.
    private static Task<int> CarryOnAsync(GreenPlanContext db, int newerId, int oldTask, int newTask, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(
        """
        delete from standings where task_id = {0};
        delete from assignments where task_id = {0};
        update assignments set task_id = {0} where task_id = {1};
        update targets set task_id = null where task_id = {0};
        update targets set task_id = {0} where task_id = {1};
        update annex_rows set task_id = {0} where task_id = {1};
        update tasks set ordinal = -ordinal where id = {1};
        update tasks t set document_id = {2}, ordinal = -n.ordinal, path = n.path, title = n.title, text = n.text, start = n.start, "end" = n."end",
            ongoing = n.ongoing, open_ended = n.open_ended,
            due = case when t.due_origin = 'Confirmed' and n.due_origin <> 'Printed' then t.due else n.due end,
            due_origin = case when t.due_origin = 'Confirmed' and n.due_origin <> 'Printed' then t.due_origin else n.due_origin end
        from tasks n where t.id = {0} and n.id = {1};
        delete from tasks where id = {1};
        """, [oldTask, newTask, newerId], cancel);
}

/// <summary>Tasks of two versions of a notice that say the same.</summary>
public static class VersionPairs
{
    private const int Least = 50;

    /// <returns>Every task of both, paired where they are alike; by likeness, and by position where likeness does not decide.</returns>
    public static async Task<IReadOnlyList<VersionPair>> FindAsync(GreenPlanContext db, int newerId, int olderId, CancellationToken cancel)
    {
        var rows = await db.Tasks.Where(task => task.DocumentId == newerId || task.DocumentId == olderId)
            .Where(task => task.Review != ReviewMark.Rejected).OrderBy(task => task.Start)
            .Select(task => new { task.Id, task.DocumentId, task.Title, task.Text, Reports = db.Reports.Count(report => report.TaskId == task.Id) })
            .ToListAsync(cancel);
        List<Versioned> Of(int document) =>
            [.. rows.Where(task => task.DocumentId == document).Select((task, place) => new Versioned(task.Id, task.Title, new TextProfile(task.Text), place, task.Reports))];
        var (newer, older) = (Of(newerId), Of(olderId));
        var (taken, left) = (new Dictionary<int, VersionPair>(), older.Select(task => task.Id).ToHashSet());

        // Most tasks read as before: they are paired first, so that only the rest is compared, each with each.
        var same = older.Where(task => task.Profile.Letters.Length > 0).ToLookup(task => task.Profile.Letters, StringComparer.Ordinal);
        foreach (var one in newer)
        {
            if (same[one.Profile.Letters].Where(other => left.Contains(other.Id)).MinBy(other => Math.Abs(one.Place - other.Place)) is { } twin)
            {
                Take(one, twin, 100);
            }
        }

        var ranked =
            from one in newer
            where !taken.ContainsKey(one.Id)
            from other in older
            where left.Contains(other.Id)
            let likeness = one.Profile.LikenessTo(other.Profile)
            where likeness >= Least
            orderby likeness descending, Math.Abs(one.Place - other.Place)
            select (New: one, Old: other, likeness);

        foreach (var (one, other, likeness) in ranked.ToList())
        {
            if (!taken.ContainsKey(one.Id) && left.Contains(other.Id))
            {
                Take(one, other, likeness);
            }
        }

        return
        [
            .. newer.Select(task => taken.GetValueOrDefault(task.Id) ?? new VersionPair(task.Id, task.Title, null, null, 0, 0)),
            .. older.Where(task => left.Contains(task.Id)).Select(task => new VersionPair(null, null, task.Id, task.Title, 0, task.Reports)),
        ];

        void Take(Versioned one, Versioned other, int likeness)
        {
            taken[one.Id] = new VersionPair(one.Id, one.Title, other.Id, other.Title, likeness, other.Reports);
            left.Remove(other.Id);
        }
    }

    private sealed record Versioned(int Id, string Title, TextProfile Profile, int Place, int Reports);
}

/// <summary>A task in the new version and the one of the old version that it continues.</summary>
/// <param name="Likeness">Percent; 100 where the words are the same.</param>
/// <param name="Reports">Reports on the old task.</param>
public sealed record VersionPair(int? NewId, string? NewTitle, int? OldId, string? OldTitle, int Likeness, int Reports);
