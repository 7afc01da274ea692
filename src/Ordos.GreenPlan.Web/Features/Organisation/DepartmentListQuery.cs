using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>Reads the registry of departments; the page and its export ask the same question.</summary>
internal sealed class DepartmentListQuery(GreenPlanContext db, DateOnly today)
{
    public const int PageSize = 25;

    public async Task<DepartmentList> LoadAsync(DepartmentsAddress address, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var departments = Filter(address);
        var total = await departments.CountAsync(cancel);
        var page = Math.Min(address.Page, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await RowsAsync(Order(departments, address).Skip((page - 1) * PageSize).Take(PageSize), cancel);
        var levels = await db.Departments.Select(d => d.Level).Distinct().OrderBy(level => level).ToListAsync(cancel);
        var proposals = await db.Successions.CountAsync(s => s.ConfirmedAt == null && s.DismissedAt == null, cancel);
        var leftovers = await Leftover(db.Departments).CountAsync(cancel);
        return new DepartmentList(address, address with { Page = page }, total, rows, levels, proposals, leftovers);
    }

    public Task<List<DepartmentRow>> AllAsync(DepartmentsAddress address, CancellationToken cancel) => RowsAsync(Order(Filter(address), address), cancel);

    private async Task<List<DepartmentRow>> RowsAsync(IQueryable<Department> departments, CancellationToken cancel)
    {
        var rows = await departments.Select(d => new DepartmentRow
        {
            Id = d.Id,
            Name = d.Name,
            FullName = d.FullName,
            Kind = d.Kind,
            Level = d.Level,
            Parent = db.Departments.Where(parent => parent.Id == d.ParentId).Select(parent => parent.Name).FirstOrDefault(),
            Office = d.Office,
            Phone = d.Phone,
            ValidFrom = d.ValidFrom,
            ValidTo = d.ValidTo,
            Aliases = d.Aliases.OrderBy(alias => alias.Id).Select(alias => alias.Name).ToList(),
            Proposals = db.Successions.Count(s => s.FromId == d.Id && s.ConfirmedAt == null && s.DismissedAt == null),
        }).ToListAsync(cancel);
        var open = await OpenTasks.CountAsync(db, rows.ConvertAll(row => row.Id), cancel);
        return rows.ConvertAll(row => row with { OpenTasks = open.GetValueOrDefault(row.Id) });
    }

    private IQueryable<Department> Filter(DepartmentsAddress address)
    {
        var departments = db.Departments.AsNoTracking();

        foreach (var word in (address.Words ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            departments = departments.Where(d =>
                d.Name.Contains(word) || d.FullName.Contains(word) || d.Aliases.Any(alias => alias.Name.Contains(word)));
        }

        if (address.Kind is { } kind)
        {
            departments = departments.Where(d => d.Kind == kind);
        }

        if (address.Level is { } level)
        {
            departments = departments.Where(d => d.Level == level);
        }

        return address.State switch
        {
            DepartmentsAddress.Present => departments.Where(d => d.ValidTo == null || d.ValidTo > today),
            DepartmentsAddress.Ended => departments.Where(d => d.ValidTo <= today),
            DepartmentsAddress.Leftover => Leftover(departments),
            DepartmentsAddress.Proposed => departments.Where(d =>
                db.Successions.Any(s => (s.FromId == d.Id || s.ToId == d.Id) && s.ConfirmedAt == null && s.DismissedAt == null)),
            _ => departments,
        };
    }

    private IQueryable<Department> Leftover(IQueryable<Department> departments)
    {
        var open = OpenTasks.Of(db);
        return departments.Where(d => d.ValidTo <= today && open.Any(duty => duty.DepartmentId == d.Id));
    }

    private static IOrderedQueryable<Department> Order(IQueryable<Department> departments, DepartmentsAddress address)
    {
        var down = address.SortsDescending;

        return address.SortColumn switch
        {
            DepartmentsAddress.ByName => down
                ? departments.OrderByDescending(d => EF.Functions.Collate(d.Name, "zh-x-icu")).ThenBy(d => d.Id)
                : departments.OrderBy(d => EF.Functions.Collate(d.Name, "zh-x-icu")).ThenBy(d => d.Id),
            DepartmentsAddress.ByKind => down
                ? departments.OrderByDescending(d => d.Kind).ThenBy(d => d.Id)
                : departments.OrderBy(d => d.Kind).ThenBy(d => d.Id),
            DepartmentsAddress.ByLevel => down
                ? departments.OrderByDescending(d => d.Level).ThenBy(d => d.Id)
                : departments.OrderBy(d => d.Level).ThenBy(d => d.Id),
            _ => departments.OrderBy(d => d.Id),
        };
    }
}

/// <summary>Counts what the ledger shows for a department as not finished.</summary>
internal static class OpenTasks
{
    public static Task<Dictionary<int, int>> CountAsync(GreenPlanContext db, List<int> departments, CancellationToken cancel) =>
        Of(db).Where(duty => departments.Contains(duty.DepartmentId))
            .GroupBy(duty => duty.DepartmentId)
            .Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, cancel);

    /// <summary>The duties for tasks of plans in force that are not finished, each department and task once.</summary>
    public static IQueryable<DutyStanding> Of(GreenPlanContext db) => db.DutyStandings.Where(duty =>
        (duty.State == TaskState.NotStarted || duty.State == TaskState.UnderWay)
        && !db.Documents.Any(document => document.Id == duty.DocumentId && document.ArchivedAt != null));
}
