using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Tests.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Organisation;

public sealed class DepartmentDeskTests(Databases databases) : PortalTest(databases)
{
    private static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    private static readonly DepartmentEntry Energy =
        new(" 市能源局 ", "鄂尔多斯市能源局", DepartmentKind.Department, "市", null, "综合科", "0477-8580000", null, null, null);

    private DepartmentDesk Desk => Get<DepartmentDesk>();

    [Fact]
    public async Task Add_Department_IsRegisteredWithItsContact()
    {
        var id = await Desk.AddAsync(Administrator, Energy, Cancel);

        Assert.Equal(["市能源局|鄂尔多斯市能源局|综合科|0477-8580000"], await QueryAsync($"select name, full_name, office, phone from departments where id = {id}"));
        Assert.Equal([$"Added|管理员"], await QueryAsync($"select action, account_name from audit_entries where entity = 'Department' and entity_id = '{id}'"));
    }

    [Theory]
    [InlineData("市能源局")] // the name
    [InlineData("鄂尔多斯市能源局")] // the full name
    [InlineData("市煤炭局")] // an alias
    public async Task Names_ThatAnotherBears_AreRefused(string name)
    {
        var first = await Desk.AddAsync(Administrator, Energy, Cancel);
        await Desk.AddAliasAsync(Administrator, first, "市煤炭局", Cancel);
        var second = await Desk.AddAsync(Administrator, Energy with { Name = "市林草局", FullName = "" }, Cancel);

        Assert.Equal("name-taken", await RefusalAsync(() => Desk.AddAsync(Administrator, Energy with { Name = name, FullName = "" }, Cancel)));
        Assert.Equal("name-taken", await RefusalAsync(() => Desk.AddAliasAsync(Administrator, second, name, Cancel)));
    }

    [Fact]
    public async Task Edit_ChangedBySomebodyElse_IsRefused()
    {
        var id = await Desk.AddAsync(Administrator, Energy, Cancel);
        var version = await VersionOfAsync(id);
        await Desk.EditAsync(Administrator, id, version, Energy with { Phone = "0477-8580001" }, Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => Desk.EditAsync(Administrator, id, version, Energy with { Phone = "0477-8580002" }, Cancel));
    }

    [Fact]
    public async Task Edit_WhatCannotBe_IsRefused()
    {
        var id = await Desk.AddAsync(Administrator, Energy, Cancel);
        var below = await Desk.AddAsync(Administrator, Energy with { Name = "市能源综合执法支队", FullName = "", ParentId = id }, Cancel);

        async Task<string> EditAsync(DepartmentEntry entry)
        {
            var version = await VersionOfAsync(id);
            return await RefusalAsync(() => Desk.EditAsync(Administrator, id, version, entry, Cancel));
        }

        Assert.Equal("parent-circular", await EditAsync(Energy with { ParentId = below }));
        Assert.Equal("parent-circular", await EditAsync(Energy with { ParentId = id }));
        Assert.Equal("name-missing", await EditAsync(Energy with { Name = "  " }));
        Assert.Equal("validity-inverted", await EditAsync(Energy with { ValidFrom = Day("2020-01-01"), ValidTo = Day("2020-01-01") }));
    }

    [Fact]
    public async Task Aliases_AddedAndRemoved_AreGone()
    {
        var id = await Desk.AddAsync(Administrator, Energy, Cancel);
        await Desk.AddAliasAsync(Administrator, id, "市能源和煤炭局", Cancel);
        var alias = int.Parse((await QueryAsync("select id from department_aliases"))[0], null);

        await Desk.RemoveAliasAsync(Administrator, id, alias, Cancel);

        Assert.Empty(await QueryAsync("select id from department_aliases"));
    }

    [Fact]
    public async Task Members_AddedAndRemoved_CountsFollow()
    {
        var first = await AddDepartmentAsync("准格尔旗人民政府");
        var second = await AddDepartmentAsync("达拉特旗人民政府");
        var group = await AddDepartmentAsync("各旗区人民政府", first);
        await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Shared, group)));

        await Desk.AddMemberAsync(Administrator, group, second, Cancel);
        Assert.Contains(await QueryAsync(KeptTables.KeptDepartments), row => row.StartsWith($"{second}|", StringComparison.Ordinal));
        await AssertCountsAsync();

        await Desk.RemoveMemberAsync(Administrator, group, first, Cancel);
        Assert.DoesNotContain(await QueryAsync(KeptTables.KeptDepartments), row => row.StartsWith($"{first}|", StringComparison.Ordinal));
        await AssertCountsAsync();
        Assert.Equal("member-is-group", await RefusalAsync(() => Desk.AddMemberAsync(Administrator, group, group, Cancel)));
        Assert.Equal("not-a-group", await RefusalAsync(() => Desk.AddMemberAsync(Administrator, first, second, Cancel)));
    }

    [Fact]
    public async Task Dismiss_ProposedSuccession_IsNoLongerProposedUntilTakenBack()
    {
        await using var db = Open();
        var succession = new Succession
        {
            From = new Department { Key = "a", Name = "市煤炭局", FullName = "市煤炭局", Kind = DepartmentKind.Department, Level = "市" },
            To = new Department { Key = "b", Name = "市能源局", FullName = "市能源局", Kind = DepartmentKind.Department, Level = "市" },
            Kind = SuccessionKind.Merge,
            Certainty = Certainty.Likely,
        };
        db.Successions.Add(succession);
        await db.SaveChangesAsync(Cancel);

        await Desk.DismissAsync(Administrator, succession.Id, dismissed: true, Cancel);
        Assert.Equal(["True"], await QueryAsync("select dismissed_at is not null from successions"));
        await Desk.DismissAsync(Administrator, succession.Id, dismissed: false, Cancel);
        Assert.Equal(["False"], await QueryAsync("select dismissed_at is not null from successions"));
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Desk_AnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var id = await Desk.AddAsync(Administrator, Energy, Cancel);
        var actor = new Actor(5, "某人", role, id);

        Assert.Equal("forbidden", await RefusalAsync(() => Desk.AddAsync(actor, Energy with { Name = "市林草局" }, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.EditAsync(actor, id, 0, Energy, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.AddAliasAsync(actor, id, "市煤炭局", Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.RemoveAliasAsync(actor, id, 1, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.AddMemberAsync(actor, id, id, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.RemoveMemberAsync(actor, id, id, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.DismissAsync(actor, 1, true, Cancel)));
    }

    private async Task<uint> VersionOfAsync(int id) => uint.Parse((await QueryAsync($"select xmin from departments where id = {id}"))[0], null);

    private async Task AssertCountsAsync() =>
        Assert.Equal(await QueryAsync(KeptTables.FreshDepartments), await QueryAsync(KeptTables.KeptDepartments));
}
