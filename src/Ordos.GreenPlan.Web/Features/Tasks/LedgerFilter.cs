using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>Turns a view of the ledger into a question to the database; the page, its count and the export ask the same one.</summary>
internal static class LedgerFilter
{
    /// <summary>The standings of the tasks in view, unordered.</summary>
    public static IQueryable<TaskStanding> Of(GreenPlanContext db, LedgerAddress address, DateOnly today)
    {
        today = address.AsOf ?? today;
        var standings = ByPlan(db, address);
        standings = ByChapter(db, standings, address.Chapter);
        standings = ByDepartment(db, standings, address);
        standings = ByState(standings, address.State);
        standings = ByDue(standings, address.Due, today);
        standings = ByWords(db, standings, address.Words);

        if (address.Since is { } since)
        {
            standings = standings.Where(s => s.HealthSince > since);
        }

        if (Enum.TryParse<Health>(address.Health, ignoreCase: true, out var health))
        {
            standings = standings.Where(s => s.Health == health);
        }

        return standings;
    }

    /// <summary>Those of the tasks whose title or text hold the words.</summary>
    private static IQueryable<TaskStanding> ByWords(GreenPlanContext db, IQueryable<TaskStanding> standings, string? typed) =>
        SearchWord.Of(typed) is { Count: > 0 } words
            ? standings.Where(s => db.Tasks.Holding(words).Any(t => t.Id == s.TaskId))
            : standings;

    public static IOrderedQueryable<TaskStanding> Order(IQueryable<TaskStanding> standings, LedgerAddress address)
    {
        var down = address.SortsDescending;
        Expression<Func<TaskStanding, short>> severity = s => EF.Property<short>(s, "Severity");

        return address.SortColumn switch
        {
            LedgerAddress.ByDue => down
                ? standings.OrderByDescending(s => s.Due.HasValue).ThenByDescending(s => s.Due).ThenBy(s => s.TaskId)
                : standings.OrderBy(s => s.Due).ThenBy(s => s.TaskId),
            LedgerAddress.ByPlan => down
                ? standings.OrderByDescending(s => s.DocumentId).ThenByDescending(s => s.TaskId)
                : standings.OrderBy(s => s.DocumentId).ThenBy(s => s.TaskId),
            LedgerAddress.ByProgress => down
                ? standings.OrderByDescending(s => s.Percent ?? -1).ThenBy(s => s.TaskId)
                : standings.OrderBy(s => s.Percent ?? -1).ThenBy(s => s.TaskId),
            _ => down
                ? standings.OrderByDescending(severity).ThenByDescending(s => s.Due).ThenByDescending(s => s.TaskId)
                : standings.OrderBy(severity).ThenBy(s => s.Due).ThenBy(s => s.TaskId),
        };
    }

    /// <summary>How all tasks stand now, or stood at the end of a past day.</summary>
    public static IQueryable<TaskStanding> All(GreenPlanContext db, DateOnly? asOf) =>
        (asOf is { } day ? db.Standings.FromSql($"select * from standings_on({day})") : db.Standings).AsNoTracking();

    // Tasks of archived plans show only where that plan is asked for: nobody works on them any more.
    private static IQueryable<TaskStanding> ByPlan(GreenPlanContext db, LedgerAddress address)
    {
        var ended = EndOf(address.AsOf);
        return address.Plan is { } id
            ? All(db, address.AsOf).Where(s => s.DocumentId == id)
            : All(db, address.AsOf).Where(s => !db.Documents.Any(d => d.Id == s.DocumentId && d.ArchivedAt != null && (ended == null || d.ArchivedAt < ended)));
    }

    /// <summary>What was archived before this moment was archived at the end of a past day; null for now.</summary>
    public static DateTime? EndOf(DateOnly? asOf) => asOf?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static IQueryable<TaskStanding> ByChapter(GreenPlanContext db, IQueryable<TaskStanding> standings, string? chapter) =>
        chapter is null ? standings : standings.Where(s => db.Tasks.Any(t => t.Id == s.TaskId && t.Path.Contains(chapter)));

    private static IQueryable<TaskStanding> ByDepartment(GreenPlanContext db, IQueryable<TaskStanding> standings, LedgerAddress address)
    {
        UnitRole[]? roles = address.Role switch
        {
            "responsible" => [UnitRole.Lead, UnitRole.Shared],
            "lead" => [UnitRole.Lead],
            "shared" => [UnitRole.Shared],
            "support" => [UnitRole.Support],
            "implement" => [UnitRole.Implement],
            _ => null,
        };

        return (address.Department, roles) switch
        {
            (null, null) => standings,
            ({ } department, null) => standings.Where(s => db.Duties.Any(d => d.TaskId == s.TaskId && d.DepartmentId == department)),
            (null, { } any) => standings.Where(s => db.Duties.Any(d => d.TaskId == s.TaskId && any.Contains(d.Role))),
            ({ } department, { } some) => standings.Where(s =>
                db.Duties.Any(d => d.TaskId == s.TaskId && d.DepartmentId == department && some.Contains(d.Role))),
        };
    }

    private static IQueryable<TaskStanding> ByState(IQueryable<TaskStanding> standings, string? state) => state switch
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

    private static IQueryable<TaskStanding> ByDue(IQueryable<TaskStanding> standings, string? due, DateOnly today)
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
