using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Tests.Supervision;

/// <summary>What is open on the ladder goes with the duty, and comes back with it.</summary>
public sealed class SupervisionMoveTests(Databases databases) : SupervisionTest(databases)
{
    private static readonly Actor Administrator = new(900, "管理员", AccountRole.Administrator, null);

    private ReorganisationDesk Reorganisations => Get<ReorganisationDesk>();

    [Fact]
    public async Task Reorganisation_OpenItem_GoesToTheNewBodyWithItsHistoryAndComesBack()
    {
        var open = await SendAsync(Late);
        await Desk.WriteReplyAsync(Staff(Energy), open, await ItemVersionAsync(open), "正在办理用地手续。", Cancel);
        var settled = await SendAsync(Soon);
        await Desk.CloseAsync(Coordinator, settled, await ItemVersionAsync(settled), "已核查", Cancel);
        var after = await AddDepartmentAsync("市能源和产业局");

        var change = await MergeAsync(Energy, after);

        Assert.Equal([$"{open}|{after}|Replying", $"{settled}|{Energy}|Closed"], await ItemsAsync());
        var moved = await ItemAsync(Late with { DepartmentId = after });
        Assert.Equal(
            ["Sent", "ReplyWritten", "Moved 机构改革，由市能源局移交市能源和产业局。"],
            moved.Steps.OrderBy(step => step.Id).Select(step => step.Kind == SupervisionStepKind.Moved ? $"Moved {step.Text}" : $"{step.Kind}"));
        await Desk.SignReplyAsync(Head(after), open, await ItemVersionAsync(open), "用地手续5月底办结。", Cancel); // the new body answers

        await Reorganisations.UndoAsync(Administrator, change, Cancel);

        Assert.Equal([$"{open}|{Energy}|Replied", $"{settled}|{Energy}|Closed"], await ItemsAsync());
        Assert.Equal("机构改革已撤销，由市能源和产业局移交市能源局。", (await ItemAsync(Late)).Steps.OrderBy(step => step.Id).Last().Text);
    }

    [Fact]
    public async Task Reorganisation_NewBodySupervisedForTheSameTask_IsPursuedOnceAndBothComeBack()
    {
        var plan = await PublishAsync("2026-01-01", new World.Sketch("建设换电站", "2026-03-01", (Domain.Tasks.UnitRole.Lead, Energy), (Domain.Tasks.UnitRole.Lead, Forestry)));
        var (first, second) = (await SendAsync(new(plan.Task, Energy)), await SendAsync(new(plan.Task, Forestry)));
        await Desk.SignReplyAsync(Head(Energy), first, await ItemVersionAsync(first), "正在招标。", Cancel);

        var change = await MergeAsync(Energy, Forestry);
        Assert.Equal([$"{first}|{Energy}|Withdrawn", $"{second}|{Forestry}|Awaiting"], await ItemsAsync());

        await Reorganisations.UndoAsync(Administrator, change, Cancel);
        Assert.Equal([$"{first}|{Energy}|Replied", $"{second}|{Forestry}|Awaiting"], await ItemsAsync());
    }

    [Fact]
    public async Task Undo_ItemSentToTheNewBodyMeanwhile_FollowsTheDuty()
    {
        var after = await AddDepartmentAsync("市能源和产业局");
        var change = await MergeAsync(Energy, after);
        var item = await SendAsync(Late with { DepartmentId = after });
        var closed = await SendAsync(Soon with { DepartmentId = after });
        await Desk.CloseAsync(Coordinator, closed, await ItemVersionAsync(closed), "已核查", Cancel);

        await Reorganisations.UndoAsync(Administrator, change, Cancel);

        Assert.Equal([$"{item}|{Energy}|Awaiting", $"{closed}|{after}|Closed"], await ItemsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UpheldDispute_OpenItem_GoesToWhoIsNamedOrIsWithdrawn(bool named)
    {
        var open = await SendAsync(Late);
        await Get<RequestDesk>().DisputeAsync(Staff(Energy), Energy, Late.TaskId, "不属于本单位职责", Cancel);
        var receipt = (await QueryAsync("select id, xmin from duty_receipts"))[0].Split('|');

        await Get<RequestDesk>().AnswerDisputeAsync(
            Coordinator, int.Parse(receipt[0], null), uint.Parse(receipt[1], null), isUpheld: true, "情况属实", Cancel, named ? Forestry : null);

        Assert.Equal([named ? $"{open}|{Forestry}|Awaiting" : $"{open}|{Energy}|Withdrawn"], await ItemsAsync());
    }

    private async Task<int> MergeAsync(int from, int to) => await Reorganisations.ApplyAsync(
        Administrator, new(SuccessionKind.Merge, from, to, Day("2026-04-01"), Basis: "机构改革方案"),
        (await Reorganisations.PreviewAsync(Administrator, from, Cancel)).TaskIds, moveAccounts: false, Cancel);

    private Task<List<string>> ItemsAsync() => QueryAsync("select id, department_id, state from supervision_items order by id");
}
