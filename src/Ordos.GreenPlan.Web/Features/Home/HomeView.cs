using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>The whole page: what waits for the person, or for a leader the picture of all plans.</summary>
/// <param name="Data">What waits; null for a leader.</param>
/// <param name="Picture">How all plans stand; null for everybody else.</param>
/// <param name="Red">The most urgent red tasks of the picture.</param>
public sealed record HomeView(HomeData? Data, OverviewData? Picture, IReadOnlyList<RedTask> Red, HomeSide Side)
{
    private const int RedShown = 8;
    private const int ComingShown = 6;

    public static async Task<HomeView> LoadAsync(
        GreenPlanContext db, Actor actor, RoundStanding round, PortalCalendar calendar, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);

        if (actor.Role == AccountRole.Leader)
        {
            return new HomeView(
                null, await OverviewQuery.LoadAsync(db, new OverviewAddress(null, AllUnits: false), calendar.Today, cancel), await RedAsync(db, calendar, cancel),
                new HomeSide(RoundShare.Of(round, null), []));
        }

        var data = actor switch
        {
            { DepartmentId: not null } => await new DepartmentHome(db, actor, calendar).LoadAsync(round, cancel),
            { Role: AccountRole.Administrator } => await new AdministratorHome(db, calendar).LoadAsync(cancel),
            _ => await new CoordinatorHome(db, calendar).LoadAsync(round, cancel),
        };
        return new HomeView(data, null, [], new HomeSide(RoundShare.Of(round, data.Own), await ComingAsync(db, data.Own, calendar.Today, cancel)));
    }

    /// <summary>The next deadlines, of all or of what a department answers for.</summary>
    /// <remarks>Nothing due soon is older than today; saying so lets the database begin there instead of sorting all of it.</remarks>
    private static async Task<IReadOnlyList<ComingTask>> ComingAsync(GreenPlanContext db, int? department, DateOnly today, CancellationToken cancel)
    {
        var soon = new LedgerAddress { Due = "soon", Department = department, Role = department is null ? null : "responsible", Sort = LedgerAddress.ByDue };
        var rows = await (
            from standing in LedgerFilter.Order(LedgerFilter.Of(db, soon, today).Where(standing => standing.Due >= today), soon).Take(ComingShown)
            join task in db.Tasks on standing.TaskId equals task.Id
            orderby standing.Due, standing.TaskId
            select new { task.Id, task.Title, standing.Due, standing.Health }).ToListAsync(cancel);

        return rows.ConvertAll(row => new ComingTask(row.Id, row.Title, row.Due!.Value, row.Health));
    }

    private static async Task<IReadOnlyList<RedTask>> RedAsync(GreenPlanContext db, PortalCalendar calendar, CancellationToken cancel)
    {
        var red = new LedgerAddress { Health = "red" };
        return await (
            from shown in LedgerFilter.Order(LedgerFilter.Of(db, red, calendar.Today), red).Take(RedShown)
            join standing in db.Standings on shown.TaskId equals standing.TaskId
            join task in db.Tasks on standing.TaskId equals task.Id
            orderby standing.Due, standing.TaskId
            select new RedTask(
                task.Id, task.Title, new HealthVerdict(standing.Health, standing.Reason, standing.Amount), standing.Percent, standing.Scheduled,
                task.Assignments.Where(unit => unit.Role == UnitRole.Lead || unit.Role == UnitRole.Shared).OrderBy(unit => unit.Ordinal)
                    .Select(unit => unit.NameAsPrinted).ToList())).ToListAsync(cancel);
    }
}

/// <summary>A red task as a leader sees it.</summary>
public sealed record RedTask(int Id, string Title, HealthVerdict Verdict, int? Percent, int? Scheduled, List<string> Units);
