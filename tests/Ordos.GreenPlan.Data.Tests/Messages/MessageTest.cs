using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Messages;

/// <summary>A small city with somebody in every role: energy has two members of staff, forestry one, the banner only a head.</summary>
public abstract class MessageTest(Databases databases) : PortalTest(databases)
{
    protected int Energy { get; private set; }

    protected int Forestry { get; private set; }

    protected int Banner { get; private set; }

    protected Plan Plan { get; private set; } = new(0, []);

    protected override async Task ArrangeAsync()
    {
        Energy = await AddDepartmentAsync("市能源局");
        Forestry = await AddDepartmentAsync("市林业和草原局");
        Banner = await AddDepartmentAsync("准格尔旗人民政府");
        var banners = await AddDepartmentAsync("各旗区人民政府", Banner);
        Plan = await PublishAsync(
            "2024-09-29",
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, Energy), (UnitRole.Support, Forestry)),
            new Sketch("发展绿氢产业", "2026-12-31", (UnitRole.Lead, Energy), (UnitRole.Support, Energy)), // named twice: one row
            new Sketch("落实用地保障", "2026-12-31", (UnitRole.Lead, Forestry), (UnitRole.Implement, banners)));
        await AddAccountAsync("energy-1", AccountRole.Staff, Energy);
        await AddAccountAsync("energy-2", AccountRole.Staff, Energy);
        await AddAccountAsync("energy-head", AccountRole.DepartmentHead, Energy);
        await AddAccountAsync("forestry-1", AccountRole.Staff, Forestry);
        await AddAccountAsync("banner-head", AccountRole.DepartmentHead, Banner);
        await AddAccountAsync("coordinator", AccountRole.Coordinator);
        await AddAccountAsync("leader", AccountRole.Leader);
        await AddAccountAsync("administrator", AccountRole.Administrator);
    }

    protected async Task<Actor> AddAccountAsync(string name, AccountRole role, int? department = null)
    {
        await using var db = Open();
        var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name, Role = role, DepartmentId = department };
        db.Users.Add(account);
        await db.SaveChangesAsync(Cancel);
        return account.ToActor();
    }

    protected Task<int> WriteAsync() => Get<MessageWriter>().WriteAsync(MessageScope.All, Cancel);

    /// <summary>Who has been told what of a kind, by name.</summary>
    protected Task<List<string>> ToldAsync(MessageKind kind) => QueryAsync(
        $"select a.user_name || '：' || m.text from messages m join accounts a on a.id = m.account_id where m.kind = '{kind}' order by a.user_name, m.id");

    /// <summary>Names of those who have been told something of a kind.</summary>
    protected Task<List<string>> NamesAsync(MessageKind kind) => QueryAsync(
        $"select a.user_name from messages m join accounts a on a.id = m.account_id where m.kind = '{kind}' order by a.user_name, m.id");
}
