using System.Diagnostics;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>用户 and 审计: an account from its invitation to its end, and what the trail says of it.</summary>
public sealed class UserTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Invited_SignsInForTheFirstTime_UntilDisabledInTheMiddleOfASession()
    {
        const string own = "松柏常青于大漠之南年年如是";
        var portal = await Fixture.WritingAsync();
        var admin = await VisitAsync(portal, portal.Accounts.Administrator, "/users/new");
        await admin.Page.GetByLabel("账号").FillAsync("gxj-tongchou");
        await admin.Page.GetByLabel("名称").FillAsync("工信局统筹科");
        await admin.Page.GetByLabel("角色").SelectOptionAsync(new SelectOptionValue { Label = "经办人" });
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "新增" }).ClickAsync();
        await Expect(admin.Page.Locator(".validation-message")).ToHaveTextAsync("请选择部门");
        await admin.Page.GetByLabel("部门", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "市工业和信息化局" });
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "新增" }).ClickAsync();
        var once = admin.Page.GetByRole(AriaRole.Status, new() { Name = "初始密码" });
        var password = await once.Locator("code").Nth(1).InnerTextAsync();
        await Expect(admin.Page.Locator(".pagehead")).ToContainTextAsync("待首次登录");

        var visit = await VisitAsync(portal, null, "/account/sign-in");
        await SignInAsync(visit, "gxj-tongchou", password);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "请先设置自己的密码" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("当前密码").FillAsync(password);
        await visit.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(own);
        await visit.Page.GetByLabel("再输一遍新密码").FillAsync(own);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
        await visit.ShowsAddressAsync("/reports$");
        await visit.GoAsync("/tasks");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "用户" })).ToHaveCountAsync(0);

        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await Expect(admin.Page.Locator(".pagehead")).ToContainTextAsync("已停用");
        var disabled = Stopwatch.StartNew();

        // The open page itself ends, without the person doing anything.
        await visit.ShowsAddressAsync("/account/sign-in");
        TestContext.Current.TestOutputHelper?.WriteLine($"The session ended {disabled.Elapsed.TotalSeconds:0.0} s after the account was closed.");
        Assert.InRange(disabled.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await visit.GoAsync("/tasks");
        await visit.ShowsAddressAsync("/account/sign-in");
        await SignInAsync(visit, "gxj-tongchou", own);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("该账号已停用");

        await admin.GoAsync("/audit?kind=Account&q=gxj-tongchou");
        var added = admin.Page.Locator("table.audit tbody tr").First;
        await Expect(added).ToContainTextAsync("新增用户");
        await Expect(added).ToContainTextAsync("市工业和信息化局");
        Assert.DoesNotContain(password, await admin.Page.ContentAsync(), StringComparison.Ordinal);
        await admin.GoAsync("/audit?kind=Account&by=平台管理员");
        var closed = admin.Page.Locator("table.audit tbody tr").Filter(new() { HasText = "停用时间" }).First;
        await Expect(closed).ToContainTextAsync("工信局统筹科");
        await closed.GetByRole(AriaRole.Link, new() { Name = "工信局统筹科" }).ClickAsync();
        await admin.ShowsAddressAsync("/users/[0-9]+$");
    }

    [Fact]
    public async Task Session_WhoseAccountChanges_ShowsNothingMoreThroughAnyAddress()
    {
        var portal = await Fixture.WritingAsync();
        var admin = await VisitAsync(portal, portal.Accounts.Administrator, "/users/new");
        await admin.Page.GetByLabel("账号").FillAsync("lingdao-er");
        await admin.Page.GetByLabel("名称").FillAsync("分管领导办公室");
        await admin.Page.GetByLabel("角色").SelectOptionAsync(new SelectOptionValue { Label = "调度员" });
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "新增" }).ClickAsync();
        var password = await admin.Page.GetByRole(AriaRole.Status, new() { Name = "初始密码" }).Locator("code").Nth(1).InnerTextAsync();
        var visit = await VisitAsync(portal, null, "/account/sign-in");
        await SignInAsync(visit, "lingdao-er", password);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "请先设置自己的密码" })).ToBeVisibleAsync();

        await admin.Page.GetByLabel("角色").SelectOptionAsync(new SelectOptionValue { Label = "领导" });
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("须重新登录");

        // Without a circuit the next address asks for a new sign-in, at the latest when the stamps have been read again.
        await EventuallyAsync(async () =>
        {
            await visit.GoAsync("/account/password");
            Assert.Contains("/account/sign-in", visit.Page.Url, StringComparison.Ordinal);
        }, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("/users")]
    [InlineData("/users/new")]
    [InlineData("/audit")]
    [InlineData("/departments/new")]
    [InlineData("/departments/reorganise")]
    [InlineData("/users.xlsx")]
    [InlineData("/audit.xlsx")]
    public async Task Pages_OfAdministration_AreClosedToOthers(string address)
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/documents");
        visit.Expects("status of 403");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "管理" })).ToHaveCountAsync(0);
        var answer = await visit.Page.GotoAsync(address);

        Assert.Equal(403, answer!.Status);
    }

    private static async Task EventuallyAsync(Func<Task> holds, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await holds();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (waited.Elapsed < patience)
            {
                // Asked again: each question is a page load, which takes its time.
            }
        }
    }

    private static async Task SignInAsync(Visit visit, string account, string password)
    {
        await visit.Page.GetByLabel("账号").FillAsync(account);
        await visit.Page.GetByLabel("密码").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }
}
