using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>A supervised duty with the names it needs to be shown.</summary>
/// <param name="Health">How the task stands now; null where its plan is no longer in force.</param>
/// <param name="IsProposed">Whether the task's deadline is a proposal that nobody has confirmed.</param>
public sealed record ItemView(SupervisionItem Item, string Task, int DocumentId, string Document, string Department, HealthVerdict? Health, DateOnly? Due, bool IsProposed)
{
    public static async Task<ItemView?> LoadAsync(GreenPlanContext db, int id, CancellationToken cancel) =>
        (await LoadAsync(db, db.SupervisionItems.Where(item => item.Id == id), cancel)).FirstOrDefault();

    /// <summary>The items with their history, the most pressing first.</summary>
    public static async Task<List<ItemView>> LoadAsync(GreenPlanContext db, IQueryable<SupervisionItem> items, CancellationToken cancel)
    {
        var rows = await (
            from item in items.Include(item => item.Steps)
            join task in db.Tasks on item.TaskId equals task.Id
            join document in db.Documents on task.DocumentId equals document.Id
            join department in db.Departments on item.DepartmentId equals department.Id
            join found in db.Standings on task.Id equals found.TaskId into standings
            from standing in standings.DefaultIfEmpty()
            orderby item.SettledAt.HasValue, item.ReplyBy == null, item.ReplyBy, item.Id
            select new { Item = item, task.Title, DocumentId = document.Id, Document = document.Title, Department = department.Name, Standing = standing, task.Due, task.DueOrigin })
            .AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new ItemView(
            row.Item, row.Title, row.DocumentId, row.Document, row.Department, row.Standing?.Verdict, row.Due, row.DueOrigin.IsProposed()));
    }
}
