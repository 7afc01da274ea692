using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Domain.Tests.Views;

public sealed class SavedViewTests
{
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Keep_FilteredList_KeepsItsAddressUnderTheName()
    {
        var view = Keep("  红牌任务 ", "/tasks", "/tasks?health=red");

        Assert.Equal(("红牌任务", "/tasks", "/tasks?health=red", 7, false), (view.Name, view.List, view.Address, view.AccountId, view.IsShared));
    }

    [Theory]
    [InlineData("", "/tasks", "/tasks", "name-missing")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "/tasks", "/tasks", "name-too-long")]
    [InlineData("外站", "/tasks", "//evil.example/tasks", "address-foreign")]
    [InlineData("外站", "/tasks", "https://evil.example/tasks?health=red", "address-foreign")]
    [InlineData("别处", "/tasks", "/tasks/../users", "address-foreign")]
    [InlineData("别处", "/tasks", "/tasksx", "address-foreign")]
    [InlineData("换行", "/tasks", "/tasks?q=a\nb", "address-foreign")]
    [InlineData("脚本", "javascript:alert(1)", "javascript:alert(1)", "address-foreign")]
    [InlineData("外站", "//evil.example", "//evil.example", "address-foreign")]
    public void Keep_WhatIsNoViewOfTheList_IsRefused(string name, string list, string address, string code) =>
        Assert.Equal(code, Refusal.Of(() => Keep(name, list, address)));

    [Fact]
    public void Keep_SharedByStaff_IsRefused() =>
        Assert.Equal("forbidden", Refusal.Of(() => SavedView.Keep(new Actor(7, "张三", AccountRole.Staff, 1), "全市", "/tasks", "/tasks", isShared: true, Now)));

    private static SavedView Keep(string name, string list, string address) =>
        SavedView.Keep(new Actor(7, "张三", AccountRole.Staff, 1), name, list, address, isShared: false, Now);
}
