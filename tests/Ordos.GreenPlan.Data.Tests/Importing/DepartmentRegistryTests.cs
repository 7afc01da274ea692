using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Tests.Importing;

public sealed class DepartmentRegistryTests(Databases databases) : PortalTest(databases)
{
    private static readonly string Seeds = FindSeeds();

    [Fact]
    public async Task Import_SeedOfTheCity_IsRegisteredOnce()
    {
        var registry = Get<DepartmentRegistry>();

        Assert.Equal(112, await registry.ImportAsync(Actor.Portal, Seeds, Cancel));
        Assert.Equal(0, await registry.ImportAsync(Actor.Portal, Seeds, Cancel));

        await using var db = Open();
        Assert.Equal(112, await db.Departments.CountAsync(Cancel));
    }

    [Fact]
    public async Task Import_DistrictGovernments_AreAGroupOfNine()
    {
        await Get<DepartmentRegistry>().ImportAsync(Actor.Portal, Seeds, Cancel);

        await using var db = Open();
        var group = await db.Departments.Include(d => d.Members).ThenInclude(m => m.Member).SingleAsync(d => d.Name == "各旗区人民政府", Cancel);
        Assert.Equal(DepartmentKind.Group, group.Kind);
        Assert.Equal(9, group.Members.Count);
        Assert.All(group.Members, member => Assert.Equal(DepartmentKind.District, member.Member.Kind));
    }

    [Fact]
    public async Task Import_FormerDepartments_SuccessorsAreProposedNotConfirmed()
    {
        await Get<DepartmentRegistry>().ImportAsync(Actor.Portal, Seeds, Cancel);

        await using var db = Open();
        var successions = await db.Successions.Include(s => s.From).Include(s => s.To).ToListAsync(Cancel);
        Assert.All(successions, succession => Assert.Null(succession.ConfirmedAt));
        string[] former = ["市经济和信息化委员会", "市环境保护局", "市国土资源局", "市质量技术监督局", "市城乡建设委员会", "市农牧业局"];
        Assert.All(former, name => Assert.Contains(successions, succession => succession.From.Name == name));
        var environment = Assert.Single(successions, succession => succession.From.Name == "市环境保护局");
        Assert.Equal(("市生态环境局", SuccessionKind.Rename, Certainty.Likely), (environment.To.Name, environment.Kind, environment.Certainty));
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Import_ByAnybodyButAnAdministrator_IsRefused(AccountRole role) =>
        Assert.Equal("forbidden", await RefusalAsync(
            () => Get<DepartmentRegistry>().ImportAsync(new Actor(5, "某人", role, null), Seeds, Cancel)));

    [Theory]
    [InlineData("市发展和改革委员会", "市发展和改革委员会")]
    [InlineData("市发改委", "市发展和改革委员会")] // an alias
    [InlineData("鄂尔多斯市发展和改革委员会", "市发展和改革委员会")] // the full name
    [InlineData("市发展和改革委", null)] // likeness is no match
    [InlineData("市发展和改革委员会等", null)]
    [InlineData("", null)]
    public async Task Find_PrintedName_MatchesWholeNamesOnly(string printed, string? expected)
    {
        await Get<DepartmentRegistry>().ImportAsync(Actor.Portal, Seeds, Cancel);
        await using var db = Open();
        var matcher = await DepartmentMatcher.LoadAsync(db, Cancel);

        var found = matcher.Find(printed);

        Assert.Equal(expected, found is null ? null : (await db.Departments.SingleAsync(d => d.Id == found, Cancel)).Name);
    }

    [Fact]
    public async Task Find_NameThatAnotherBearsAsAlias_TheNameWins()
    {
        await using var db = Open();
        var alias = Department("a", "市能源和煤炭局", "鄂尔多斯市能源和煤炭局");
        alias.AddAlias("市能源局");
        alias.AddAlias("内蒙古鄂尔多斯市林草局");
        var name = Department("b", "市能源局", "鄂尔多斯市能源局");
        var fullName = Department("c", "市林草局", "内蒙古鄂尔多斯市林草局");
        db.Departments.AddRange(alias, name, fullName);
        await db.SaveChangesAsync(Cancel);

        var matcher = await DepartmentMatcher.LoadAsync(db, Cancel);

        Assert.Equal(name.Id, matcher.Find("市能源局"));
        Assert.Equal(fullName.Id, matcher.Find("内蒙古鄂尔多斯市林草局"));
    }

    private static Department Department(string key, string name, string fullName) =>
        new() { Key = key, Name = name, FullName = fullName, Kind = DepartmentKind.Department, Level = "市" };

    internal static string FindSeeds()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, "seeds", "departments.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "seeds", "departments.json");
    }
}
