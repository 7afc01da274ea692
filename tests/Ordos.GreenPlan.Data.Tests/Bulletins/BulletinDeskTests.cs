using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Data.Tests.Supervision;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Bulletins;

public sealed class BulletinDeskTests(Databases databases) : SupervisionTest(databases)
{
    private BulletinDesk Bulletins => Get<BulletinDesk>();

    [Fact]
    public async Task Dispatch_OfAPeriod_SaysWhatTheListsCount()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await ReportAndAcceptAsync(Energy, Calm.TaskId);
        await SubmitAndSignAsync(Energy, Late.TaskId, Entry with { NeedsCoordination = true, Problems = "用地指标不足" });

        var content = await MakeAsync(Coordinator, BulletinKind.Dispatch, period);

        Assert.Equal("关于截至2026-03-31重点任务调度情况的通报", content.PlainTitle);
        Assert.Contains("截至2026年4月3日，4项任务中，进度正常1项，预警0项，逾期或滞后3项，尚未调度或已终止0项。", Sentences(content));
        Assert.Contains("已完成（含已销号）0项，超过完成时限尚未完成2项。", Sentences(content));
        Assert.Contains("本期未办结任务应报进展4项次，已签发2项次，其中已审结1项次；未报送2项次。", Sentences(content));
        Assert.Contains("未报齐的单位2个：市能源局1项，市林业和草原局1项。", Sentences(content));
        Assert.Contains("市能源局“推进光伏治沙”：用地指标不足。", Sentences(content));
        var red = Assert.Single(content.Blocks.OfType<BulletinTable>(), table => table.Title == "逾期和滞后任务");
        Assert.Equal(["1 推进光伏治沙 市能源局 2026.03.22 40% 逾期12天", "2 修复退化草原 市林业和草原局 2026.03.31 未报 逾期3天", "3 发展绿氢产业 市能源局 2026.04.20 未报 落后序时84点"], red.Rows.Select(row => string.Join(' ', row)));
    }

    /// <summary>A number that stands in a sentence without its data could not be checked by anybody.</summary>
    [Fact]
    public async Task Dispatch_EveryCount_HasItsData()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await SubmitAndSignAsync(Energy, Late.TaskId);
        var content = await MakeAsync(Coordinator, BulletinKind.Dispatch, period);

        var parts = content.Blocks.OfType<BulletinParagraph>().SelectMany(paragraph => paragraph.Sentences).SelectMany(sentence => sentence.Parts).ToList();
        Assert.All(parts.Where(part => part.Text.All(char.IsAsciiDigit)), part => Assert.NotNull(part.Source));
        var signed = parts[parts.FindIndex(part => part.Text.EndsWith("已签发", StringComparison.Ordinal)) + 1];
        Assert.Equal(("推进光伏治沙", "1"), (Assert.Single(signed.Source!.Tasks!).Title, signed.Text));
        var reds = parts[parts.FindIndex(part => part.Text.EndsWith("逾期或滞后", StringComparison.Ordinal)) + 1];
        Assert.Equal((Health.Red, null, null), (reds.Source!.Health!.Value, reds.Source.Plans, reds.Source.DepartmentId)); // the period covers all plans
    }

    [Fact]
    public async Task Department_OwnReport_CountsItsOwnTasksAlone()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await SubmitAndSignAsync(Energy, Calm.TaskId);

        var content = await MakeAsync(Staff(Energy), BulletinKind.Department, period, Energy);

        Assert.Equal(("市能源局截至2026-03-31重点任务进展情况报告", "市能源局"), (content.PlainTitle, content.Signer));
        Assert.Contains("截至2026年4月3日，3项任务中，进度正常1项，预警0项，逾期或滞后2项，尚未调度或已终止0项。", Sentences(content));
        var table = Assert.Single(content.Blocks.OfType<BulletinTable>(), one => one.Title == "本期任务进展");
        Assert.Equal(["1 建设新型储能 推进中 40% 已建成光伏项目3个，并网120万千瓦。"], table.Rows.Select(row => string.Join(' ', row)));
        Assert.DoesNotContain("草原", JsonSerializer.Serialize(content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_OfAPeriod_QuotesProblemsAndNextSteps()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await SubmitAndSignAsync(Energy, Late.TaskId, Entry with { Problems = "用地指标不足；\n设备到货延迟。" });

        var sentences = Sentences(await MakeAsync(Coordinator, BulletinKind.Progress, period));

        Assert.Contains("市能源局“推进光伏治沙”：用地指标不足；设备到货延迟。", sentences);
        Assert.Contains("市能源局“推进光伏治沙”：办理用地手续。", sentences);
    }

    [Fact]
    public async Task Order_OnPaper_SaysWhatWasSent()
    {
        var urged = await SendAsync(Late);
        Assert.Equal("no-paper", await RefusalAsync(() => Bulletins.MakeOrderAsync(Coordinator, urged, Cancel)));
        var item = await SendAsync(OfForestry, SupervisionLevel.Order);

        var content = await ReadAsync(await Bulletins.MakeOrderAsync(Coordinator, item, Cancel));

        Assert.Equal(("督办单（红色）", "市林业和草原局："), (content.Title, content.Addressee));
        Assert.Contains(Sentences(content), one => one.StartsWith("经核，你单位承担的“修复退化草原”", StringComparison.Ordinal));
        Assert.Contains("截至2026年4月3日，该任务进度为未报，逾期3天。", Sentences(content));
        Assert.Contains("督办级别 红色（逾期）", content.Blocks.OfType<BulletinTable>().Single().Rows.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public async Task Kept_Version_StaysWhenTheDataMoveOn()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var id = await Bulletins.MakeAsync(Coordinator, BulletinKind.Dispatch, period, null, Cancel);
        var before = JsonSerializer.Serialize(await ReadAsync(id));
        await ReportAndAcceptAsync(Energy, Late.TaskId, Entry with { ClaimedState = TaskState.Done, Percent = 100, Evidence = "验收意见" });

        Assert.Equal(before, JsonSerializer.Serialize(await ReadAsync(id)));
        Assert.NotEqual(before, JsonSerializer.Serialize(await MakeAsync(Coordinator, BulletinKind.Dispatch, period)));
        Assert.Equal(["Added"], await QueryAsync($"select action from audit_entries where entity = 'Bulletin' and entity_id = '{id}'"));
    }

    [Theory]
    [InlineData(AccountRole.Staff, "- - + - -", 1)]
    [InlineData(AccountRole.DepartmentHead, "- - + - -", 1)]
    [InlineData(AccountRole.Coordinator, "+ + + + +", 5)]
    [InlineData(AccountRole.Leader, "- - - - -", 5)]
    [InlineData(AccountRole.Administrator, "- - - - -", 5)]
    public async Task Make_EveryRole_MayWhatTheTableSays(AccountRole role, string expected, int readable)
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var order = await SendAsync(OfForestry, SupervisionLevel.Order);
        var actor = new Actor(7, "某人", role, role.HasDepartment() ? Energy : null);
        await TryAllAsync(Coordinator);
        Assert.Equal(expected, await TryAllAsync(actor));

        await using var db = Open();
        Assert.Equal(readable, await BulletinDesk.ReadableBy(actor, db.Bulletins.Where(bulletin => bulletin.MadeBy == Coordinator.Name)).CountAsync(Cancel));

        async Task<string> TryAllAsync(Actor who) => string.Join(
            ' ',
            await MayAsync(() => Bulletins.MakeAsync(who, BulletinKind.Dispatch, period, null, Cancel)),
            await MayAsync(() => Bulletins.MakeAsync(who, BulletinKind.Progress, period, null, Cancel)),
            await MayAsync(() => Bulletins.MakeAsync(who, BulletinKind.Department, period, Energy, Cancel)),
            await MayAsync(() => Bulletins.MakeAsync(who, BulletinKind.Department, period, Forestry, Cancel)),
            await MayAsync(() => Bulletins.MakeOrderAsync(who, order, Cancel)));
    }

    [Fact]
    public async Task Make_WhatIsNotThere_IsRefused()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");

        Assert.Equal("period-gone", await RefusalAsync(() => Bulletins.MakeAsync(Coordinator, BulletinKind.Dispatch, 1, null, Cancel)));
        Assert.Equal("department-gone", await RefusalAsync(() => Bulletins.MakeAsync(Coordinator, BulletinKind.Department, period, 1, Cancel)));
        Assert.Equal("department-missing", await RefusalAsync(() => Bulletins.MakeAsync(Coordinator, BulletinKind.Department, period, null, Cancel)));
        Assert.Equal("item-gone", await RefusalAsync(() => Bulletins.MakeOrderAsync(Coordinator, 1, Cancel)));
        await Get<Ordos.GreenPlan.Data.Progress.DocumentDesk>().ArchiveAsync(Actor.Portal, Plan.Id, Cancel);
        Assert.Equal("nothing-covered", await RefusalAsync(() => Bulletins.MakeAsync(Coordinator, BulletinKind.Dispatch, period, null, Cancel)));
    }

    private async Task<BulletinContent> MakeAsync(Actor actor, BulletinKind kind, int period, int? department = null) =>
        await ReadAsync(await Bulletins.MakeAsync(actor, kind, period, department, Cancel));

    private async Task<BulletinContent> ReadAsync(int id)
    {
        await using var db = Open();
        return BulletinDesk.Read(await db.Bulletins.AsNoTracking().SingleAsync(bulletin => bulletin.Id == id, Cancel));
    }

    private static List<string> Sentences(BulletinContent content) =>
        [.. content.Blocks.OfType<BulletinParagraph>().SelectMany(paragraph => paragraph.Sentences).Select(sentence => sentence.Text)];

    private static async Task<string> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "+";
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return "-";
        }
    }
}
