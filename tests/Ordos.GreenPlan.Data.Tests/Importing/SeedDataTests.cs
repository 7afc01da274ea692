using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Data.Tests.Importing;

public sealed class SeedDataTests(Databases databases) : PortalTest(databases)
{
    private static readonly string Seeds = Path.GetDirectoryName(DepartmentRegistryTests.FindSeeds())!;

    [Fact]
    public async Task Import_FirstStartKilledBetweenTwoNotices_BringsTheRestAndPublishesTheFirst()
    {
        await ImportFirstAsync();

        Assert.True(await Get<SeedData>().ImportAsync(Seeds, Cancel));

        Assert.Equal([.. Enumerable.Repeat(DocumentStage.Published, 5)], await StagesAsync());
        Assert.False(await Get<SeedData>().ImportAsync(Seeds, Cancel));
    }

    [Fact]
    public async Task Import_AfterTheFirstStart_LeavesWhatPeopleTookOutAlone()
    {
        await ImportFirstAsync();
        await using (var scope = Scope())
        {
            await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateFirstAdministratorAsync(Cancel);
        }

        Assert.False(await Get<SeedData>().ImportAsync(Seeds, Cancel));

        Assert.Equal([DocumentStage.Draft], await StagesAsync());
    }

    private async Task ImportFirstAsync()
    {
        await Get<DepartmentRegistry>().ImportAsync(Actor.Portal, Path.Combine(Seeds, "departments.json"), Cancel);
        var file = Directory.EnumerateFiles(Path.Combine(Seeds, "notices")).Order(StringComparer.Ordinal).First();
        await Get<NoticeImporter>().ImportAsync(Actor.Portal, file, NoticeExtractor.Extract(await File.ReadAllTextAsync(file, Cancel)), Cancel);
    }

    private async Task<List<DocumentStage>> StagesAsync()
    {
        await using var db = Open();
        return await db.Documents.Select(document => document.Stage).ToListAsync(Cancel);
    }
}
