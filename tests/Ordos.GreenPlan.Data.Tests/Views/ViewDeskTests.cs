using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Data.Views;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Views;

public sealed class ViewDeskTests(Databases databases) : PortalTest(databases)
{
    private static readonly Actor Leader = new(1, "领导", AccountRole.Leader, null);
    private static readonly Actor Clerk = new(2, "经办人", AccountRole.Staff, null);

    private ViewDesk Desk => Get<ViewDesk>();

    protected override async Task ArrangeAsync()
    {
        var department = await AddDepartmentAsync("市能源局");
        await QueryAsync($"""
            insert into accounts (id, display_name, role, department_id, must_change_password, is_demo, user_name, email_confirmed,
                phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values (1, '领导', 'Leader', null, false, false, 'l', false, false, false, true, 0),
                   (2, '经办人', 'Staff', {department}, false, false, 's', false, false, false, true, 0)
            """);
    }

    [Fact]
    public async Task Of_OwnAndSharedOfTheList_OwnFirst()
    {
        await Desk.KeepAsync(Leader, "甲、共享的", "/tasks", "/tasks?health=red", isShared: true, Cancel);
        await Desk.KeepAsync(Leader, "领导自己的", "/tasks", "/tasks?due=soon", isShared: false, Cancel);
        await Desk.KeepAsync(Clerk, "乙、自己的", "/tasks", "/tasks?state=open", isShared: false, Cancel);
        await Desk.KeepAsync(Clerk, "目标", "/targets", "/targets?year=2025", isShared: false, Cancel);

        var views = await Desk.OfAsync(Clerk, "/tasks", Cancel);

        Assert.Equal([("乙、自己的", "/tasks?state=open"), ("甲、共享的", "/tasks?health=red")], views.Select(view => (view.Name, view.Address)));
    }

    [Fact]
    public async Task Keep_NameTwice_IsRefused()
    {
        await Desk.KeepAsync(Clerk, "红", "/tasks", "/tasks?health=red", isShared: false, Cancel);

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => Desk.KeepAsync(Clerk, " 红", "/tasks", "/tasks", isShared: false, Cancel));

        Assert.Equal("name-taken", refusal.Code);
        Assert.Single(await Desk.OfAsync(Clerk, "/tasks", Cancel));
    }

    [Fact]
    public async Task Keep_OneMoreThanAllowed_IsRefused()
    {
        for (var number = 0; number < ViewDesk.Most; number++)
        {
            await Desk.KeepAsync(Clerk, $"视图{number}", "/tasks", "/tasks", isShared: false, Cancel);
        }

        Assert.Equal("too-many", (await Assert.ThrowsAsync<DomainRuleException>(() => Desk.KeepAsync(Clerk, "再一个", "/tasks", "/tasks", isShared: false, Cancel))).Code);
    }

    [Fact]
    public async Task Remove_OthersView_OnlyASharedOneByThoseWhoMayShare()
    {
        var leaders = await Desk.KeepAsync(Leader, "共享的", "/tasks", "/tasks", isShared: true, Cancel);
        var clerks = await Desk.KeepAsync(Clerk, "自己的", "/tasks", "/tasks", isShared: false, Cancel);

        Assert.Equal("forbidden", (await Assert.ThrowsAsync<DomainRuleException>(() => Desk.RemoveAsync(Clerk, leaders, Cancel))).Code);
        Assert.Equal("forbidden", (await Assert.ThrowsAsync<DomainRuleException>(() => Desk.RemoveAsync(Leader, clerks, Cancel))).Code);
        await Desk.RemoveAsync(Coordinator, leaders, Cancel);
        await Desk.RemoveAsync(Clerk, clerks, Cancel);
        await Desk.RemoveAsync(Clerk, clerks, Cancel);

        Assert.Empty(await Desk.OfAsync(Clerk, "/tasks", Cancel));
    }
}
