using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Alignment;

namespace Ordos.GreenPlan.Web.Tests.Features.Alignment;

public sealed class DocumentLineageTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_NewVersionOfAPlanWithAParent_SaysWhatEachIs()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var (own, old, parent) = (await PlanAsync(db, "重点任务分工"), await PlanAsync(db, "十三五"), await PlanAsync(db, "具体措施"));
        await db.Database.ExecuteSqlAsync($"update documents set replaces_id = {old} where id = {own}; update documents set stage = 'Superseded' where id = {old}", Cancel);
        await portal.Get<AlignmentDesk>().ChooseParentAsync(new Actor(901, "调度员", AccountRole.Coordinator, null), own, parent, Cancel);

        var lineage = (await new AlignmentQuery(db).LoadAsync(own, null, Cancel))!.Lineage;

        Assert.Equal("替代", lineage.Before.Single(link => link.Id == old).Words);
        Assert.Equal("落实", lineage.Before.Single(link => link.Id == parent).Words);
        Assert.Contains(lineage.Before, link => link is { Id: null, Number: "内政发〔2021〕9号", Words: "依据" }); // cited, not imported
        Assert.Equal("落实", (await new AlignmentQuery(db).LoadAsync(parent, null, Cancel))!.Lineage.After.Single(link => link.Id == own).Words);
    }

    private static Task<int> PlanAsync(GreenPlanContext db, string words) =>
        db.Documents.Where(document => document.Title.Contains(words)).Select(document => document.Id).SingleAsync(Cancel);
}
