using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

public sealed class SignInTests(PortalFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task SignIn_FirstAdministrator_MustReplaceThePassword()
    {
        var portal = await Fixture.WritingAsync();
        var first = portal.Accounts.First;
        var visit = await VisitAsync(portal, null, "/account/sign-in");
        const string own = "松柏常青于大漠之南年年如是";

        await SignInAsync(visit, first.UserName, first.Password);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "请先设置自己的密码" })).ToBeVisibleAsync();

        await visit.GoAsync("/tasks");
        await visit.ShowsAddressAsync("/account/password\\?");

        await ChangeAsync(visit, first.Password, "短密码", "短密码");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("密码至少[0-9]+位"));
        await ChangeAsync(visit, first.Password, own, own + "。");
        await Expect(visit.Page.Locator(".validation-message")).ToHaveTextAsync("两次输入的新密码不一样");
        await ChangeAsync(visit, first.Password, own, own);

        await visit.ShowsAddressAsync("/tasks$");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "任务台账" })).ToBeVisibleAsync();

        var other = await VisitAsync(portal, null, "/account/sign-in");
        await SignInAsync(other, first.UserName, first.Password);
        await Expect(other.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("账号或密码不正确。");
        await SignInAsync(other, first.UserName, own);
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "工作台" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownAccount_IsRefusedInTheSameWords()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, null, "/account/sign-in");
        const string guess = "wrong-guess-4711";

        foreach (var account in new[] { portal.Accounts.Administrator.UserName, "nobody-of-this-name" })
        {
            await SignInAsync(visit, account, guess);

            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("账号或密码不正确。");
            await Expect(visit.Page.GetByLabel("账号")).ToHaveValueAsync(account);
            await Expect(visit.Page.GetByLabel("密码")).ToHaveValueAsync("");
            Assert.DoesNotContain(guess, await visit.Page.ContentAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain(guess, visit.Page.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignIn_WithoutWords_AsksForBoth()
    {
        var visit = await VisitAsync(await Fixture.ReadingAsync(), null, "/account/sign-in");

        await SignInAsync(visit, "", "");

        await Expect(visit.Page.Locator(".validation-message")).ToHaveTextAsync(["请填写账号", "请填写密码"]);
    }

    [Fact]
    public async Task SignOut_ByTheMenu_EndsAccessAndSignInLeadsBack()
    {
        var portal = await Fixture.WritingAsync();
        var leader = portal.Accounts.Leader;
        var visit = await VisitAsync(portal, null, "/tasks?health=red");
        await visit.ShowsAddressAsync("/account/sign-in\\?ReturnUrl=");
        await SignInAsync(visit, leader.UserName, leader.Password);
        await visit.ShowsAddressAsync("/tasks\\?health=red$");
        await visit.LiveAsync();

        await visit.Page.Locator("details.person summary", new() { HasText = leader.Name }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();

        await visit.ShowsAddressAsync("/account/sign-in$");
        await visit.GoAsync("/overview");
        await visit.ShowsAddressAsync("/account/sign-in\\?ReturnUrl=");
    }

    private static async Task SignInAsync(Visit visit, string account, string password)
    {
        await visit.Page.GetByLabel("账号").FillAsync(account);
        await visit.Page.GetByLabel("密码").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    private static async Task ChangeAsync(Visit visit, string current, string password, string repeated)
    {
        await visit.Page.GetByLabel("当前密码").FillAsync(current);
        await visit.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(password);
        await visit.Page.GetByLabel("再输一遍新密码").FillAsync(repeated);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
    }
}
