using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies.Alignment;

namespace Ordos.GreenPlan.Data.Tests.Register;

public sealed class AlignmentDeskTests(Databases databases) : RegisterTest(databases)
{
    private AlignmentDesk Desk => Get<AlignmentDesk>();

    [Fact]
    public async Task ChooseParent_AnotherTime_ReplacesTheFirstAndTellsTheTrail()
    {
        var (region, city) = await PlansAsync();
        var other = await PublishAsync("2020-05-01", new Sketch("推进节水改造", null));

        await Desk.ChooseParentAsync(Coordinator, city.Id, other.Id, Cancel);
        await Desk.ChooseParentAsync(Administrator, city.Id, region.Id, Cancel);

        await using var db = Open();
        var parent = await db.PlanParents.SingleAsync(Cancel);
        Assert.Equal((city.Id, region.Id, "管理员"), (parent.ChildId, parent.ParentId, parent.ChosenBy));
        Assert.Equal(["Added|调度员", "Changed|管理员"], await QueryAsync("select action, account_name from audit_entries where entity = 'PlanParent' order by id"));
    }

    [Fact]
    public async Task ChooseParent_ItselfOrADraft_IsRefused()
    {
        var (_, city) = await PlansAsync();
        var draft = await DraftAsync("2021-01-01", new Sketch("推进节水改造", null));

        Assert.Equal("parent-self", await RefusalAsync(() => Desk.ChooseParentAsync(Coordinator, city.Id, city.Id, Cancel)));
        Assert.Equal("document-gone", await RefusalAsync(() => Desk.ChooseParentAsync(Coordinator, city.Id, draft.Id, Cancel)));
    }

    [Fact]
    public async Task Correct_TwiceTheSamePassage_KeepsTheLastWord()
    {
        var (region, city) = await PlansAsync();

        await Desk.CorrectAsync(Coordinator, city.Id, region.Tasks[0], AlignmentKind.MadeLocal, [city.Tasks[1], city.Tasks[0]], Cancel);
        await Desk.CorrectAsync(Administrator, city.Id, region.Tasks[0], AlignmentKind.Dropped, [city.Tasks[0]], Cancel);

        await using var db = Open();
        var correction = await db.PassageCorrections.SingleAsync(Cancel);
        Assert.Equal((AlignmentKind.Dropped, "管理员"), (correction.Kind, correction.CorrectedBy));
        Assert.Empty(correction.ChildTaskIds);
    }

    [Fact]
    public async Task Correct_FollowersOfAnotherPlan_DoNotCount()
    {
        var (region, city) = await PlansAsync();

        Assert.Equal("no-follower", await RefusalAsync(() => Desk.CorrectAsync(Coordinator, city.Id, region.Tasks[0], AlignmentKind.Covered, [region.Tasks[0]], Cancel)));
        Assert.Equal("passage-gone", await RefusalAsync(() => Desk.CorrectAsync(Coordinator, city.Id, city.Tasks[0], AlignmentKind.Covered, [city.Tasks[1]], Cancel)));
        Assert.Equal("passage-gone", await RefusalAsync(() => Desk.CorrectAsync(Coordinator, city.Id, region.Tasks[0], AlignmentKind.Added, [city.Tasks[1]], Cancel)));
    }

    [Fact]
    public async Task Align_EveryRole_FollowsTheTable()
    {
        var (region, city) = await PlansAsync();

        foreach (var actor in new Actor[] { Staff(1), Head(1), Leader })
        {
            Assert.Equal("forbidden", await RefusalAsync(() => Desk.ChooseParentAsync(actor, city.Id, region.Id, Cancel)));
            Assert.Equal("forbidden", await RefusalAsync(() => Desk.CorrectAsync(actor, city.Id, region.Tasks[0], AlignmentKind.Dropped, [], Cancel)));
        }
    }

    private async Task<(Plan Region, Plan City)> PlansAsync() => (
        await PublishAsync("2021-09-17", new Sketch("推进工业绿色升级", null)),
        await PublishAsync("2022-11-15", new Sketch("推进工业绿色升级", null), new Sketch("建设零碳产业园", null)));
}
