using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.Demo;

public sealed class DemoDataTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_MakesStaffAndHeadOfTheFourLeadingDepartmentsAndOneOfEachOtherRole()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        var added = await portal.Get<DemoData>().AddAsync(Cancel);

        Assert.Equal(
            SmallCity.Departments.Take(4).SelectMany(name => new[] { $"{name}经办人", $"{name}审核人" }).Concat(["调度员", "分管领导", "平台管理员"]).Order(),
            added!.Accounts.Select(account => account.DisplayName).Order());
        Assert.Equal(11, added.Accounts.DistinctBy(account => account.Password).Count());
        await using var db = portal.Open();
        Assert.Equal(11, await db.Users.CountAsync(account => account.IsDemo && !account.MustChangePassword, Cancel));
    }

    [Fact]
    public async Task Add_OpensTheLastOfFourQuartersAndLeavesOutPlansThatNobodyIsAskedAbout()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<DemoData>().AddAsync(Cancel);

        await using var db = portal.Open();
        var periods = await db.Periods.Include(period => period.Documents).OrderBy(period => period.StartsOn).ToListAsync(Cancel);
        Assert.Equal(["2025年第三季度", "2025年第四季度", "2026年第一季度", "2026年第二季度"], periods.Select(period => period.Name));
        Assert.Equal(new DateOnly(2026, 6, 30), periods[3].ClosesOn);
        Assert.True(periods[3].OpensOn <= SmallCity.Today && periods[2].ClosesOn < SmallCity.Today);
        Assert.All(periods, period => Assert.Equal(2, period.Documents.Count));
        Assert.All(periods, period => Assert.True(period.IsDemo));
    }

    [Fact]
    public async Task Add_ShowsEveryColourAndEveryStateOfReportsAndTasks()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<DemoData>().AddAsync(Cancel);

        await using var db = portal.Open();
        Assert.Equal(Enum.GetValues<Health>().Order(), (await db.Standings.Select(s => s.Health).Distinct().ToListAsync(Cancel)).Order());
        Assert.Equal(Enum.GetValues<ReportState>().Order(), (await db.Reports.Select(r => r.State).Distinct().ToListAsync(Cancel)).Order());
        HealthReason[] reasons = [.. (await db.Standings.Select(s => s.Reason).Distinct().ToListAsync(Cancel)).Order()];
        Assert.Superset(
            new HashSet<HealthReason>
            {
                HealthReason.OnCourse, HealthReason.PastDue, HealthReason.NoAcceptedReport, HealthReason.FarBehind, HealthReason.Behind,
                HealthReason.NeedsCoordination, HealthReason.Recovered, HealthReason.NotYetScheduled, HealthReason.Finished,
            },
            reasons.ToHashSet());
        Assert.Contains(TaskState.ClosedOut, await db.Tasks.Select(task => task.State).Distinct().ToListAsync(Cancel));
    }

    [Fact]
    public async Task Add_StampsEachReportInsideItsQuarterAndInOrder()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<DemoData>().AddAsync(Cancel);

        await using var db = portal.Open();
        var calendar = portal.Get<PortalCalendar>();
        var periods = await db.Periods.ToDictionaryAsync(period => period.Id, Cancel);
        Assert.All(await db.Reports.ToListAsync(Cancel), report =>
        {
            var moments = new[] { report.WrittenAt, report.SubmittedAt, report.SignedAt, report.AcceptedAt ?? report.ReturnedAt }.OfType<DateTime>().ToList();
            Assert.Equal(moments.Order(), moments);
            Assert.All(moments, moment => Assert.InRange(calendar.DayOf(moment), periods[report.PeriodId!.Value].OpensOn, periods[report.PeriodId.Value].ClosesOn));
            Assert.All(moments, moment => Assert.True(moment <= calendar.Now));
            Assert.True(report.IsDemo);
        });
    }

    [Fact]
    public async Task Add_Twice_DoesNothingAndSaysSo()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        var before = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);

        var again = await portal.Get<DemoData>().AddAsync(Cancel);

        Assert.Null(again);
        Assert.Equal(before, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Add_WhereRealReportingHasBegun_IsRefused()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await using (var db = portal.Open())
        {
            db.Actor = Actor.Portal;
            db.Periods.Add(new ReportingPeriod { Name = "2026年第二季度", StartsOn = new(2026, 4, 1), EndsOn = new(2026, 6, 30), OpensOn = new(2026, 4, 1), ClosesOn = new(2026, 6, 30) });
            await db.SaveChangesAsync(Cancel);
        }

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => portal.Get<DemoData>().AddAsync(Cancel));

        Assert.Equal("real-periods", refusal.Code);
        Assert.False(await portal.Get<DemoData>().IsPresentAsync(Cancel));
    }

    [Fact]
    public async Task Add_WithoutPlans_IsRefusedAndLeavesNothing()
    {
        await using var portal = await TestPortal.CreateAsync(databases, SmallCity.Today, Cancel);

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => portal.Get<DemoData>().AddAsync(Cancel));

        Assert.Equal("no-plans", refusal.Code);
        Assert.False(await portal.Get<DemoData>().IsPresentAsync(Cancel));
    }

    [Fact]
    public async Task Add_KeepsCountsEqualToAFreshCount()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<DemoData>().AddAsync(Cancel);

        await FreshCount.AssertEqualAsync(portal, Cancel);
    }

    [Fact]
    public async Task Write_OfASampleAccount_IsSampleData()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        var (staff, taskId) = await SampleStaffAsync(portal);

        var id = await portal.Get<ReportDesk>().SubmitAsync(
            staff, taskId, staff.DepartmentId!.Value, new ReportEntry(TaskState.UnderWay, 50, "推进中", null, null, false), Cancel);

        await using var db = portal.Open();
        Assert.True((await db.Reports.SingleAsync(report => report.Id == id, Cancel)).IsDemo);
        var written = await db.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync(Cancel);
        Assert.Equal((nameof(ProgressReport), $"{id}", true), (written.Entity, written.EntityId, written.IsDemo));
    }

    /// <summary>Sample staff with a task of theirs that is not reported on in the open quarter.</summary>
    internal static async Task<(Actor Staff, int TaskId)> SampleStaffAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        var open = await db.Periods.SingleAsync(period => period.ClosesOn >= SmallCity.Today, Cancel);
        var found = await (
            from account in db.Users
            where account.IsDemo && account.Role == AccountRole.Staff
            from task in db.Tasks
            where task.State == TaskState.UnderWay
                && task.Assignments.Any(assignment => assignment.DepartmentId == account.DepartmentId && assignment.Role == UnitRole.Lead)
                && db.Reports.Any(report => report.TaskId == task.Id)
                && !db.Reports.Any(report => report.TaskId == task.Id && report.PeriodId == open.Id)
            orderby task.Id
            select new { Account = account, task.Id }).FirstAsync(Cancel);
        return (found.Account.ToActor(), found.Id);
    }
}
