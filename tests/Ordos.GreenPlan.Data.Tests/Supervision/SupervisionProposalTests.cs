using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Tests.Supervision;

public sealed class SupervisionProposalTests(Databases databases) : SupervisionTest(databases)
{
    [Fact]
    public async Task Proposed_RedAndDueSoon_AnswerersAlone() =>
        Assert.Equal(["0 Urging", "1 Reminder", "3 Urging"], await ProposedAsync());

    [Fact]
    public async Task Proposed_SignedProgress_NeedsNoReminder()
    {
        var report = await SubmitAsync(Energy, Soon.TaskId);
        Assert.Contains("1 Reminder", await ProposedAsync());

        await SignAsync(Energy, report);
        Assert.DoesNotContain("1 Reminder", await ProposedAsync());
    }

    [Fact]
    public async Task Proposed_UrgedDuty_ClimbsWhenTheReplyIsLate()
    {
        await SendAsync(Late);
        await OnAsync("2026-04-08 23:00");
        Assert.DoesNotContain("0 Order", await ProposedAsync());

        await OnAsync("2026-04-09 01:00");
        Assert.Contains("0 Order", await ProposedAsync());

        var item = await ItemAsync(Late);
        await Desk.AskExtensionAsync(Staff(Energy), item.Id, item.Version, Day("2026-04-30"), "正在会商", Cancel);
        Assert.DoesNotContain("0 Order", await ProposedAsync()); // it is the coordinator's turn
    }

    [Fact]
    public async Task Proposed_UrgedAndAnsweredButRedAfterAPeriod_ClimbsAll()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var id = await SendAsync(Late);
        await Desk.SignReplyAsync(Head(Energy), id, await ItemVersionAsync(id), "正在办理用地手续。", Cancel);
        await OnAsync("2026-04-20 23:00");
        Assert.DoesNotContain("0 Order", await ProposedAsync());

        await OnAsync("2026-04-21 01:00");
        Assert.Contains("0 Order", await ProposedAsync());
    }

    [Fact]
    public async Task Proposed_LatelyClosed_Rests()
    {
        var id = await SendAsync(Late);
        await Desk.CloseAsync(Coordinator, id, await ItemVersionAsync(id), "已到现场核查", Cancel);
        Assert.DoesNotContain("0 Urging", await ProposedAsync());

        await OnAsync("2026-05-03 09:00");
        Assert.DoesNotContain("0 Urging", await ProposedAsync());
        await OnAsync("2026-05-04 09:00");
        Assert.Contains("0 Urging", await ProposedAsync());
    }

    [Fact]
    public async Task Proposed_ArchivedPlan_IsLeftAlone()
    {
        await Get<Ordos.GreenPlan.Data.Progress.DocumentDesk>().ArchiveAsync(Domain.Access.Actor.Portal, Plan.Id, Cancel);

        Assert.Empty(await ProposedAsync());
    }

    /// <summary>The database says which level is proposed, the rule says it with its reason: they must never differ.</summary>
    [Fact]
    public async Task Rung_WhateverHappened_IsWhatTheRuleSays()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-04", "2026-04-20");
        await SendAsync(Late);
        await SendAsync(Calm, SupervisionLevel.Order);
        var closed = await SendAsync(OfForestry);
        await Desk.CloseAsync(Coordinator, closed, await ItemVersionAsync(closed), "已核查", Cancel);
        var seen = new HashSet<int>();

        foreach (var day in new[] { "2026-04-03", "2026-04-09", "2026-04-14", "2026-04-20", "2026-04-21", "2026-05-03", "2026-05-04", "2027-12-30" })
        {
            await OnAsync($"{day} 12:00");
            await using var db = Open();
            var all = await SupervisionCandidate.In(db, Get<PortalCalendar>()).AsNoTracking().ToListAsync(Cancel);
            Assert.Equal(4, all.Count);
            var said = all.Select(one => (one.TaskId, one.DepartmentId, Rung: (int?)one.Propose(Day(day))?.Level ?? -1)).ToList();
            var proposed = await ProposedDuty.In(db, Get<PortalCalendar>()).ToListAsync(Cancel);
            Assert.Equal(said.Where(one => one.Rung >= 0).Order(), proposed.Select(one => (one.TaskId, one.DepartmentId, one.Rung)).Order());
            Assert.All(proposed, one => Assert.Equal((Plan.Id, all.Single(known => known.TaskId == one.TaskId).Standing.Due), (one.DocumentId, one.Due)));
            seen.UnionWith(said.Select(one => one.Rung));

            if (said.Exists(one => one.Rung == 0))
            {
                await SendAsync(Soon);
            }
        }

        Assert.Equal([-1, 0, 1, 2, 3], seen.Order()); // every answer was given
    }
}
