using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Web.Features.Organisation;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Tests.Features.Organisation;

public sealed class DepartmentListQueryTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_OpenTasks_AreWhatTheLedgerLists()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();

        var list = await LoadAsync(new DepartmentsAddress { Kind = DepartmentKind.Department });

        Assert.Contains(list.Rows, row => row.OpenTasks > 0);
        foreach (var row in list.Rows)
        {
            var ledger = LedgerFilter.Of(db, new LedgerAddress { Department = row.Id, State = "open" }, Databases.Today);
            Assert.Equal((row.Name, await ledger.CountAsync(Cancel)), (row.Name, row.OpenTasks));
        }

        Task<DepartmentList> LoadAsync(DepartmentsAddress address) => new DepartmentListQuery(db, Databases.Today).LoadAsync(address, Cancel);
    }

    [Theory]
    [InlineData("q=市发改委", "市发展和改革委员会")] // an alias of one
    [InlineData("q=发展 改革 委员会", "市发展和改革委员会")]
    [InlineData("kind=group", "各旗区人民政府")]
    [InlineData("level=中央垂直", "中国人民银行鄂尔多斯市分行")]
    [InlineData("state=ended", "鄂尔多斯银保监分局")]
    [InlineData("state=proposed", "市环境保护局")]
    public async Task Load_Filtered_FindsTheDepartment(string filter, string name)
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var (key, value) = filter.Split('=') is [var k, var v] ? (k, v) : ("", "");
        var address = DepartmentsAddress.Read(
            key == "q" ? value : null, key == "kind" ? value : null, key == "level" ? value : null, key == "state" ? value : null, null, null);

        var rows = await new DepartmentListQuery(db, Databases.Today).AllAsync(address, Cancel);

        Assert.Contains(rows, row => row.Name == name);
        Assert.True(rows.Count < await db.Departments.CountAsync(Cancel));
        Assert.Equal(address, AddressOf(address));
    }

    [Fact]
    public async Task Load_EndedBodyWithOpenTasks_IsPointedAt()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        db.Actor = Actor.Portal;
        var energy = await db.Departments.SingleAsync(d => d.Name == "市能源局", Cancel);
        energy.ValidTo = Databases.Today;
        await db.SaveChangesAsync(Cancel);

        var list = await new DepartmentListQuery(db, Databases.Today).LoadAsync(new DepartmentsAddress { State = DepartmentsAddress.Leftover }, Cancel);

        Assert.Contains(list.Rows, row => row.Name == "市能源局");
        Assert.Equal(list.Total, list.Leftovers);
        Assert.All(list.Rows, row => Assert.True(row.OpenTasks > 0 && row.ValidTo <= Databases.Today));
    }

    /// <summary>What an address says when it is read again.</summary>
    private static DepartmentsAddress AddressOf(DepartmentsAddress address)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://portal" + address).Query);
        string? Part(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        return DepartmentsAddress.Read(Part("q"), Part("kind"), Part("level"), Part("state"), Part("sort"), null);
    }
}
