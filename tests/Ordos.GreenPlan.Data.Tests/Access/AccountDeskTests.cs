using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Access;

public sealed class AccountDeskTests(Databases databases) : PortalTest(databases)
{
    private int _energy;
    private int _forestry;
    private int _first;

    private Actor Administrator => new(_first, "系统管理员", AccountRole.Administrator, null);

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _first = (await OnDeskAsync(desk => desk.CreateFirstAdministratorAsync(Cancel)))!.Id;
    }

    [Fact]
    public async Task Invite_Staff_MustChangeThePasswordThatIsShownOnce()
    {
        var invited = await InviteAsync("nyj-jia", AccountRole.Staff, _energy);

        Assert.Equal(16, invited.Password.Length);
        Assert.True(await OpensAsync(invited));
        Assert.Equal([$"{_energy}|True|False"], await QueryAsync(
            $"select department_id, must_change_password, disabled_at is not null from accounts where id = {invited.Id}"));
        Assert.Empty(await QueryAsync($"select 1 from audit_entries where changes::text like '%{invited.Password}%'"));
    }

    [Theory]
    [InlineData("nyj-jia", AccountRole.Staff, true, "account-refused")] // another has the name
    [InlineData("能源局甲", AccountRole.Staff, true, "account-refused")]
    [InlineData("nyj-yi", AccountRole.Staff, false, "department-missing")]
    [InlineData("nyj-yi", AccountRole.DepartmentHead, false, "department-missing")]
    public async Task Invite_WhatCannotBe_IsRefused(string userName, AccountRole role, bool withDepartment, string code)
    {
        await InviteAsync("nyj-jia", AccountRole.Staff, _energy);

        Assert.Equal(code, await RefusalAsync(() => InviteAsync(userName, role, withDepartment ? _energy : null)));
    }

    [Fact]
    public async Task Disable_Account_EndsItsSessionsUntilItIsOpenedAgain()
    {
        var invited = await InviteAsync("nyj-jia", AccountRole.Staff, _energy);
        var stamp = await StampAsync(invited.Id);

        await OnDeskAsync(desk => desk.DisableAsync(Administrator, invited.Id, Cancel));
        Assert.NotEqual(stamp, await StampAsync(invited.Id));
        Assert.Equal(["True"], await QueryAsync($"select disabled_at is not null from accounts where id = {invited.Id}"));

        await OnDeskAsync(desk => desk.EnableAsync(Administrator, invited.Id, Cancel));
        Assert.Equal(["False"], await QueryAsync($"select disabled_at is not null from accounts where id = {invited.Id}"));
    }

    [Fact]
    public async Task Reset_Password_ReplacesTheOldOne()
    {
        var invited = await InviteAsync("nyj-jia", AccountRole.Staff, _energy);
        await QueryAsync($"update accounts set must_change_password = false, lockout_end = now() + interval '1 hour' where id = {invited.Id}");

        var reset = await OnDeskAsync(desk => desk.ResetPasswordAsync(Administrator, invited.Id, Cancel));

        Assert.False(await OpensAsync(invited));
        Assert.True(await OpensAsync(reset));
        Assert.Equal(["True|"], await QueryAsync($"select must_change_password, lockout_end from accounts where id = {invited.Id}"));
    }

    [Fact]
    public async Task Change_DepartmentAndRole_EndsSessions()
    {
        var invited = await InviteAsync("nyj-jia", AccountRole.Staff, _energy);
        var (stamp, version) = (await StampAsync(invited.Id), await VersionOfAsync(invited.Id));

        await OnDeskAsync(desk => desk.ChangeAsync(Administrator, invited.Id, version, "林草局审核人", AccountRole.DepartmentHead, _forestry, Cancel));

        Assert.Equal([$"林草局审核人|DepartmentHead|{_forestry}"], await QueryAsync($"select display_name, role, department_id from accounts where id = {invited.Id}"));
        Assert.NotEqual(stamp, await StampAsync(invited.Id));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => OnDeskAsync(desk => desk.ChangeAsync(Administrator, invited.Id, version, "甲", AccountRole.Staff, _energy, Cancel)));
    }

    [Fact]
    public async Task LastAdministrator_CannotBeClosedOrDemoted()
    {
        var second = await InviteAsync("admin-2", AccountRole.Administrator, null);
        var other = new Actor(second.Id, "管理员乙", AccountRole.Administrator, null);
        await QueryAsync($"update accounts set is_demo = true where id = {second.Id}"); // a sample administrator is none that lasts

        Assert.Equal("last-administrator", await RefusalAsync(() => OnDeskAsync(desk => desk.DisableAsync(other, _first, Cancel))));
        var version = await VersionOfAsync(_first);
        Assert.Equal("last-administrator", await RefusalAsync(
            () => OnDeskAsync(desk => desk.ChangeAsync(other, _first, version, "甲", AccountRole.Leader, null, Cancel))));
        Assert.Equal("own-account", await RefusalAsync(() => OnDeskAsync(desk => desk.DisableAsync(Administrator, _first, Cancel))));

        await QueryAsync($"update accounts set is_demo = false where id = {second.Id}");
        await OnDeskAsync(desk => desk.DisableAsync(other, _first, Cancel));
    }

    [Fact]
    public async Task Administrators_WhoCloseEachOtherAtOnce_LeaveOne()
    {
        var second = await InviteAsync("admin-2", AccountRole.Administrator, null);
        var other = new Actor(second.Id, "管理员乙", AccountRole.Administrator, null);

        var attempts = await Task.WhenAll(AttemptAsync(Administrator, second.Id), AttemptAsync(other, _first));

        Assert.Equal(["done", "last-administrator"], attempts.Order());

        async Task<string> AttemptAsync(Actor actor, int id)
        {
            try
            {
                await OnDeskAsync(desk => desk.DisableAsync(actor, id, Cancel));
                return "done";
            }
            catch (Domain.DomainRuleException refused)
            {
                return refused.Code;
            }
        }
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Desk_AnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var actor = new Actor(5, "某人", role, _energy);

        Assert.Equal("forbidden", await RefusalAsync(() => OnDeskAsync(desk => desk.CreateAsync(actor, Sketch("x-1", AccountRole.Leader, null)))));
        Assert.Equal("forbidden", await RefusalAsync(() => OnDeskAsync(desk => desk.DisableAsync(actor, _first, Cancel))));
        Assert.Equal("forbidden", await RefusalAsync(() => OnDeskAsync(desk => desk.EnableAsync(actor, _first, Cancel))));
        Assert.Equal("forbidden", await RefusalAsync(() => OnDeskAsync(desk => desk.ResetPasswordAsync(actor, _first, Cancel))));
        Assert.Equal("forbidden", await RefusalAsync(
            () => OnDeskAsync(desk => desk.ChangeAsync(actor, _first, "", "甲", AccountRole.Staff, _energy, Cancel))));
    }

    private static Account Sketch(string userName, AccountRole role, int? department) =>
        new() { UserName = userName, DisplayName = "某处", Role = role, DepartmentId = department };

    private Task<NewAccount> InviteAsync(string userName, AccountRole role, int? department) =>
        OnDeskAsync(desk => desk.CreateAsync(Administrator, Sketch(userName, role, department)));

    private async Task<T> OnDeskAsync<T>(Func<AccountDesk, Task<T>> act)
    {
        await using var scope = Scope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }

    private async Task OnDeskAsync(Func<AccountDesk, Task> act)
    {
        await using var scope = Scope();
        await act(scope.ServiceProvider.GetRequiredService<AccountDesk>());
    }

    private async Task<bool> OpensAsync(NewAccount handedOut)
    {
        await using var scope = Scope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await accounts.CheckPasswordAsync((await accounts.FindByNameAsync(handedOut.UserName))!, handedOut.Password);
    }

    private async Task<string> StampAsync(int id) => (await QueryAsync($"select security_stamp from accounts where id = {id}"))[0];

    private async Task<string> VersionOfAsync(int id) => (await QueryAsync($"select concurrency_stamp from accounts where id = {id}"))[0];
}
