using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>A page of supervised duties, the most pressing first.</summary>
/// <param name="Asked">The view that was asked for; <see cref="Address"/> has the page that there is.</param>
/// <param name="Open">All that are open, whatever the filter.</param>
/// <param name="Late">Those of them that should have been answered.</param>
public sealed record SupervisionList(
    SupervisionAddress Asked, SupervisionAddress Address, IReadOnlyList<SupervisionRow> Rows, int Total, int Open, int Late,
    IReadOnlyList<SupervisionChoice> Plans, IReadOnlyList<SupervisionChoice> Departments)
{
    public const int PageSize = 25;

    public static async Task<SupervisionList> LoadAsync(GreenPlanContext db, DateOnly today, SupervisionAddress asked, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var wanted = Of(db, today, asked);
        var total = await wanted.CountAsync(cancel);
        var page = Math.Clamp(asked.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var open = new SupervisionAddress();
        return new SupervisionList(
            asked, asked with { Page = page },
            await RowsOf(db, wanted, today).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel),
            total,
            await Of(db, today, open).CountAsync(cancel), await Of(db, today, open with { Late = true }).CountAsync(cancel),
            await PlansAsync(db, cancel), await DepartmentsAsync(db, cancel));
    }

    /// <summary>The duties in view; the page, its count and the export ask the same question.</summary>
    public static IQueryable<SupervisionItem> Of(GreenPlanContext db, DateOnly today, SupervisionAddress address)
    {
        var items = db.SupervisionItems.AsNoTracking();
        items = address.State switch
        {
            SupervisionAddress.All => items,
            SupervisionAddress.Settled => items.Where(item => item.State == SupervisionState.Closed || item.State == SupervisionState.Withdrawn),
            SupervisionAddress.ToCheck => items.Where(item => item.State == SupervisionState.Replied || item.ExtensionTo != null),
            { } word when Enum.TryParse<SupervisionState>(word, ignoreCase: true, out var state) => items.Where(item => item.State == state),
            _ => items.Where(item => item.State != SupervisionState.Closed && item.State != SupervisionState.Withdrawn),
        };
        items = address.Level is { } level ? items.Where(item => item.Level == level) : items;
        items = address.Department is { } department ? items.Where(item => item.DepartmentId == department) : items;
        items = address.Plan is { } plan ? items.Where(item => db.Tasks.Any(task => task.Id == item.TaskId && task.DocumentId == plan)) : items;
        return address.Late
            ? items.Where(item => (item.State == SupervisionState.Awaiting || item.State == SupervisionState.Replying)
                && item.ExtensionTo == null && item.ReplyBy < today)
            : items;
    }

    public static IQueryable<SupervisionRow> RowsOf(GreenPlanContext db, IQueryable<SupervisionItem> items, DateOnly today) =>
        from item in items
        join task in db.Tasks on item.TaskId equals task.Id
        join document in db.Documents on task.DocumentId equals document.Id
        join department in db.Departments on item.DepartmentId equals department.Id
        orderby item.SettledAt.HasValue, item.ReplyBy == null, item.ReplyBy, item.Id
        select new SupervisionRow
        {
            Id = item.Id, TaskId = task.Id, Task = task.Title, Document = document.Title, DepartmentId = department.Id, Department = department.Name,
            Level = item.Level, Colour = item.Colour, State = item.State, Reason = item.Reason, SentAt = item.SentAt, ReplyBy = item.ReplyBy,
            ExtensionTo = item.ExtensionTo, Reply = item.Reply, IsDemo = item.IsDemo, LastAt = item.Steps.Max(step => step.At),
            IsLate = (item.State == SupervisionState.Awaiting || item.State == SupervisionState.Replying) && item.ExtensionTo == null && item.ReplyBy < today,
        };

    public static Task<List<SupervisionChoice>> PlansAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Documents.Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null)
            .OrderByDescending(document => document.IssuedOn).ThenBy(document => document.Id)
            .Select(document => new SupervisionChoice(document.Id, document.Title)).ToListAsync(cancel);

    public static Task<List<SupervisionChoice>> DepartmentsAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Departments.OrderBy(department => department.Id)
            .Select(department => new SupervisionChoice(department.Id, department.Name)).ToListAsync(cancel);
}

public sealed record SupervisionRow
{
    public int Id { get; init; }
    public int TaskId { get; init; }
    public required string Task { get; init; }
    public required string Document { get; init; }
    public int DepartmentId { get; init; }
    public required string Department { get; init; }
    public SupervisionLevel Level { get; init; }
    public OrderColour? Colour { get; init; }
    public SupervisionState State { get; init; }
    public required string Reason { get; init; }
    public DateTime SentAt { get; init; }

    /// <summary>When something was last done about it.</summary>
    public DateTime LastAt { get; init; }

    public DateOnly? ReplyBy { get; init; }
    public DateOnly? ExtensionTo { get; init; }
    public string? Reply { get; init; }
    public bool IsLate { get; init; }
    public bool IsDemo { get; init; }

    /// <summary>Whether and until when a reply is owed.</summary>
    public string Clock(DateOnly today) => (ReplyBy, IsLate) switch
    {
        (null, _) => "不要求答复",
        ({ } day, true) => $"{day:M月d日}，超期{today.DayNumber - day.DayNumber}天",
        ({ } day, false) => $"{day:M月d日}",
    };
}

public sealed record SupervisionChoice(int Id, string Name);
