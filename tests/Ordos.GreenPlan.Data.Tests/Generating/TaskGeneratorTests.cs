using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Generating;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Tests.Demo;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;
using Xunit;

namespace Ordos.GreenPlan.Data.Tests.Generating;

public sealed class TaskGeneratorTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generate_MakesAsManyTasksAndReportsAsAskedForWithEveryHealth()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        // 2,600 tasks do not fit into one plan.
        var plans = await portal.Get<TaskGenerator>().GenerateAsync(2600, 3900, Cancel);

        await using var db = portal.Open();
        var generated = db.Documents.Where(document => document.IsDemo);
        Assert.Equal((2, 2), (plans, await generated.CountAsync(Cancel)));
        Assert.True(await generated.AllAsync(document => document.Title.StartsWith("生成数据"), Cancel));
        Assert.Equal(2600, await generated.SelectMany(document => document.Tasks).CountAsync(Cancel));
        Assert.Equal((3900, 3900), (await db.Reports.CountAsync(Cancel), await db.Reports.CountAsync(report => report.IsDemo, Cancel)));
        var ids = generated.Select(document => document.Id);
        var health = await db.Standings.Where(standing => ids.Contains(standing.DocumentId)).GroupBy(standing => standing.Health)
            .Select(group => new { group.Key, Tasks = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Tasks, Cancel);
        Assert.Equal(Enum.GetValues<Health>().Order(), health.Keys.Order());
        Assert.Equal(2600, health.Values.Sum());
    }

    [Fact]
    public async Task Generate_WritesPassagesThatStandInTheirNotice()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<TaskGenerator>().GenerateAsync(60, 60, Cancel);

        await using var db = portal.Open();
        var document = await db.Documents.Include(d => d.Source).Include(d => d.Tasks).ThenInclude(task => task.Assignments)
            .SingleAsync(d => d.IsDemo, Cancel);
        Assert.All(document.Tasks, task =>
        {
            Assert.Equal(task.Text, document.Source!.Text[task.Start..task.End]);
            Assert.InRange(task.Text.Length, 150, 400);
            Assert.InRange(task.Assignments.Count, 1, 7);
            Assert.Single(task.Assignments, assignment => assignment.Role == UnitRole.Lead);
        });
    }

    [Fact]
    public async Task Generate_Targets_StandInTheirTextAndBelongToIndicators()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<TaskGenerator>().GenerateAsync(400, 0, 300, Cancel);

        await using var db = portal.Open();
        var document = await db.Documents.Include(d => d.Source).Include(d => d.Targets).SingleAsync(d => d.IsDemo, Cancel);
        Assert.Equal(300, document.Targets.Count);
        Assert.All(document.Targets, target => Assert.Equal((target.Quote, true), (document.Source!.Text[target.Start..target.End], target.IndicatorId is not null)));
        Assert.True(document.Targets.Select(target => target.Attainment).Distinct().Count() > 2);

        // Taken in already: the register has nothing to catch up with.
        Assert.Equal(0, await portal.Get<TargetRegister>().CatchUpAsync(Cancel));
    }

    [Fact]
    public async Task Generate_KeepsCountsEqualToAFreshCount()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);

        await portal.Get<TaskGenerator>().GenerateAsync(500, 900, Cancel);

        await FreshCount.AssertEqualAsync(portal, Cancel);
    }

    [Fact]
    public async Task Generate_TwiceAndRemoved_LeavesNoTraceInAnyTable()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        await portal.Get<TaskGenerator>().GenerateAsync(300, 300, 200, Cancel);
        await portal.Get<TaskGenerator>().GenerateAsync(200, 0, Cancel);

        var removed = await portal.Get<DemoData>().RemoveAsync(Cancel);

        Assert.Equal((2, 300), (removed.Documents, removed.Reports));
        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }

    [Fact]
    public async Task Generate_WithoutDepartments_IsRefused()
    {
        await using var portal = await TestPortal.CreateAsync(databases, SmallCity.Today, Cancel);

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => portal.Get<TaskGenerator>().GenerateAsync(10, 10, Cancel));

        Assert.Equal("no-departments", refusal.Code);
    }

    [Fact]
    public async Task Generate_Interrupted_LeavesNothing()
    {
        await using var portal = await SmallCity.OpenAsync(databases, Cancel);
        var contents = await TableCounts.ContentsAsync(portal.ConnectionString, Cancel);
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Get<TaskGenerator>().GenerateAsync(50_000, 0, interrupt.Token));

        Assert.Equal(contents, await TableCounts.ContentsAsync(portal.ConnectionString, Cancel));
    }
}
