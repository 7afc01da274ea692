using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>部门 and 机构改革 as an administrator keeps them.</summary>
public sealed class OrganisationTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private const string Old = "市能源局";
    private const string New = "市能源和碳达峰管理局";

    [Fact]
    public async Task Rename_FourClicks_MovesTheOpenTasksAndIsTakenBack()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var old = await PortalPage.DepartmentAsync(portal, Old);
        var open = await OpenTasksAsync(portal, old);
        Assert.NotEmpty(open);
        var staff = await VisitAsync(portal, portal.Accounts.Staff("nyj"), $"/tasks?department={old}&state=open");
        await new LedgerTable(staff.Page).ShowsAsync(open.Count);
        var admin = await VisitAsync(portal, portal.Accounts.Administrator, "/departments/reorganise");
        var page = admin.Page;

        // Old, new and day are chosen, the tasks are looked at, and it is applied: four steps.
        await page.GetByLabel("原单位").SelectOptionAsync(new SelectOptionValue { Label = Old }); // 1
        await page.GetByLabel("新名称（尚未登记的）").FillAsync(New); // 2
        await page.GetByLabel("生效日期").FillAsync(Today()); // 3
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "移交的未办结任务" });
        await Expect(preview).ToContainTextAsync($"更名为{New}，移交{open.Count}项未办结任务");
        await Expect(preview.Locator("tbody tr")).ToHaveCountAsync(open.Count);
        await Expect(preview.GetByLabel("原单位的2个账号一并转入承接单位")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "办理", Exact = true }).ClickAsync(); // 4
        var applied = Stopwatch.StartNew();

        await admin.ShowsAddressAsync($"/departments/{old}$");
        await Expect(page.Locator(".pagehead")).ToContainTextAsync("已撤销");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "0项" })).ToBeVisibleAsync();
        await Expect(page.Locator("ul.rows").Filter(new() { HasText = New }).First).ToContainTextAsync("更名");

        // Whoever worked there works for the new one, as soon as they have signed in again.
        await staff.ShowsAddressAsync("/account/sign-in");
        TestContext.Current.TestOutputHelper?.WriteLine($"The session ended {applied.Elapsed.TotalSeconds:0.0} s after the rename.");
        await SignInAsync(staff, portal.Accounts.Staff("nyj"));
        await staff.GoAsync($"/tasks/{open[0]}");
        await Expect(staff.Page.GetByRole(AriaRole.Region, new() { Name = "责任单位" }).Or(staff.Page.Locator("dl.units")).First).ToContainTextAsync($"现由{New}承担");
        await new TaskForm(staff.Page).SubmitAsync("推进中", 66, "更名后继续推进，已完成前期手续。");
        await EndAsync(staff);

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销办理" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤销" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"{open.Count}项" })).ToBeVisibleAsync();
        await Expect(page.Locator(".pagehead")).ToContainTextAsync("现行");
        Assert.Equal(open, await OpenTasksAsync(portal, old));
        await EndAsync(admin);
    }

    [Fact]
    public async Task Split_ChosenTask_MovesAloneAndTheAuditTells()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var (old, other) = (await PortalPage.DepartmentAsync(portal, Old), await PortalPage.DepartmentAsync(portal, "市水利局"));
        var (before, held) = (await OpenTasksAsync(portal, old), await OpenTasksAsync(portal, other));
        var admin = await VisitAsync(
            portal, portal.Accounts.Administrator, $"/departments/reorganise?kind=split&from={old}&to={other}&on={Today()}");
        var page = admin.Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "办理", Exact = true })).ToBeDisabledAsync();
        var task = before.Except(held).First();

        await page.Locator($"tr:has(a[href='/tasks/{task}'])").GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("依据（可不填）").FillAsync("职能划转通知");
        await page.GetByRole(AriaRole.Button, new() { Name = "办理", Exact = true }).ClickAsync();

        await admin.ShowsAddressAsync($"/departments/{old}$");
        await Expect(page.Locator(".pagehead")).ToContainTextAsync("现行");
        await Expect(page.Locator("ul.rows > li", new() { HasText = "移交1项任务" })).ToContainTextAsync("依据：职能划转通知");
        Assert.Equal(before.Except([task]), await OpenTasksAsync(portal, old));
        Assert.Equal(held.Append(task).Order(), await OpenTasksAsync(portal, other));

        await admin.GoAsync("/audit?kind=Reorganisation");
        var row = page.Locator("table.audit tbody tr").First;
        await Expect(row).ToContainTextAsync("新增机构改革");
        await Expect(row).ToContainTextAsync("划转部分职责");
        await Expect(row).ToContainTextAsync("市水利局");
        await EndAsync(admin);
    }

    [Fact]
    public async Task Department_AddedAndEdited_ShowsWhatWasTyped()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Administrator, "/departments/new");
        var page = visit.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".validation-message").First).ToHaveTextAsync("请填写名称");
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync(Old);
        await page.GetByLabel("层级").FillAsync("市");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不能重复登记");
        await Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync(Old); // what was typed stays

        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("市绿色发展促进中心");
        await page.GetByLabel("类别").SelectOptionAsync(new SelectOptionValue { Label = "事业单位、群团" });
        await page.GetByLabel("联系科室").FillAsync("综合科");
        await page.GetByLabel("联系电话").FillAsync("0477-0000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await visit.ShowsAddressAsync("/departments/[0-9]+$");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("综合科　0477-0000000");

        await page.GetByLabel("新别名").FillAsync("市绿促中心");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await Expect(page.Locator("ul.rows", new() { HasText = "市绿促中心" })).ToBeVisibleAsync();
        await visit.GoAsync("/departments?q=绿促");
        await Expect(page.Locator("table.rg tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Successions_Proposed_AreListedAndMayBeDismissed()
    {
        var portal = await Fixture.WritingAsync();
        var visit = await VisitAsync(
            portal, portal.Accounts.Administrator, $"/departments/{await PortalPage.DepartmentAsync(portal, "市环境保护局")}");
        var row = visit.Page.Locator("ul.rows > li", new() { HasText = "市生态环境局" });

        await Expect(row).ToContainTextAsync("待确认 · 推定");
        await row.GetByRole(AriaRole.Button, new() { Name = "排除" }).ClickAsync();
        await Expect(row).ToContainTextAsync("已排除");
        await row.GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await Expect(row).ToContainTextAsync("待确认 · 推定");

        await row.GetByRole(AriaRole.Link, new() { Name = "确认" }).ClickAsync();
        await visit.ShowsAddressAsync("/departments/reorganise\\?from=[0-9]+&to=[0-9]+$");
        await Expect(visit.Page.GetByLabel("承接单位")).Not.ToHaveValueAsync("");
    }

    [Fact]
    public async Task List_FilteredByKind_ExportsWhatItShows()
    {
        var portal = await Fixture.ReadingAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Leader, "/departments?kind=group");
        await Expect(visit.Page.Locator("table.rg tbody tr")).ToHaveCountAsync(8); // as the registry of the city has them

        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());

        Assert.Matches("^部门20[0-9]{6}\\.xlsx$", download.SuggestedFilename);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "机构改革" })).ToHaveCountAsync(0);
    }

    private static string Today() => DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<int>> OpenTasksAsync(Portal portal, int department)
    {
        await using var db = await portal.DataAsync();
        return await (
            from duty in db.Duties
            join task in db.Tasks on duty.TaskId equals task.Id
            join plan in db.Documents on task.DocumentId equals plan.Id
            where duty.DepartmentId == department && plan.ArchivedAt == null
                && (task.State == Domain.Tasks.TaskState.NotStarted || task.State == Domain.Tasks.TaskState.UnderWay)
            select task.Id).Distinct().Order().ToListAsync();
    }

    private static async Task SignInAsync(Visit visit, PortalAccount account)
    {
        await visit.Page.GetByLabel("账号").FillAsync(account.UserName);
        await visit.Page.GetByLabel("密码").FillAsync(account.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("/account/"));
    }
}
