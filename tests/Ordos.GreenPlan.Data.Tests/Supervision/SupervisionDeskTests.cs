using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Supervision;

public sealed class SupervisionDeskTests(Databases databases) : SupervisionTest(databases)
{
    [Fact]
    public async Task Preview_Chosen_ShowsWordsClockAndLoad()
    {
        await SubmitAndSignAsync(Energy, Late.TaskId);
        await SendAsync(Soon);

        var preview = await Desk.PreviewAsync(Coordinator, [Late, OfForestry, Soon, Calm], null, null, Cancel);

        Assert.Equal(2, preview.Orders.Count); // the reminded one waits, the calm one needs nothing
        Assert.Equal(2, preview.Left);
        var order = preview.Orders.Single(one => one.Duty == Late);
        Assert.Equal(
            "市能源局：你单位承担的“推进光伏治沙”（《减污降碳协同创新试点实施方案》）逾期12天，目前进度40%，完成时限为2026年3月22日。请于2026年4月8日前书面答复滞后原因、整改措施和完成时间。",
            order.Summons.Wording);
        Assert.Equal((SupervisionLevel.Urging, null, Day("2026-04-08")), (order.Summons.Level, order.Summons.Colour, order.Summons.ReplyBy!.Value));
        Assert.Equal(
            ["市能源局 1 1 1", "市林业和草原局 1 0 0"],
            preview.Loads.Select(load => $"{load.Name} {load.Sent} {load.Open} {load.Reported}"));
        Assert.Equal(["1"], await QueryAsync("select count(*) from supervision_items")); // nothing is sent by looking
    }

    [Fact]
    public async Task Preview_ChosenLevel_OverrulesTheProposal()
    {
        var preview = await Desk.PreviewAsync(Coordinator, [Late, Calm], SupervisionLevel.Order, null, Cancel);

        Assert.Equal(
            ["Order Red 逾期12天", "Order Blue 未调度"],
            preview.Orders.OrderBy(one => one.Duty.TaskId).Select(one => $"{one.Summons.Level} {one.Summons.Colour} {one.Summons.Reason}"));
        Assert.Contains("现予红色（逾期）督办", preview.Orders[0].Summons.Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WithAReasonOfOnesOwn_NeedsNoProposal()
    {
        var preview = await Desk.PreviewAsync(Coordinator, [Calm], SupervisionLevel.Urging, null, Cancel, " 市政府常务会议要求加快。 ");

        var order = Assert.Single(preview.Orders);
        Assert.Equal("市政府常务会议要求加快", order.Summons.Reason);
        Assert.Contains("（《减污降碳协同创新试点实施方案》）市政府常务会议要求加快，目前进度未报", order.Summons.Wording, StringComparison.Ordinal);
        await Desk.SendAsync(Coordinator, preview.Orders, Cancel);
        Assert.Equal((SupervisionLevel.Urging, "市政府常务会议要求加快"), ((await ItemAsync(Calm)).Level, (await ItemAsync(Calm)).Reason));

        Assert.Equal("reason-missing", await RefusalAsync(() => Desk.PreviewAsync(Coordinator, [Soon], SupervisionLevel.Order, null, Cancel, " ")));
        Assert.Equal("text-too-long", await RefusalAsync(() => Desk.PreviewAsync(Coordinator, [Soon], SupervisionLevel.Order, null, Cancel, new string('急', 501))));
    }

    [Fact]
    public async Task Send_Many_AllOrNothing()
    {
        var preview = await Desk.PreviewAsync(Coordinator, [Late, OfForestry], null, null, Cancel);
        await SendAsync(OfForestry); // a colleague is faster

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Desk.SendAsync(Coordinator, preview.Orders, Cancel));
        Assert.Equal([$"{OfForestry.TaskId}"], await QueryAsync("select task_id from supervision_items"));

        await Desk.SendAsync(Coordinator, [preview.Orders.Single(order => order.Duty == Late)], Cancel);
        Assert.Equal(["2"], await QueryAsync("select count(*) from supervision_items"));
    }

    [Fact]
    public async Task Send_Escalation_OfAnItemAnsweredMeanwhile_IsRefused()
    {
        var id = await SendAsync(Late);
        var preview = await Desk.PreviewAsync(Coordinator, [Late], SupervisionLevel.Order, null, Cancel);
        await Desk.WriteReplyAsync(Staff(Energy), id, await ItemVersionAsync(id), "已开工。", Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Desk.SendAsync(Coordinator, preview.Orders, Cancel));
        Assert.Equal(SupervisionLevel.Urging, (await ItemAsync(Late)).Level);
    }

    [Fact]
    public async Task Send_ToADepartmentThatDoesNotAnswer_IsRefused()
    {
        var preview = await Desk.PreviewAsync(Coordinator, [Late], null, null, Cancel);
        var forged = preview.Orders[0] with { Duty = new DutyKey(Late.TaskId, Forestry) }; // forestry only supports

        Assert.Equal("not-responsible", await RefusalAsync(() => Desk.SendAsync(Coordinator, [preview.Orders[0], forged], Cancel)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from supervision_items"));
        Assert.Equal("nothing-chosen", await RefusalAsync(() => Desk.SendAsync(Coordinator, [], Cancel)));
        Assert.Equal("too-many", await RefusalAsync(() => Desk.PreviewAsync(Coordinator, [.. Enumerable.Range(1, 501).Select(id => new DutyKey(id, 1))], null, null, Cancel)));
    }

    [Fact]
    public async Task Reply_WrittenSignedReturnedClosed_IsAllInTheHistoryAndTheAudit()
    {
        var id = await SendAsync(Late);
        await Desk.WriteReplyAsync(Staff(Energy), id, await ItemVersionAsync(id), "正在办理用地手续。", Cancel);
        await Desk.SignReplyAsync(Head(Energy), id, await ItemVersionAsync(id), "用地手续5月底办结。", Cancel);
        await Desk.ReturnReplyAsync(Coordinator, id, await ItemVersionAsync(id), "请写明整改措施", Day("2026-04-15"), Cancel);
        await Desk.SignReplyAsync(Head(Energy), id, await ItemVersionAsync(id), "增加两个班组。", Cancel);
        await Desk.CloseAsync(Coordinator, id, await ItemVersionAsync(id), "已到现场核查", Cancel);

        var item = await ItemAsync(Late);
        Assert.Equal(
            ["Sent 调度员", "ReplyWritten 经办人", "ReplyWritten 审核人", "ReplySigned 审核人", "ReplyReturned 调度员", "ReplyWritten 审核人", "ReplySigned 审核人", "Closed 调度员"],
            item.Steps.OrderBy(step => step.Id).Select(step => $"{step.Kind} {step.By.TrimEnd([.. "0123456789"])}"));
        Assert.Equal((SupervisionState.Closed, "增加两个班组。", Day("2026-04-15")), (item.State, item.Reply, item.ReplyBy!.Value));
        Assert.Equal(
            ["Added", "Changed", "Changed", "Changed", "Changed", "Changed"],
            await QueryAsync($"select action from audit_entries where entity = 'SupervisionItem' and entity_id = '{id}' order by id"));
    }

    [Fact]
    public async Task Extension_AskedAndGranted_MovesTheClock()
    {
        var id = await SendAsync(Late);
        await Desk.AskExtensionAsync(Staff(Energy), id, await ItemVersionAsync(id), Day("2026-04-20"), "正在会商", Cancel);
        await Desk.AnswerExtensionAsync(Coordinator, id, await ItemVersionAsync(id), isGranted: true, null, Cancel);

        Assert.Equal(Day("2026-04-20"), (await ItemAsync(Late)).ReplyBy);
    }

    [Fact]
    public async Task AfterClosing_TheSameDuty_MayEnterTheLadderAgain()
    {
        var first = await SendAsync(Late);
        await Desk.CloseAsync(Coordinator, first, await ItemVersionAsync(first), "已核查", Cancel);

        Assert.NotEqual(first, await SendAsync(Late, SupervisionLevel.Order));
    }

    [Fact]
    public async Task Change_SeenBeforeAnother_IsRefused()
    {
        var id = await SendAsync(Late);
        var seen = await ItemVersionAsync(id);
        await Desk.WriteReplyAsync(Staff(Energy), id, seen, "已开工。", Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Desk.CloseAsync(Coordinator, id, seen, "已核查", Cancel));
        Assert.Equal("item-gone", await RefusalAsync(() => Desk.CloseAsync(Coordinator, 1, 0, "已核查", Cancel)));
    }

    /// <summary>preview send | write own, other | sign own, other | return unsigned, signed | ask own, other | answer | close | withdraw | template</summary>
    [Theory]
    [InlineData(AccountRole.Staff, "-- +- -- -- +- - - - -")]
    [InlineData(AccountRole.DepartmentHead, "-- +- +- +- +- - - - -")]
    [InlineData(AccountRole.Coordinator, "++ -- -- -+ -- + + + -")]
    [InlineData(AccountRole.Leader, "-- -- -- -- -- - - - -")]
    [InlineData(AccountRole.Administrator, "-- -- -- -- -- - - - +")]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, string expected)
    {
        var actor = new Actor(7, "某人", role, role.HasDepartment() ? Energy : null);
        var sending = await Desk.PreviewAsync(Coordinator, [Soon], null, null, Cancel);
        var (own, other) = (await SendAsync(Late), await SendAsync(OfForestry));
        var template = SupervisionTemplate.Default(SupervisionLevel.Urging);

        var seen =
            await MayAsync(() => Desk.PreviewAsync(actor, [Soon], null, null, Cancel)) + await MayAsync(() => Desk.SendAsync(actor, sending.Orders, Cancel)) + " "
            + await DoAsync(own, version => Desk.WriteReplyAsync(actor, own, version, "已开工。", Cancel))
            + await DoAsync(other, version => Desk.WriteReplyAsync(actor, other, version, "已开工。", Cancel)) + " "
            + await DoAsync(own, version => Desk.SignReplyAsync(actor, own, version, "已开工。", Cancel))
            + await DoAsync(other, version => Desk.SignReplyAsync(actor, other, version, "已开工。", Cancel)) + " "
            + await DoAsync(await RepliedAsync(own, sign: false), version => Desk.ReturnReplyAsync(actor, own, version, "请核实", null, Cancel))
            + await DoAsync(await RepliedAsync(own, sign: true), version => Desk.ReturnReplyAsync(actor, own, version, "请核实", null, Cancel)) + " "
            + await DoAsync(await RepliedAsync(own, sign: null), version => Desk.AskExtensionAsync(actor, own, version, Day("2026-05-01"), "会商", Cancel))
            + await DoAsync(await RepliedAsync(other, sign: null), version => Desk.AskExtensionAsync(actor, other, version, Day("2026-05-01"), "会商", Cancel)) + " "
            + await DoAsync(await AskedAsync(own), version => Desk.AnswerExtensionAsync(actor, own, version, true, null, Cancel)) + " "
            + await DoAsync(own, version => Desk.CloseAsync(actor, own, version, "已核查", Cancel)) + " "
            + await DoAsync(other, version => Desk.WithdrawAsync(actor, other, version, "有误", Cancel)) + " "
            + await MayAsync(() => Get<SupervisionTemplates>().SaveAsync(actor, SupervisionLevel.Urging, 0, template.Wording, 7, Cancel));

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Templates_Edited_AreUsedAndCannotBeOverwrittenUnseen()
    {
        var administrator = new Actor(7, "系统管理", AccountRole.Administrator, null);
        var templates = Get<SupervisionTemplates>();
        await templates.SaveAsync(administrator, SupervisionLevel.Urging, 0, "{单位}：请于{答复期限}前说明“{任务}”情况。", 7, Cancel);

        Assert.Equal(
            "市能源局：请于2026年4月10日前说明“推进光伏治沙”情况。", (await Desk.PreviewAsync(Coordinator, [Late], null, null, Cancel)).Orders[0].Summons.Wording);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => templates.SaveAsync(administrator, SupervisionLevel.Urging, 0, "{任务}", 0, Cancel));
        Assert.Equal("unknown-placeholder", await RefusalAsync(() => templates.SaveAsync(administrator, SupervisionLevel.Order, 0, "{任务}{事由}", 0, Cancel)));
        Assert.Equal(["Urging|7"], await QueryAsync("select level, reply_days from supervision_templates"));
    }

    /// <summary>Puts the item where a reply is written, or signed, or asked for (null).</summary>
    private async Task<int> RepliedAsync(int id, bool? sign)
    {
        await using var db = Open();
        var item = await db.SupervisionItems.SingleAsync(one => one.Id == id, Cancel);
        if (item.State == SupervisionState.Replied || (item.State == SupervisionState.Replying && sign is null))
        {
            item.ReturnReply("请核实", null, Coordinator, Clock.GetUtcNow().UtcDateTime, Day("2026-04-03"));
        }

        if (sign is not null && item.State == SupervisionState.Awaiting)
        {
            item.WriteReply("已开工。", Staff(Energy), Clock.GetUtcNow().UtcDateTime);
        }

        if (sign == true)
        {
            item.SignReply(Head(Energy), Clock.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync(Cancel);
        return id;
    }

    private async Task<int> AskedAsync(int id)
    {
        await using var db = Open();
        var item = await db.SupervisionItems.SingleAsync(one => one.Id == id, Cancel);
        if (item.ExtensionTo is null)
        {
            item.AskExtension(Day("2026-05-01"), "会商", Staff(Energy), Clock.GetUtcNow().UtcDateTime, Day("2026-04-03"));
        }

        await db.SaveChangesAsync(Cancel);
        return id;
    }

    private async Task<string> DoAsync(int id, Func<uint, Task> act)
    {
        var version = await ItemVersionAsync(id);
        return await MayAsync(() => act(version));
    }

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
