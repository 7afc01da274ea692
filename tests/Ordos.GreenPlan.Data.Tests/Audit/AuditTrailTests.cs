using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Audit;

public sealed class AuditTrailTests(Databases databases) : AuditTest(databases)
{
    [Fact]
    public async Task Report_WholeLife_EachStepHasItsEntry()
    {
        var report = await SubmitAsync(Energy, Plan.Task);
        Clock.Advance(TimeSpan.FromHours(1));
        await SignAsync(Energy, report);
        Clock.Advance(TimeSpan.FromHours(1));
        await AcceptAsync(report);

        var entries = await EntriesAsync(nameof(ProgressReport), report);
        Assert.Equal(
            [(AuditAction.Added, $"经办人{Energy}", 900 + Energy), (AuditAction.Changed, $"审核人{Energy}", 800 + Energy), (AuditAction.Changed, "调度员", 901)],
            entries.Select(entry => (entry.Action, entry.AccountName, entry.AccountId!.Value)));
        Assert.Equal([1, 2, 3], entries.Select(entry => entry.At.Hour)); // UTC
        Assert.Equal((null, "Submitted"), Change(entries[0], "State"));
        Assert.Equal((null, "40"), Change(entries[0], "Percent"));
        Assert.Equal((null, Entry.Done), Change(entries[0], "Done"));
        Assert.Equal(("Submitted", "Signed"), Change(entries[1], "State"));
        Assert.Equal((null, $"审核人{Energy}"), Change(entries[1], "SignedBy"));
        Assert.Equal(["AcceptedAt", "AcceptedBy", "State"], Names(entries[2]));

        // The task moved with the signature, once, by the same hand.
        var task = Assert.Single(await EntriesAsync(nameof(PolicyTask), Plan.Task));
        Assert.Equal((AuditAction.Changed, $"审核人{Energy}"), (task.Action, task.AccountName));
        Assert.Equal(["State"], Names(task));
        Assert.Equal(("NotStarted", "UnderWay"), Change(task, "State"));
    }

    [Fact]
    public async Task Document_PublishedArchivedReopened_EachStepHasItsEntry()
    {
        await Get<DocumentDesk>().ArchiveAsync(Coordinator, Plan.Id, Cancel);
        await Get<DocumentDesk>().ReopenAsync(Coordinator, Plan.Id, Cancel);

        var entries = await EntriesAsync(nameof(PolicyDocument), Plan.Id);
        Assert.Equal(["系统", "系统", "调度员", "调度员"], entries.Select(entry => entry.AccountName));
        Assert.Null(entries[0].AccountId);
        Assert.Equal(["PublishedAt", "Stage"], Names(entries[1]));
        Assert.Equal(["ArchivedAt"], Names(entries[2]));
        Assert.Equal(["ArchivedAt"], Names(entries[3]));
    }

    [Fact]
    public async Task NewDocument_ItsRecords_AreCoveredByItsOwnEntry()
    {
        var before = (await AllAsync()).Count;

        var draft = await DraftAsync("2024-09-29", new Sketch("建设零碳园区", null, (UnitRole.Lead, Energy)), new Sketch("发展绿色金融", null));

        var entry = Assert.Single((await AllAsync()).Skip(before));
        Assert.Equal(("PolicyDocument", $"{draft.Id}"), (entry.Entity, entry.EntityId));
    }

    [Fact]
    public async Task TaskOfAnExistingDocument_ItsRecords_HaveEntriesOfTheirOwn()
    {
        await using var db = Open();
        var task = await db.Tasks.Include(t => t.Assignments).SingleAsync(Cancel);
        task.Assign(new Assignment { Ordinal = 1, Role = UnitRole.Support, NameAsPrinted = "市财政局", Start = 0, End = 4 });
        await db.SaveChangesAsync(Cancel);
        task.Assignments[0].DepartmentId = null;
        await db.SaveChangesAsync(Cancel);
        db.Remove(task.Assignments[1]);
        await db.SaveChangesAsync(Cancel);

        var entries = (await AllAsync()).Where(entry => entry.Entity == nameof(Assignment)).ToList();
        Assert.Equal([AuditAction.Added, AuditAction.Changed, AuditAction.Removed], entries.Select(entry => entry.Action));
        Assert.Equal(($"{Energy}", null), Change(entries[1], "DepartmentId"));
        Assert.Equal(("市财政局", null), Change(entries[2], "NameAsPrinted"));
    }

    [Fact]
    public async Task Lists_ChangedInPlace_AreRecordedFromAndTo()
    {
        await using var db = Open();
        var document = await db.Documents.SingleAsync(Cancel);
        document.Attachments.Add("重点任务清单");
        await db.SaveChangesAsync(Cancel);
        await db.SaveChangesAsync(Cancel);

        var entry = (await EntriesAsync(nameof(PolicyDocument), Plan.Id))[^1];
        Assert.Equal(("[]", """["重点任务清单"]"""), Change(entry, "Attachments"));
        Assert.Equal(3, (await EntriesAsync(nameof(PolicyDocument), Plan.Id)).Count); // added, published, changed
    }

    [Fact]
    public async Task Period_AndThePlansItCovers_AreRecorded()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-10");

        Assert.Single(await EntriesAsync(nameof(ReportingPeriod), period));
        Assert.Equal($"{period}/{Plan.Id}", Assert.Single(await AllAsync(), entry => entry.Entity == nameof(PeriodDocument)).EntityId);
    }

    [Fact]
    public async Task Group_MembersThatJoinAndLeave_AreRecorded()
    {
        var group = await AddDepartmentAsync("各旗区人民政府", Energy);
        await using var db = Open();
        (await db.Departments.Include(d => d.Members).SingleAsync(d => d.Id == group, Cancel)).AddAlias("各旗区");
        db.RemoveRange(await db.Set<GroupMember>().ToListAsync(Cancel));
        await db.SaveChangesAsync(Cancel);

        var members = (await AllAsync()).FindAll(entry => entry.Entity == nameof(GroupMember));
        Assert.Equal([(AuditAction.Added, $"{group}/{Energy}"), (AuditAction.Removed, $"{group}/{Energy}")], members.Select(entry => (entry.Action, entry.EntityId)));
        Assert.Equal((null, "各旗区"), Change(Assert.Single(await AllAsync(), entry => entry.Entity == nameof(DepartmentAlias)), "Name"));
    }

    [Fact]
    public async Task SavingNothing_WritesNothing()
    {
        var before = await AllAsync();
        await using var db = Open();
        var department = await db.Departments.SingleAsync(Cancel);
        department.Name = "市能源局"; // as it is
        await db.SaveChangesAsync(Cancel);

        Assert.Equal(before.Count, (await AllAsync()).Count);
    }

    [Fact]
    public async Task Transaction_RolledBack_TakesItsEntriesAlong()
    {
        var before = await AllAsync();
        await using (var db = Open())
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            (await db.Departments.SingleAsync(Cancel)).Note = "并入";
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(before.Count + 1, await db.AuditEntries.CountAsync(Cancel));
        }

        Assert.Equal(before.Count, (await AllAsync()).Count);
    }

    [Fact]
    public async Task Save_RefusedByTheDatabase_LeavesNoEntryAndTheNextOneIsRecordedOnce()
    {
        await using var db = Open();
        var department = await db.Departments.SingleAsync(Cancel);
        var before = (await AllAsync()).Count;
        (department.ValidFrom, department.ValidTo) = (Day("2026-01-02"), Day("2026-01-01")); // ends before it begins
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
        Assert.Equal(before, (await AllAsync()).Count);

        department.ValidTo = Day("2026-01-03");
        await db.SaveChangesAsync(Cancel);

        var entry = Assert.Single((await AllAsync()).Skip(before));
        Assert.Equal((null, "2026-01-03"), Change(entry, "ValidTo"));
    }

    [Fact]
    public async Task Save_WithoutActor_IsRefusedAndNothingStored()
    {
        await using var db = Open();
        db.Actor = null;
        (await db.Departments.SingleAsync(Cancel)).Name = "市煤炭局";

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());

        Assert.Equal(["市能源局"], await QueryAsync("select name from departments"));
    }

    [Fact]
    public async Task RequestId_IsTheTraceThatTheLogNames()
    {
        using (var request = new Activity("request").Start())
        {
            await SubmitAsync(Energy, Plan.Task);
            Assert.Equal(request.TraceId.ToString(), (await AllAsync())[^1].RequestId);
        }

        await SubmitAndSignAsync(await OtherDepartmentAsync(), Plan.Task);
        Assert.Null((await AllAsync())[^1].RequestId);
    }

    private async Task<int> OtherDepartmentAsync()
    {
        var department = await AddDepartmentAsync("市林业和草原局");
        await QueryAsync($"update assignments set department_id = {department}");
        return department;
    }
}
