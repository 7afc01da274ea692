using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Audit;

namespace Ordos.GreenPlan.Web.Tests.Features.Audit;

public sealed class AuditQueryTests(Databases databases)
{
    private static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    /// <summary>What the trail itself leaves out.</summary>
    private static readonly string[] Untold =
        ["Id", "SecurityStamp", "ConcurrencyStamp", "NormalizedUserName", "NormalizedEmail", "Version", "Words", "AccessFailedCount", "LockoutEnd"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_EveryPropertyOfEveryKind_HasAChineseName()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var kinds = AuditWords.Kinds.Select(kind => kind.Value).ToHashSet();
        var properties = db.Model.GetEntityTypes().Where(type => kinds.Contains(type.ClrType.Name))
            .SelectMany(type => type.GetProperties().Select(property => property.Name)).Distinct().Except(Untold);

        Assert.DoesNotContain(properties, property => !AuditWords.IsKnown(property));
    }

    [Fact]
    public async Task Load_DepartmentEdited_TellsFromAndToInNames()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var energy = await db.Departments.SingleAsync(d => d.Name == "市能源局", Cancel);
        var parent = await db.Departments.SingleAsync(d => d.Name == "市发展和改革委员会", Cancel);
        await portal.Get<DepartmentDesk>().EditAsync(
            Administrator, energy.Id, energy.Version,
            new(energy.Name, energy.FullName, DepartmentKind.PublicBody, energy.Level, parent.Id, null, null, null, new DateOnly(2026, 5, 1), energy.Note),
            Cancel);

        var list = await LoadAsync(portal, db, new AuditAddress { Kind = "Department", By = "管理" });

        var row = Assert.Single(list.Rows);
        Assert.Equal(("管理员", "部门", "市能源局", $"/departments/{energy.Id}"), (row.By, row.Kind, row.Record, row.Link));
        Assert.Equal(
            [new("上级单位", null, "市发展和改革委员会"), new("截止日期", null, "2026年5月1日"), new("类别", "政府部门", "事业单位、群团")],
            row.Fields.OrderBy(field => field.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Load_Filtered_FindsByRecordDayAndWords()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var desk = portal.Get<DepartmentDesk>();
        var id = await db.Departments.Where(d => d.Name == "市能源局").Select(d => d.Id).SingleAsync(Cancel);
        await desk.AddAliasAsync(Administrator, id, "市能源和煤炭管理局", Cancel);

        var alias = Assert.Single((await LoadAsync(portal, db, new AuditAddress { Words = "能源和煤炭" })).Rows);
        Assert.Equal(("部门别名", "市能源局", $"/departments/{id}"), (alias.Kind, alias.Record, alias.Link));
        Assert.Single((await LoadAsync(portal, db, new AuditAddress { Person = 900, From = Databases.Today, To = Databases.Today })).Rows);
        Assert.Empty((await LoadAsync(portal, db, new AuditAddress { Person = 900, From = Databases.Today.AddDays(1) })).Rows);
        Assert.Empty((await LoadAsync(portal, db, new AuditAddress { Person = 900, To = Databases.Today.AddDays(-1) })).Rows);
        Assert.Empty((await LoadAsync(portal, db, new AuditAddress { Words = "%市%" })).Rows); // no pattern, a word
    }

    [Fact]
    public async Task Load_WhatADepartmentAnsweredAndAsked_IsNamedByItsTaskAlsoOnceItIsAnswered()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var duty = await AskedDuty.In(db).OrderBy(duty => duty.TaskId).ThenBy(duty => duty.DepartmentId).FirstAsync(Cancel);
        var title = await db.Tasks.Where(task => task.Id == duty.TaskId).Select(task => task.Title).SingleAsync(Cancel);
        var desk = portal.Get<RequestDesk>();
        await desk.DisputeAsync(new Actor(7, "经办人", AccountRole.Staff, duty.DepartmentId), duty.DepartmentId, duty.TaskId, "不在本单位职责内。", Cancel);
        var dispute = await db.DutyReceipts.AsNoTracking().SingleAsync(Cancel);
        await desk.AnswerDisputeAsync(new Actor(8, "调度员", AccountRole.Coordinator, null), dispute.Id, dispute.Version, isUpheld: false, "职责明确。", Cancel);

        var list = await LoadAsync(portal, db, new AuditAddress { Kind = "DutyReceipt" });

        Assert.Equal([(title, $"/tasks/{duty.TaskId}"), (title, $"/tasks/{duty.TaskId}")], list.Rows.Select(row => (row.Record, row.Link!)));
    }

    [Theory]
    [InlineData(AccountRole.Staff, false)]
    [InlineData(AccountRole.DepartmentHead, false)]
    [InlineData(AccountRole.Coordinator, true)]
    [InlineData(AccountRole.Leader, false)]
    [InlineData(AccountRole.Administrator, true)]
    public async Task Load_EveryRole_MayWhatTheTableSays(AccountRole role, bool may)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var query = new AuditQuery(db, portal.Get<PortalCalendar>());
        var actor = new Actor(5, "某人", role, 1);

        Assert.Equal(!may, await RefusedAsync(() => query.LoadAsync(actor, new AuditAddress(), Cancel)));
        Assert.Equal(!may, await RefusedAsync(() => query.BatchAsync(actor, new AuditAddress(), long.MaxValue, 10, Cancel)));
    }

    private static async Task<bool> RefusedAsync(Func<Task> read)
    {
        try
        {
            await read();
            return false;
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return true;
        }
    }

    private static Task<AuditList> LoadAsync(TestPortal portal, GreenPlanContext db, AuditAddress address) =>
        new AuditQuery(db, portal.Get<PortalCalendar>()).LoadAsync(Administrator, address, Cancel);
}
