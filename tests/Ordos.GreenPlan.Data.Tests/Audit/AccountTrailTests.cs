using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Audit;

/// <summary>What the trail holds of accounts: what was done, and no secret.</summary>
public sealed class AccountTrailTests(Databases databases) : AuditTest(databases)
{
    [Fact]
    public async Task Account_MadeAndItsPasswordChanged_NoSecretIsRecorded()
    {
        await using var scope = Scope();
        var administrator = new Actor(1, "管理员", AccountRole.Administrator, null);
        var made = await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateAsync(
            administrator, new Account { UserName = "zhangsan", DisplayName = "张三", Role = AccountRole.Staff, DepartmentId = Energy });
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync("zhangsan"))!;
        var oldHash = account.PasswordHash!;
        Assert.True((await accounts.ChangePasswordAsync(account, made.Password, "绿水青山就是金山银山2026")).Succeeded);

        var entries = await EntriesAsync(nameof(Account), made.Id);
        Assert.Equal([AuditAction.Added, AuditAction.Changed], entries.Select(entry => entry.Action));
        Assert.Equal((null, "张三"), Change(entries[0], "DisplayName"));
        Assert.Equal((null, "Staff"), Change(entries[0], "Role"));
        Assert.Equal(["PasswordHash"], Names(entries[1])); // that it was changed, not to what
        Assert.All(entries, entry =>
        {
            Assert.DoesNotContain(oldHash, entry.Changes, StringComparison.Ordinal);
            Assert.DoesNotContain(account.PasswordHash!, entry.Changes, StringComparison.Ordinal);
            Assert.DoesNotContain(account.SecurityStamp!, entry.Changes, StringComparison.Ordinal);
            Assert.DoesNotContain(made.Password, entry.Changes, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task SignIn_FailedAttemptsAndNewHash_AreTheLogsBusiness()
    {
        await using var scope = Scope();
        var made = await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateFirstAdministratorAsync(Cancel);
        var db = scope.ServiceProvider.GetRequiredService<GreenPlanContext>();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync(made!.UserName))!;
        var before = (await AllAsync()).Count;

        db.Actor = null; // nobody has signed in yet
        Assert.True((await accounts.AccessFailedAsync(account)).Succeeded);
        account.PasswordHash += "1"; // as when the framework hashes anew
        Assert.True((await accounts.UpdateAsync(account)).Succeeded);

        Assert.Equal(before, (await AllAsync()).Count);
    }
}
