using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Progress;

namespace Ordos.GreenPlan.Web.Tests.Features.Progress;

/// <summary>What stands in a department's rows: its own last text, and what the other departments of the task have signed.</summary>
public sealed class SheetQueryTests(Databases databases)
{
    private static readonly ReportEntry Entry = new(TaskState.UnderWay, 40, "完成用地预审12宗。", "指标不足", "办理手续", NeedsCoordination: false);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_SharedTask_ShowsTheLeadWhatTheSupportingDepartmentHasSigned()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = Open(portal);
        var (period, task, lead, support) = await ArrangeAsync(db);
        var reports = portal.Get<ReportDesk>();

        var sent = await reports.SubmitAsync(Of(AccountRole.Staff, support), task, support, Entry, Cancel);
        Assert.Empty((await RowAsync(db, lead, task)).Partners); // not before its head has signed

        await reports.SignAsync(Of(AccountRole.DepartmentHead, support), sent, await VersionAsync(db, sent), Cancel);
        var partner = Assert.Single((await RowAsync(db, lead, task)).Partners);
        Assert.Equal(("完成用地预审12宗。", "指标不足", 40), (partner.Done, partner.Problems, partner.Percent));
        Assert.Empty((await RowAsync(db, support, task)).Partners); // the own row is no partner's
        Assert.Equal(period, (await RowAsync(db, lead, task)).Period.Id);
    }

    [Fact]
    public async Task Load_TaskReportedBefore_FillsInTheLastAcceptedText()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = Open(portal);
        var (_, task, lead, _) = await ArrangeAsync(db);
        Assert.Equal("", new SheetRow(await RowAsync(db, lead, task)).Shown.Done);
        var report = new ProgressReport { TaskId = task, DepartmentId = lead, WrittenAt = DateTime.UnixEpoch, WrittenBy = "经办人" };
        report.Write(Entry);
        report.Submit(Actor.Portal, DateTime.UnixEpoch);
        report.Sign(Actor.Portal, DateTime.UnixEpoch);
        report.Accept(Actor.Portal, DateTime.UnixEpoch);
        db.Reports.Add(report);
        await db.SaveChangesAsync(Cancel);

        var shown = new SheetRow(await RowAsync(db, lead, task)).Shown;

        Assert.Equal(("完成用地预审12宗。", "40", "指标不足", "办理手续"), (shown.Done, shown.Percent, shown.Problems, shown.NextStep));
    }

    private static GreenPlanContext Open(TestPortal portal)
    {
        var db = portal.Open();
        db.Actor = Actor.Portal;
        return db;
    }

    /// <summary>Opens a period for a plan that has a task with a leading and a supporting department.</summary>
    private static async Task<(int Period, int Task, int Lead, int Support)> ArrangeAsync(GreenPlanContext db)
    {
        var found = await (
            from lead in db.Duties
            join support in db.Duties on lead.TaskId equals support.TaskId
            join task in db.Tasks on lead.TaskId equals task.Id
            where lead.Role == UnitRole.Lead && support.Role == UnitRole.Support && lead.DepartmentId != support.DepartmentId
                && db.Departments.Any(department => department.Id == support.DepartmentId && department.Kind == Domain.Organisation.DepartmentKind.Department)
                && db.Departments.Any(department => department.Id == lead.DepartmentId && department.Kind == Domain.Organisation.DepartmentKind.Department)
                && db.Documents.Any(document => document.Id == task.DocumentId && document.ArchivedAt == null)
            orderby task.Id, lead.DepartmentId, support.DepartmentId
            select new { task.Id, task.DocumentId, Lead = lead.DepartmentId, Support = support.DepartmentId }).FirstAsync(Cancel);
        var period = new ReportingPeriod
        {
            Name = "2026年第四季度", StartsOn = new(2026, 10, 1), EndsOn = new(2026, 12, 31), OpensOn = Databases.Today.AddDays(-1), ClosesOn = Databases.Today.AddDays(20),
        };
        period.Cover(found.DocumentId);
        db.Periods.Add(period);
        await db.SaveChangesAsync(Cancel);
        return (period.Id, found.Id, found.Lead, found.Support);
    }

    private static async Task<SheetFacts> RowAsync(GreenPlanContext db, int department, int task) =>
        (await new SheetQuery(db, department, Databases.Today).LoadAsync(Cancel)).Single(row => row.Key.TaskId == task);

    private static Task<uint> VersionAsync(GreenPlanContext db, int report) =>
        db.Reports.Where(one => one.Id == report).Select(one => one.Version).SingleAsync(Cancel);

    private static Actor Of(AccountRole role, int department) => new(7, "某人", role, department);
}
