using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>Printed names are matched to departments once, and groups expanded.</summary>
public sealed class UnitDeskTests(Databases databases) : GrasslandTest(databases)
{
    [Fact]
    public async Task Match_NewName_BecomesAnAliasForLaterNotices()
    {
        await Get<UnitDesk>().MatchAsync(First, DraftId, "市碳汇筹备组", Forestry, Cancel);

        Assert.Empty(await Get<UnitDesk>().UnmatchedAsync(DraftId, Cancel));
        var later = await DraftOfAsync(Notice.Replace("91号", "92号", StringComparison.Ordinal));
        Assert.Empty(await Get<UnitDesk>().UnmatchedAsync(later, Cancel));
    }

    [Fact]
    public async Task Unmatched_NameLikeARegisteredOne_IsProposedWithItsLikenessAndNotTaken()
    {
        var draft = await DraftOfAsync(Notice.Replace("市碳汇筹备组", "市林业草原局", StringComparison.Ordinal));

        var name = Assert.Single(await Get<UnitDesk>().UnmatchedAsync(draft, Cancel));

        Assert.Equal(("市林业草原局", 1), (name.Name, name.Count));
        var proposal = Assert.Single(name.Proposals);
        Assert.Equal((Forestry, (string?)null), (proposal.DepartmentId, proposal.FormerName));
        Assert.InRange(proposal.Likeness, 60, 99); // 市林 林业 草原 原局 of five and six pairs
    }

    [Fact]
    public async Task Expand_Group_PutsChosenMembersInItsPlaceAndKeepsItVisible()
    {
        var (east, west) = (await AddDepartmentAsync("东区人民政府"), await AddDepartmentAsync("西区人民政府"));
        var group = await AddDepartmentAsync("各旗区人民政府", east, west);
        var draft = await DraftOfAsync(Notice.Replace("市碳汇筹备组", "各旗区人民政府", StringComparison.Ordinal));
        var unit = (await LoadAsync(draft)).Units.Single(u => u.DepartmentId == group);

        var number = await Get<UnitDesk>().ExpandAsync(First, draft, 0, unit.Id, [west], everywhere: true, Cancel);

        var chosen = Assert.Single((await LoadAsync(draft)).Units, u => u.GroupId == group);
        Assert.Equal((west, UnitRole.Lead), (chosen.DepartmentId!.Value, chosen.Role));
        Assert.DoesNotContain((await LoadAsync(draft)).Units, u => u.DepartmentId == group);

        await Reviews.UndoAsync(First, draft, number, Cancel);
        Assert.Contains((await LoadAsync(draft)).Units, u => u.DepartmentId == group);
    }
}
