using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.Demo;

public sealed class DemoRemovalTests(Databases databases)
{
    private static readonly ReportEntry Entry = new(TaskState.UnderWay, 50, "推进中", null, null, false);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Remove_LeavesNoTraceInAnyTable()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var rows = await TableCounts.RowsAsync(portal.ConnectionString, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        Assert.NotEqual(rows["readings"], (await TableCounts.RowsAsync(portal.ConnectionString, Cancel))["readings"]);

        var removed = await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal((11, 4), (removed.Accounts, removed.Periods));
        Assert.Equal(rows, await TableCounts.RowsAsync(portal.ConnectionString, Cancel));
        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
        Assert.False(await portal.Get<DemoData>().IsPresentAsync(Cancel));
    }

    [Fact]
    public async Task Remove_AfterSampleAccountsWorked_LeavesNoTraceInAnyTable()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        var (staff, taskId) = await DemoDataTests.SampleStaffAsync(portal);
        var (head, coordinator) = (await SampleAsync(portal, AccountRole.DepartmentHead, staff.DepartmentId), await SampleAsync(portal, AccountRole.Coordinator, null));

        var reports = portal.Get<ReportDesk>();
        var id = await reports.SubmitAsync(staff, taskId, staff.DepartmentId!.Value, Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" }, Cancel);
        await reports.SignAsync(head, id, await VersionAsync(portal, id), Cancel);
        await reports.AcceptAsync(coordinator, id, await VersionAsync(portal, id), Cancel);
        await portal.Get<TaskDesk>().ConfirmDueAsync(coordinator, taskId, await TaskVersionAsync(portal, taskId), new DateOnly(2030, 1, 1), Cancel);
        await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Remove_AfterMessagesAboutIt_LeavesNoneBehind()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await using var db = portal.Open();
        db.Actor = Actor.Portal;
        var department = await db.Departments.Where(one => one.Name == SmallCity.Departments[0]).Select(one => one.Id).SingleAsync(Cancel);
        db.Users.Add(new Account { UserName = "real", DisplayName = "张某", Role = AccountRole.Staff, DepartmentId = department });
        db.Users.Add(new Account { UserName = "real-2", DisplayName = "李某", Role = AccountRole.Coordinator });
        await db.SaveChangesAsync(Cancel);
        var writer = portal.Get<MessageWriter>();
        await writer.WriteAsync(MessageScope.All, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        await writer.WriteAsync(MessageScope.All, Cancel);
        Assert.True(await db.Messages.AnyAsync(message => message.Kind == MessageKind.PeriodOpened
            && db.Users.Any(account => account.Id == message.AccountId && !account.IsDemo), Cancel));

        await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Remove_WithARealReportInASampleQuarter_KeepsBoth()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        var (staff, taskId) = await DemoDataTests.SampleStaffAsync(portal);
        var real = staff with { AccountId = null, Name = "张某", IsDemo = false };
        var id = await portal.Get<ReportDesk>().SubmitAsync(real, taskId, real.DepartmentId!.Value, Entry, Cancel);

        var removed = await portal.Get<DemoData>().RemoveAsync(Cancel);

        await using var db = portal.Open();
        var report = await db.Reports.SingleAsync(Cancel);
        var period = await db.Periods.Include(p => p.Documents).SingleAsync(Cancel);
        var documentId = await db.Tasks.Where(task => task.Id == taskId).Select(task => task.DocumentId).SingleAsync(Cancel);
        Assert.Equal((id, false, period.Id), (report.Id, report.IsDemo, report.PeriodId!.Value));
        Assert.False(period.IsDemo);
        Assert.Equal(documentId, Assert.Single(period.Documents).DocumentId);
        Assert.Equal(["2026年第二季度"], removed.KeptPeriods);
        Assert.Single(await db.AuditEntries.Where(entry => entry.Entity == nameof(ProgressReport)).ToListAsync(Cancel));
        await FreshCount.AssertEqualAsync(portal, Cancel);
    }

    [Fact]
    public async Task Remove_OfASampleReportThatARealPersonRewrote_KeepsIt()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        await using var db = portal.Open();
        var returned = await db.Reports.AsNoTracking().FirstAsync(report => report.State == ReportState.Returned, Cancel);
        var real = new Actor(null, "张某", AccountRole.Staff, returned.DepartmentId);
        await portal.Get<ReportDesk>().SubmitAsync(real, returned.TaskId, returned.DepartmentId, Entry, Cancel);

        await portal.Get<DemoData>().RemoveAsync(Cancel);

        var kept = await db.Reports.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((returned.Id, "推进中"), (kept.Id, kept.Done));
    }

    [Fact]
    public async Task Remove_WhereARealPersonSetTheDueDateAfterwards_KeepsTheRealDate()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        var (_, taskId) = await DemoDataTests.SampleStaffAsync(portal);
        var sample = await SampleAsync(portal, AccountRole.Coordinator, null);
        var real = new Actor(null, "李某", AccountRole.Coordinator, null);
        var desk = portal.Get<TaskDesk>();
        await desk.ConfirmDueAsync(sample, taskId, await TaskVersionAsync(portal, taskId), new DateOnly(2030, 1, 1), Cancel);
        await desk.ConfirmDueAsync(real, taskId, await TaskVersionAsync(portal, taskId), new DateOnly(2028, 6, 30), Cancel);

        await portal.Get<DemoData>().RemoveAsync(Cancel);

        await using var db = portal.Open();
        var task = await db.Tasks.SingleAsync(t => t.Id == taskId, Cancel);
        Assert.Equal((new DateOnly(2028, 6, 30), DueOrigin.Confirmed, TaskState.NotStarted), (task.Due, task.DueOrigin, task.State));
    }

    [Fact]
    public async Task Remove_WithoutSampleData_ChangesNothing()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);

        var removed = await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.True(removed.Nothing);
        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }

    private static async Task<Actor> SampleAsync(TestPortal portal, AccountRole role, int? departmentId)
    {
        await using var db = portal.Open();
        return (await db.Users.SingleAsync(account => account.IsDemo && account.Role == role && account.DepartmentId == departmentId, Cancel)).ToActor();
    }

    private static async Task<uint> VersionAsync(TestPortal portal, int reportId)
    {
        await using var db = portal.Open();
        return await db.Reports.Where(report => report.Id == reportId).Select(report => report.Version).SingleAsync(Cancel);
    }

    private static async Task<uint> TaskVersionAsync(TestPortal portal, int taskId)
    {
        await using var db = portal.Open();
        return await db.Tasks.Where(task => task.Id == taskId).Select(task => task.Version).SingleAsync(Cancel);
    }
}
