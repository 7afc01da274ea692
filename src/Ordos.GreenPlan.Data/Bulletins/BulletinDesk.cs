using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>Generates circulars and reports, and keeps each with the data it was made from.</summary>
public sealed class BulletinDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Generates a bulletin about a period.</summary>
    /// <param name="departmentId">The department, for <see cref="BulletinKind.Department"/>; null otherwise.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>department-missing</c>; <c>period-gone</c>; <c>department-gone</c>; <c>nothing-covered</c></exception>
    public async Task<int> MakeAsync(Actor actor, BulletinKind kind, int periodId, int? departmentId, CancellationToken cancel)
    {
        var own = kind == BulletinKind.Department ? departmentId ?? throw new DomainRuleException("department-missing", "请选择单位。") : (int?)null;
        if (!(own is { } department && actor.May(Operation.MakeOwnBulletin, department)))
        {
            actor.Require(Operation.MakeBulletin);
        }

        await using var db = await OpenAsync(actor, cancel);
        var figures = await PeriodFigures.LoadAsync(db, periodId, own, calendar.Today, cancel);
        var content = kind switch
        {
            BulletinKind.Dispatch => BulletinText.Dispatch(figures),
            BulletinKind.Progress => BulletinText.Progress(figures),
            BulletinKind.Department => BulletinText.OfDepartment(figures),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not about a period."),
        };
        return await KeepAsync(db, actor, new Source(kind, periodId, own, null, figures.IsDemo), content, cancel);
    }

    /// <summary>Generates the paper of a 督办单 or 通报 that was sent.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="DomainRuleException"><c>forbidden</c>; <c>item-gone</c>; <c>no-paper</c> below that level</exception>
    public async Task<int> MakeOrderAsync(Actor actor, int itemId, CancellationToken cancel)
    {
        actor.Require(Operation.MakeBulletin);
        await using var db = await OpenAsync(actor, cancel);
        var row = await (
                from item in db.SupervisionItems
                join task in db.Tasks on item.TaskId equals task.Id
                join document in db.Documents on task.DocumentId equals document.Id
                join department in db.Departments on item.DepartmentId equals department.Id
                where item.Id == itemId
                select new
                {
                    Item = item, task.Id, task.Title, task.Due, Document = document.Title, Department = department.Name,
                    Standing = db.Standings.FirstOrDefault(standing => standing.TaskId == task.Id),
                })
            .AsNoTracking().SingleOrDefaultAsync(cancel) ?? throw new DomainRuleException("item-gone", "该督办事项已不存在，请刷新。");

        if (row.Item.Level < SupervisionLevel.Order)
        {
            throw new DomainRuleException("no-paper", "提醒和催办不生成督办单；升为督办单后可以生成。");
        }

        var content = OrderText.Of(
            row.Item, row.Department, new CountedRow(row.Id, row.Title), row.Document, row.Standing?.Verdict, row.Standing?.Percent, row.Due, calendar.Today);
        return await KeepAsync(db, actor, new Source(BulletinKind.Order, null, row.Item.DepartmentId, itemId, row.Item.IsDemo), content, cancel);
    }

    /// <summary>Those bulletins that a person may read: coordinators, leaders and administrators all, departments what is theirs.</summary>
    public static IQueryable<Bulletin> ReadableBy(Actor actor, IQueryable<Bulletin> bulletins) =>
        actor.May(Operation.ReadSupervision) ? bulletins
        : actor.DepartmentId is { } own ? bulletins.Where(bulletin => bulletin.DepartmentId == own)
        : bulletins.Where(_ => false);

    public static BulletinContent Read(Bulletin bulletin) =>
        JsonSerializer.Deserialize<BulletinContent>(bulletin.Content, Json) ?? throw new InvalidDataException($"Bulletin {bulletin.Id} has no content.");

    private async Task<int> KeepAsync(GreenPlanContext db, Actor actor, Source source, BulletinContent content, CancellationToken cancel)
    {
        var bulletin = new Bulletin
        {
            Kind = source.Kind, PeriodId = source.PeriodId, DepartmentId = source.DepartmentId, ItemId = source.ItemId,
            Title = content.PlainTitle, Content = JsonSerializer.Serialize(content, Json), MadeAt = calendar.Now, MadeBy = actor.Name, IsDemo = actor.IsDemo || source.IsDemo,
        };
        db.Bulletins.Add(bulletin);
        await db.SaveChangesAsync(cancel);
        return bulletin.Id;
    }

    private async Task<GreenPlanContext> OpenAsync(Actor actor, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        return db;
    }

    private sealed record Source(BulletinKind Kind, int? PeriodId, int? DepartmentId, int? ItemId, bool IsDemo);
}
