using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Pages;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;
using static Microsoft.Playwright.Assertions;

namespace Ordos.GreenPlan.Browser.Tests;

/// <summary>What a row of 本期待报 has beside its text: numbers, the offices' share, evidence where it is asked for.</summary>
public sealed class SheetPartsTests(PortalFixture fixture) : BrowserTest(fixture)
{
    private static readonly FilePayload Proof = new() { Name = "验收意见.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 通过验收"u8.ToArray() };

    [Fact]
    public async Task Value_OfAnIndicator_IsSavedWhileTypingAndReportedOnceWithTheRow()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var (department, code, indicator) = await AskedRowAsync(portal);
        var visit = await VisitAsync(portal, portal.Accounts.Staff(department), $"/reports?row={code}");
        var sheet = new ReportSheet(visit.Page);
        var value = sheet.Row(code).GetByLabel(new Regex("实际值$"));
        await Expect(sheet.Row(code).Locator(".value")).ToContainTextAsync("：11.5");

        await value.FillAsync("1500");
        await Expect(sheet.Row(code)).ToContainTextAsync("数值不在合理范围（0至1000");
        await value.FillAsync("12.50");
        if ((await sheet.Done(code).InputValueAsync()).Length == 0)
        {
            await sheet.Percent(code).FillAsync("30");
            await sheet.Done(code).FillAsync("正在按月调度。");
        }

        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await Expect(sheet.Row(code)).Not.ToContainTextAsync("数值不在合理范围");
        await visit.ReloadAsync();
        await Expect(value).ToHaveValueAsync("12.5");

        await using var db = await portal.DataAsync();
        Assert.False(await db.Readings.AnyAsync(reading => reading.IndicatorId == indicator && reading.Value == 12.5m, TestContext.Current.CancellationToken));
        await sheet.SubmitAll.ClickAsync();
        await Expect(sheet.Row(code)).ToHaveCountAsync(0);
        Assert.Equal(1, await db.Readings.CountAsync(reading => reading.IndicatorId == indicator && reading.Value == 12.5m, TestContext.Current.CancellationToken));
        await EndAsync(visit);
    }

    [Fact]
    public async Task Offices_LinesOfTheDepartment_AreKeptAndFoldIntoTheRow()
    {
        var portal = await Fixture.SheetsAsync();
        var visit = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[1]), "/reports");
        var sheet = new ReportSheet(visit.Page);
        var code = (await sheet.EmptyCodesAsync())[0];
        var offices = sheet.Row(code).Locator("details.offices");
        await offices.Locator("summary").ClickAsync();
        await offices.GetByRole(AriaRole.Button, new() { Name = "添加科室" }).ClickAsync();
        await offices.GetByRole(AriaRole.Button, new() { Name = "添加科室" }).ClickAsync();
        await sheet.Percent(code).FillAsync("30");
        await FillAsync(0, "规划科", "编制清单", "已完成");
        await FillAsync(1, "能源科", "现场核查", "");
        await offices.GetByRole(AriaRole.Button, new() { Name = "汇入本期进展" }).ClickAsync();

        await Expect(sheet.Done(code)).ToHaveValueAsync("规划科：编制清单，已完成；能源科：现场核查。");
        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await visit.ReloadAsync();
        await Expect(offices.Locator("summary")).ToHaveTextAsync("科室分工（2）");
        await Expect(offices.GetByLabel("科室", new() { Exact = true }).Nth(1)).ToHaveValueAsync("能源科");
        await EndAsync(visit);

        async Task FillAsync(int place, string office, string work, string progress)
        {
            await offices.GetByLabel("科室", new() { Exact = true }).Nth(place).FillAsync(office);
            await offices.GetByLabel("分工内容").Nth(place).FillAsync(work);
            await offices.GetByLabel("科室完成情况").Nth(place).FillAsync(progress);
        }
    }

    [Fact]
    public async Task Evidence_OfADrawnTask_IsTakenByContentAndOpenedInReview()
    {
        await using var portal = await Fixture.NewPortalAsync();
        var department = portal.Accounts.Departments[0];
        await using var db = await portal.DataAsync();
        var period = await db.Periods.OrderByDescending(p => p.EndsOn).Select(p => p.Id).FirstAsync(TestContext.Current.CancellationToken);
        await portal.Get<ReviewDesk>().DrawAsync(new Actor(null, "示例调度员", AccountRole.Coordinator, null) with { AccountId = 1 }, period, 200, 7, TestContext.Current.CancellationToken);
        var visit = await VisitAsync(portal, portal.Accounts.Staff(department), "/reports");
        var sheet = new ReportSheet(visit.Page);
        var code = (await sheet.CodesAsync("本期抽查")).Intersect(await sheet.CodesAsync("未填")).First();
        await sheet.Row(code).GetByLabel("任务状态").SelectOptionAsync("推进中");
        if ((await sheet.Percent(code).InputValueAsync()).Length == 0)
        {
            await sheet.Percent(code).FillAsync("30");
        }

        // Without a word of its proof, the row stays, and the person is led to the field.
        await sheet.Done(code).FillAsync("完成抽查项目建设。");
        await Expect(sheet.Status(code)).ToContainTextAsync("待写佐证");
        await Expect(sheet.Row(code)).Not.ToHaveAttributeAsync("data-unsaved", "");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "下一处待改" }).ClickAsync();
        await Expect(visit.Page.Locator("article :focus")).ToHaveCountAsync(1);

        var upload = sheet.Row(code).Locator(".files input[type=file]");
        await upload.SetInputFilesAsync(new FilePayload { Name = "程序.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await Expect(visit.Page.GetByText("只收PDF、Word（docx）、Excel（xlsx）和JPG、PNG图片")).ToBeVisibleAsync();
        await upload.SetInputFilesAsync(Proof);
        var link = sheet.Row(code).GetByRole(AriaRole.Link, new() { Name = "验收意见.pdf" });
        await Expect(link).ToBeVisibleAsync();
        await Expect(sheet.Status(code)).ToContainTextAsync("✓ 已保存");

        var address = (await link.GetAttributeAsync("href"))!;
        var answer = await visit.Page.Context.APIRequest.GetAsync(address);
        Assert.Equal(("application/pdf", "nosniff", true), (answer.Headers["content-type"], answer.Headers["x-content-type-options"], answer.Headers["content-disposition"].StartsWith("attachment", StringComparison.Ordinal)));
        Assert.Equal(Proof.Buffer, await answer.BodyAsync());
        var stranger = await VisitAsync(portal, portal.Accounts.Staff(portal.Accounts.Departments[1]), null);
        Assert.Equal(404, (await stranger.Page.Context.APIRequest.GetAsync(address)).Status);

        await sheet.SubmitAll.ClickAsync();
        await Expect(visit.Page.Locator("tr", new() { HasText = "完成抽查项目建设。" })).ToContainTextAsync("验收意见.pdf");
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Done == "完成抽查项目建设。", TestContext.Current.CancellationToken);
        await portal.Get<ReportDesk>().SignAsync(new Actor(1, "示例审核人", AccountRole.DepartmentHead, report.DepartmentId, IsDemo: true), report.Id, report.Version, TestContext.Current.CancellationToken);
        var coordinator = await VisitAsync(portal, portal.Accounts.Coordinator, $"/review-queue?id={report.Id}");
        await Expect(coordinator.Page.Locator(".q3")).ToContainTextAsync("抽查佐证：附文件1个");
        var download = await coordinator.Page.RunAndWaitForDownloadAsync(() => coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "验收意见.pdf" }).ClickAsync());
        Assert.Equal("验收意见.pdf", download.SuggestedFilename);
        foreach (var one in new[] { visit, stranger, coordinator })
        {
            await EndAsync(one);
        }
    }

    /// <summary>Names a department with accounts for an indicator of one of its open rows, with a value of the quarter before.</summary>
    private static async Task<(string Department, string Code, int Indicator)> AskedRowAsync(Portal portal)
    {
        await using var db = await portal.DataAsync();
        db.Actor = Actor.DemoPortal;
        var period = await db.Periods.Include(p => p.Documents).OrderByDescending(p => p.EndsOn).FirstAsync(TestContext.Current.CancellationToken);
        var covered = period.Documents.Select(document => document.DocumentId).ToArray();
        var found = await (
            from duty in AskedDuty.In(db)
            join department in db.Departments on duty.DepartmentId equals department.Id
            join target in db.Targets on duty.TaskId equals target.TaskId
            join indicator in db.Indicators on target.IndicatorId equals indicator.Id
            where portal.Accounts.Departments.Contains(department.Key) && target.Area == "" && target.Unit != null && indicator.Unit == target.Unit
                && covered.Contains(duty.DocumentId)
            orderby duty.TaskId, indicator.Id
            select new { department.Id, department.Key, duty.TaskId, Indicator = indicator.Id, indicator.Unit }).FirstAsync(TestContext.Current.CancellationToken);
        await db.Readings.Where(reading => reading.IndicatorId == found.Indicator).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await db.Reports.Where(report => report.TaskId == found.TaskId && report.DepartmentId == found.Id && report.PeriodId == period.Id)
            .ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await db.Indicators.Where(indicator => indicator.Id == found.Indicator).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.DepartmentId, found.Id).SetProperty(i => i.PlausibleFrom, 0m).SetProperty(i => i.PlausibleTo, 1000m)
                .SetProperty(i => i.Kind, IndicatorKind.Level), TestContext.Current.CancellationToken);
        var before = period.EndsOn.AddMonths(-3);
        db.Readings.Add(new Reading
        {
            IndicatorId = found.Indicator, Area = "", Length = PeriodLength.Quarter, Year = before.Year, Number = (before.Month + 2) / 3, Value = 11.5m, Unit = found.Unit,
            ReportedBy = "示例填报", ReportedAt = DateTime.UtcNow, IsDemo = true,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (found.Key, $"{found.TaskId}-{period.Id}", found.Indicator);
    }
}
