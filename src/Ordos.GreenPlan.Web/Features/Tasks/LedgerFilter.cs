using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>Turns a view of the ledger into a question to the database; the page, its count and the export ask the same one.</summary>
internal static class LedgerFilter
{
    /// <summary>The standings of the tasks in view, unordered: of a department's duties, or of all tasks.</summary>
    public static IQueryable<IStanding> Of(GreenPlanContext db, LedgerAddress address, DateOnly today)
    {
        today = address.AsOf ?? today;
        var standings = ByRole(db, address);
        standings = ByPlan(db, standings, address);
        standings = ByChapter(db, standings, address.Chapter);
        standings = ByState(standings, address.State);
        standings = ByDue(standings, address.Due, today);
        standings = ByWords(db, standings, address.Words);

        if (Enum.TryParse<Health>(address.Health, ignoreCase: true, out var health))
        {
            standings = standings.Where(s => s.Health == health);
        }

        return standings;
    }

    /// <summary>Those of the tasks whose title or text hold the words.</summary>
    private static IQueryable<IStanding> ByWords(GreenPlanContext db, IQueryable<IStanding> standings, string? typed) =>
        SearchWord.Of(typed) is { Count: > 0 } words
            ? standings.Where(s => db.Tasks.Holding(words, SearchTexts.OfTask).Any(t => t.Id == s.TaskId))
            : standings;

    public static IOrderedQueryable<IStanding> Order(IQueryable<IStanding> standings, LedgerAddress address)
    {
        var down = address.SortsDescending;
        Expression<Func<IStanding, short>> severity = s => EF.Property<short>(s, "Severity");

        return address.SortColumn switch
        {
            LedgerAddress.ByDue => down
                ? standings.OrderByDescending(s => s.Due.HasValue).ThenByDescending(s => s.Due).ThenBy(s => s.TaskId)
                : standings.OrderBy(s => s.Due).ThenBy(s => s.TaskId),
            LedgerAddress.ByPlan => down
                ? standings.OrderByDescending(s => s.DocumentId).ThenByDescending(s => s.TaskId)
                : standings.OrderBy(s => s.DocumentId).ThenBy(s => s.TaskId),
            LedgerAddress.ByProgress => down
                ? standings.OrderByDescending(s => s.Percent ?? -1).ThenByDescending(s => s.TaskId)
                : standings.OrderBy(s => s.Percent ?? -1).ThenBy(s => s.TaskId),
            _ => down
                ? standings.OrderByDescending(severity).ThenByDescending(s => s.Due).ThenByDescending(s => s.TaskId)
                : standings.OrderBy(severity).ThenBy(s => s.Due).ThenBy(s => s.TaskId),
        };
    }

    /// <summary>How all tasks stand now, or stood at the end of a past day.</summary>
    public static IQueryable<TaskStanding> All(GreenPlanContext db, DateOnly? asOf) =>
        (asOf is { } day ? db.Standings.FromSql($"select * from standings_on({day})") : db.Standings).AsNoTracking();

    /// <summary>What was archived before this moment was archived at the end of a past day; null for now.</summary>
    public static DateTime? EndOf(DateOnly? asOf) => asOf?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static IQueryable<IStanding> ByRole(GreenPlanContext db, LedgerAddress address)
    {
        var roles = RolesOf(address.Role);

        // A department's tasks as they stand now lie together.
        if (address is { Department: { } own, AsOf: null, Since: null })
        {
            var duties = db.DutyStandings.AsNoTracking().Where(d => d.DepartmentId == own);
            return roles == DutyRoles.None ? duties : duties.Where(d => (d.Roles & roles) != DutyRoles.None);
        }

        var all = All(db, address.AsOf);

        if (address.Since is { } since)
        {
            all = all.Where(s => s.HealthSince > since);
        }

        return (address.Department, roles) switch
        {
            (null, _) => all,
            ({ } department, DutyRoles.None) => all.Where(s => db.DutyStandings.Any(d => d.TaskId == s.TaskId && d.DepartmentId == department)),
            ({ } department, _) => all.Where(s =>
                db.DutyStandings.Any(d => d.TaskId == s.TaskId && d.DepartmentId == department && (d.Roles & roles) != DutyRoles.None)),
        };
    }

    private static DutyRoles RolesOf(string? role) => role switch
    {
        "responsible" => DutyRoles.Lead | DutyRoles.Shared,
        "lead" => DutyRoles.Lead,
        "shared" => DutyRoles.Shared,
        "support" => DutyRoles.Support,
        "implement" => DutyRoles.Implement,
        _ => DutyRoles.None,
    };

    // Tasks of archived plans show only where that plan is asked for: nobody works on them any more.
    private static IQueryable<IStanding> ByPlan(GreenPlanContext db, IQueryable<IStanding> standings, LedgerAddress address)
    {
        var ended = EndOf(address.AsOf);
        return address.Plan is { } id
            ? standings.Where(s => s.DocumentId == id)
            : standings.Where(s => !db.Documents.Any(d => d.Id == s.DocumentId && d.ArchivedAt != null && (ended == null || d.ArchivedAt < ended)));
    }

    private static IQueryable<IStanding> ByChapter(GreenPlanContext db, IQueryable<IStanding> standings, string? chapter) =>
        chapter is null ? standings : standings.Where(s => db.Tasks.Any(t => t.Id == s.TaskId && t.Path.Contains(chapter)));

    private static IQueryable<IStanding> ByState(IQueryable<IStanding> standings, string? state) => state switch
    {
        "open" => standings.Where(s => s.State == TaskState.NotStarted || s.State == TaskState.UnderWay),
        "not-started" => standings.Where(s => s.State == TaskState.NotStarted),
        "under-way" => standings.Where(s => s.State == TaskState.UnderWay),
        "finished" => standings.Where(s => s.State == TaskState.Done || s.State == TaskState.ClosedOut),
        "done" => standings.Where(s => s.State == TaskState.Done),
        "closed-out" => standings.Where(s => s.State == TaskState.ClosedOut),
        "stopped" => standings.Where(s => s.State == TaskState.Stopped),
        _ => standings,
    };

    private static IQueryable<IStanding> ByDue(IQueryable<IStanding> standings, string? due, DateOnly today)
    {
        var overdue = standings.Where(s => s.DueBand == DueBand.Overdue);

        return due switch
        {
            "overdue" => overdue,
            "overdue-30" => overdue.Where(s => s.Due >= today.AddDays(-30)),
            "overdue-90" => overdue.Where(s => s.Due < today.AddDays(-30) && s.Due >= today.AddDays(-90)),
            "overdue-180" => overdue.Where(s => s.Due < today.AddDays(-90) && s.Due >= today.AddDays(-180)),
            "overdue-more" => overdue.Where(s => s.Due < today.AddDays(-180)),
            "soon" => standings.Where(s => s.DueBand == DueBand.Soon),
            "later" => standings.Where(s => s.DueBand == DueBand.Later),
            "none" => standings.Where(s => s.DueBand == DueBand.None),
            _ => standings,
        };
    }
}
