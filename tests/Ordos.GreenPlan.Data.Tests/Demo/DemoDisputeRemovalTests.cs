using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.Demo;

/// <summary>A sample dispute that was upheld moved a real duty. With the sample data it goes, and the duty is where it was.</summary>
public sealed class DemoDisputeRemovalTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Remove_AfterASampleDisputeWasUpheld_LeavesNoTraceInAnyTable(bool anotherIsNamed)
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);
        await using var db = portal.Open();
        var dispute = await db.DutyReceipts.AsNoTracking().SingleAsync(receipt => receipt.State == ReceiptState.Disputed, Cancel);
        var other = await OtherAsync(db, dispute);

        await portal.Get<RequestDesk>().AnswerDisputeAsync(
            await SampleAsync(db, AccountRole.Coordinator, null), dispute.Id, dispute.Version, isUpheld: true, "情况属实。", Cancel, anotherIsNamed ? other.DepartmentId : null);

        Assert.Equal(anotherIsNamed ? [other.DepartmentId!.Value] : [], await HoldersAsync(db, dispute));
        if (anotherIsNamed)
        {
            await portal.Get<RequestDesk>().ReceiveAsync(other, other.DepartmentId!.Value, [dispute.TaskId], Cancel);
        }

        await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
        await FreshCount.AssertEqualAsync(portal, Cancel);
    }

    [Fact]
    public async Task Remove_AfterASampleDisputeOverADutyThatARealReorganisationMoved_PutsThatMoveInForceAgain()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        await using var db = portal.Open();
        var ids = await db.Departments.ToDictionaryAsync(department => department.Name, department => department.Id, Cancel);
        var (old, follower) = (ids["市林草局"], ids["市能源局"]);
        var administrator = new Actor(null, "管理员", AccountRole.Administrator, null);
        var reorganisations = portal.Get<ReorganisationDesk>();
        var moving = (await reorganisations.PreviewAsync(administrator, old, Cancel)).TaskIds;
        await reorganisations.ApplyAsync(administrator, new(SuccessionKind.Merge, old, follower, new DateOnly(2026, 4, 1)), moving, moveAccounts: true, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<DemoData>().AddAsync(Cancel);

        // The last tasks of each sample department wait to be signed for; one of those that came with the merger is disputed.
        var staff = await SampleAsync(db, AccountRole.Staff, follower);
        await db.DutyReceipts.Where(receipt => receipt.DepartmentId == follower && moving.Contains(receipt.TaskId)).ExecuteDeleteAsync(Cancel);
        await portal.Get<RequestDesk>().DisputeAsync(staff, follower, moving.Min(), "合并时未划转该项职责。", Cancel);
        var dispute = await db.DutyReceipts.AsNoTracking().SingleAsync(receipt => receipt.TaskId == moving.Min() && receipt.DepartmentId == follower, Cancel);
        await portal.Get<RequestDesk>().AnswerDisputeAsync(
            await SampleAsync(db, AccountRole.Coordinator, null), dispute.Id, dispute.Version, isUpheld: true, "情况属实。", Cancel);
        Assert.Empty(await HoldersAsync(db, dispute));

        await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
        Assert.Contains(follower, await HoldersAsync(db, dispute));
    }

    /// <summary>Sample staff of another department, which has no duty for the disputed task.</summary>
    private static async Task<Actor> OtherAsync(GreenPlanContext db, DutyReceipt dispute) =>
        (await db.Users.OrderBy(account => account.Id).FirstAsync(
            account => account.IsDemo && account.Role == AccountRole.Staff && !db.Duties.Any(duty => duty.TaskId == dispute.TaskId && duty.DepartmentId == account.DepartmentId), Cancel))
        .ToActor();

    private static async Task<Actor> SampleAsync(GreenPlanContext db, AccountRole role, int? departmentId) =>
        (await db.Users.SingleAsync(account => account.IsDemo && account.Role == role && account.DepartmentId == departmentId, Cancel)).ToActor();

    /// <summary>Who leads the disputed task now.</summary>
    private static Task<List<int>> HoldersAsync(GreenPlanContext db, DutyReceipt dispute) =>
        db.Duties.Where(duty => duty.TaskId == dispute.TaskId && duty.Role == UnitRole.Lead).Select(duty => duty.DepartmentId).ToListAsync(Cancel);
}
