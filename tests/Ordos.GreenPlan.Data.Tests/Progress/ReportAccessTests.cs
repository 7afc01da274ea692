using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>Who may do what with a report, role by role, below the page.</summary>
public sealed class ReportAccessTests(Databases databases) : PortalTest(databases)
{
    private int _own;
    private int _other;
    private Plan _plan = new(0, []);

    /// <summary>Every role: what it may do with its own department's report, and (after the bar) with another's.</summary>
    public static TheoryData<AccountRole, string, string, string, string, string> Cells => new()
    {
        //                            write          sign           accept         return when submitted  when signed
        { AccountRole.Staff,          "yes|no",      "no|no",       "no|no",       "no|no",               "no|no" },
        { AccountRole.DepartmentHead, "yes|no",      "yes|no",      "no|no",       "yes|no",              "no|no" },
        { AccountRole.Coordinator,    "no|no",       "no|no",       "yes|yes",     "no|no",               "yes|yes" },
        { AccountRole.Leader,         "no|no",       "no|no",       "no|no",       "no|no",               "no|no" },
        { AccountRole.Administrator,  "no|no",       "no|no",       "no|no",       "no|no",               "no|no" },
    };

    protected override async Task ArrangeAsync()
    {
        _own = await AddDepartmentAsync("市能源局");
        _other = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync("2024-09-29", [.. Enumerable.Range(0, 10).Select(_ =>
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _own), (UnitRole.Shared, _other)))]);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, string write, string sign, string accept, string returnSubmitted, string returnSigned)
    {
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _own : null);
        var next = 0;

        Assert.Equal(write, await BothAsync((department, task) => Reports.SubmitAsync(actor, task, department, Entry, Cancel)));
        Assert.Equal(sign, await BothAsync(async (department, task) =>
        {
            var report = await SubmitAsync(department, task);
            await Attempt(() => Reports.SignAsync(actor, report, VersionOf(report), Cancel));
        }));
        Assert.Equal(accept, await BothAsync(async (department, task) =>
        {
            var report = await SubmitAndSignAsync(department, task);
            await Attempt(() => Reports.AcceptAsync(actor, report, VersionOf(report), Cancel));
        }));
        Assert.Equal(returnSubmitted, await BothAsync(async (department, task) =>
        {
            var report = await SubmitAsync(department, task);
            await Attempt(() => Reports.ReturnAsync(actor, report, VersionOf(report), "请核对数据", Cancel));
        }));
        Assert.Equal(returnSigned, await BothAsync(async (department, task) =>
        {
            var report = await SubmitAndSignAsync(department, task);
            await Attempt(() => Reports.ReturnAsync(actor, report, VersionOf(report), "请核对数据", Cancel));
        }));

        async Task<string> BothAsync(Func<int, int, Task> act)
        {
            var task = _plan.Tasks[next++];
            return $"{await TryAsync(() => act(_own, task))}|{await TryAsync(() => act(_other, task))}";
        }
    }

    [Fact]
    public async Task Desk_RefusedAttempt_ChangesNothingAndLeavesNoTrail()
    {
        var report = await SubmitAsync(_own, _plan.Task);
        var before = await QueryAsync("select * from reports");
        var entries = await QueryAsync("select count(*) from audit_entries");

        foreach (var role in Enum.GetValues<AccountRole>().Except([AccountRole.DepartmentHead]))
        {
            var actor = new Actor(7, "某人", role, _own);
            Assert.Equal("forbidden", await RefusalAsync(() => Reports.SignAsync(actor, report, VersionOf(report), Cancel)));
        }

        Assert.Equal(before, await QueryAsync("select * from reports"));
        Assert.Equal(entries, await QueryAsync("select count(*) from audit_entries"));
    }

    [Fact]
    public async Task Submit_DepartmentWithoutDuty_IsRefused()
    {
        var stranger = await AddDepartmentAsync("市教育局");

        Assert.Equal("not-responsible", await RefusalAsync(() => SubmitAsync(stranger, _plan.Task)));
    }

    [Theory]
    [InlineData(UnitRole.Lead)]
    [InlineData(UnitRole.Shared)]
    [InlineData(UnitRole.Support)]
    [InlineData(UnitRole.Implement)]
    public async Task Submit_MemberOfANamedGroup_IsResponsible(UnitRole role)
    {
        var member = await AddDepartmentAsync("准格尔旗人民政府");
        var outsider = await AddDepartmentAsync("康巴什区人民政府");
        var group = await AddDepartmentAsync("各旗区人民政府", member);
        var plan = await PublishAsync("2024-09-29", new Sketch("落实光伏治沙用地", "2026-12-31", (role, group)));

        Assert.True(await SubmitAsync(member, plan.Task) > 0);
        Assert.Equal("not-responsible", await RefusalAsync(() => SubmitAsync(outsider, plan.Task)));
    }

    [Fact]
    public async Task Submit_DraftPlan_IsRefused()
    {
        var draft = await DraftAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _own)));

        Assert.Equal("not-published", await RefusalAsync(() => SubmitAsync(_own, draft.Task)));
    }

    [Fact]
    public async Task Submit_ArchivedPlan_IsRefusedUntilItIsReopened()
    {
        await Get<DocumentDesk>().ArchiveAsync(Coordinator, _plan.Id, Cancel);
        Assert.Equal("not-published", await RefusalAsync(() => SubmitAsync(_own, _plan.Task)));

        await Get<DocumentDesk>().ReopenAsync(Coordinator, _plan.Id, Cancel);
        Assert.True(await SubmitAsync(_own, _plan.Task) > 0);
    }

    [Fact]
    public async Task Desk_WhatIsGone_IsRefused()
    {
        Assert.Equal("task-gone", await RefusalAsync(() => SubmitAsync(_own, 1)));
        Assert.Equal("report-gone", await RefusalAsync(() => Reports.SignAsync(Head(_own), 1, 0, Cancel)));
        Assert.Equal("document-gone", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(Actor.Portal, 1, Cancel)));
        Assert.Equal("task-gone", await RefusalAsync(() => Get<TaskDesk>().CloseOutAsync(Coordinator, 1, 0, "现场查验合格", Cancel)));
    }

    [Theory]
    [InlineData(AccountRole.Staff, false, false, false)]
    [InlineData(AccountRole.DepartmentHead, false, false, false)]
    [InlineData(AccountRole.Coordinator, false, true, true)]
    [InlineData(AccountRole.Leader, false, false, false)]
    [InlineData(AccountRole.Administrator, true, true, true)]
    public async Task Documents_EveryRole_MayWhatTheTableSays(AccountRole role, bool publish, bool archive, bool setDue)
    {
        var actor = new Actor(7, "某人", role, _own);
        var draft = await DraftAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _own)));
        var version = (await TaskAsync(_plan.Task)).Version;

        Assert.Equal(publish ? "yes" : "no", await TryAsync(() => Get<DocumentDesk>().PublishAsync(actor, draft.Id, Cancel)));
        Assert.Equal(setDue ? "yes" : "no", await TryAsync(() => Get<TaskDesk>().ConfirmDueAsync(actor, _plan.Task, version, Day("2027-01-31"), Cancel)));
        Assert.Equal(archive ? "yes" : "no", await TryAsync(() => Get<DocumentDesk>().ArchiveAsync(actor, _plan.Id, Cancel)));
        Assert.Equal(archive ? "yes" : "no", await TryAsync(async () =>
        {
            if (!archive)
            {
                await Get<DocumentDesk>().ArchiveAsync(Coordinator, _plan.Id, Cancel);
            }

            await Get<DocumentDesk>().ReopenAsync(actor, _plan.Id, Cancel);
        }));
    }

    [Theory]
    [InlineData(AccountRole.Staff, false)]
    [InlineData(AccountRole.DepartmentHead, false)]
    [InlineData(AccountRole.Coordinator, true)]
    [InlineData(AccountRole.Leader, false)]
    [InlineData(AccountRole.Administrator, false)]
    public async Task CloseOut_EveryRole_MayWhatTheTableSays(AccountRole role, bool may)
    {
        await ReportAndAcceptAsync(_own, _plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });
        var task = await TaskAsync(_plan.Task);
        Assert.Equal(TaskState.Done, task.State);

        var outcome = await TryAsync(() => Get<TaskDesk>().CloseOutAsync(new Actor(7, "某人", role, _own), task.Id, task.Version, "现场查验合格", Cancel));

        Assert.Equal(may ? "yes" : "no", outcome);
        Assert.Equal(may ? TaskState.ClosedOut : TaskState.Done, (await TaskAsync(task.Id)).State);
        Assert.Equal(may ? TaskState.ClosedOut : TaskState.Done, (await StandingAsync(task.Id)).State);
        if (may)
        {
            Assert.Equal("task-settled", await RefusalAsync(() => SubmitAsync(_own, task.Id)));
        }
    }

    // An attempt by the actor; what others did before it must succeed, or the test fails.
    private static async Task Attempt(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            throw new UnauthorizedAccessException();
        }
    }

    private static async Task<string> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "yes";
        }
        catch (UnauthorizedAccessException)
        {
            return "no";
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return "no";
        }
    }

    private uint VersionOf(int report)
    {
        using var db = Open();
        return db.Reports.Where(r => r.Id == report).Select(r => r.Version).Single();
    }
}
