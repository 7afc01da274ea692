using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

public sealed class RequestDeskTests(Databases databases) : PortalTest(databases)
{
    private int _energy;
    private int _forestry;
    private Plan _plan = new(0, []);

    private RequestDesk Desk => Get<RequestDesk>();

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync("2024-09-29", [.. Enumerable.Range(0, 3).Select(_ =>
            new Sketch("推进光伏治沙", "2026-06-30", (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)))]);
    }

    [Fact]
    public async Task Receive_All_SignsEachOnce()
    {
        await Desk.DisputeAsync(Staff(_energy), _energy, _plan.Tasks[2], "非本单位职责", Cancel);

        Assert.Equal(2, await Desk.ReceiveAsync(Staff(_energy), _energy, _plan.Tasks, Cancel));
        Assert.Equal(0, await Desk.ReceiveAsync(Head(_energy), _energy, _plan.Tasks, Cancel));

        Assert.Equal(["Signed", "Signed", "Disputed"], await QueryAsync("select state from duty_receipts order by task_id"));
        Assert.Equal("already-received", await RefusalAsync(() => Desk.DisputeAsync(Staff(_energy), _energy, _plan.Task, "改变主意", Cancel)));
    }

    [Fact]
    public async Task Receive_TaskOfOthers_IsRefusedAsAWhole()
    {
        var other = await PublishAsync("2024-09-29", new Sketch("发展绿氢产业", null, (UnitRole.Lead, _forestry)));

        Assert.Equal("not-responsible", await RefusalAsync(() => Desk.ReceiveAsync(Staff(_energy), _energy, [_plan.Task, other.Task], Cancel)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from duty_receipts"));
    }

    [Fact]
    public async Task AnswerDispute_Upheld_TakesTheRowFromTheDepartment()
    {
        await Desk.DisputeAsync(Staff(_forestry), _forestry, _plan.Task, "非本单位职责", Cancel);
        var period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var (id, version) = await ReceiptAsync();
        await Get<SheetDesk>().SaveAsync(Staff(_forestry), _forestry, new(_plan.Task, period), 0, Entry, Cancel); // while it is open, the duty stands

        await Desk.AnswerDisputeAsync(Coordinator, id, version, isUpheld: true, "情况属实，另行明确", Cancel);

        Assert.Equal("not-responsible", await RefusalAsync(
            () => Get<SheetDesk>().SaveAsync(Staff(_forestry), _forestry, new(_plan.Task, period), 0, Entry, Cancel)));
        Assert.Equal(["Upheld|2026-04-13 00:00:00|情况属实，另行明确"], await QueryAsync("select state, answer_by::timestamp::text, answer from duty_receipts"));
    }

    [Fact]
    public async Task Grant_Extension_MovesTheDeadlineAndTheHealth()
    {
        await Desk.AskExtensionAsync(Staff(_energy), _energy, _plan.Task, Day("2027-12-31"), "征地滞后", Cancel);
        Assert.Equal("already-asked", await RefusalAsync(
            () => Desk.AskExtensionAsync(Head(_energy), _energy, _plan.Task, Day("2028-12-31"), "征地滞后", Cancel)));
        var (id, version) = await ExtensionAsync();
        Clock.Set("2026-06-20 09:00");
        await Get<StandingKeeper>().FollowCalendarAsync(Cancel);
        Assert.Equal("Yellow 剩10天到期", await WordsAsync(_plan.Task));

        await Desk.GrantAsync(Coordinator, id, version, null, Cancel);

        var task = await TaskAsync(_plan.Task);
        Assert.Equal((Day("2027-12-31"), DueOrigin.Confirmed), (task.Due!.Value, task.DueOrigin));
        Assert.DoesNotContain("到期", await WordsAsync(_plan.Task), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_Extension_LeavesTheDeadlineAndAllowsAnother()
    {
        await Desk.AskExtensionAsync(Staff(_energy), _energy, _plan.Task, Day("2027-12-31"), "征地滞后", Cancel);
        var (id, version) = await ExtensionAsync();

        await Desk.RefuseAsync(Coordinator, id, version, "要素已落实", Cancel);

        Assert.Equal(Day("2026-06-30"), (await TaskAsync(_plan.Task)).Due);
        await Desk.AskExtensionAsync(Staff(_energy), _energy, _plan.Task, Day("2026-12-31"), "缩短申请", Cancel);
        await Assert.ThrowsAsync<DomainRuleException>(async () => await Desk.GrantAsync(Coordinator, id, (await VersionOfAsync(id)), null, Cancel));
    }

    [Fact]
    public async Task AskExtension_SupportingDepartment_IsRefused() =>
        Assert.Equal("not-responsible", await RefusalAsync(
            () => Desk.AskExtensionAsync(Staff(_forestry), _forestry, _plan.Task, Day("2027-12-31"), "征地滞后", Cancel)));

    [Theory]
    [InlineData(AccountRole.Staff, "yes|no", false, false)]
    [InlineData(AccountRole.DepartmentHead, "yes|no", false, false)]
    [InlineData(AccountRole.Coordinator, "no|no", true, true)]
    [InlineData(AccountRole.Leader, "no|no", false, false)]
    [InlineData(AccountRole.Administrator, "no|no", false, true)]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, string own, bool mayAnswerDispute, bool mayAnswerExtension)
    {
        await Desk.DisputeAsync(Staff(_energy), _energy, _plan.Tasks[2], "非本单位职责", Cancel);
        await Desk.AskExtensionAsync(Staff(_energy), _energy, _plan.Tasks[2], Day("2027-12-31"), "征地滞后", Cancel);
        var (dispute, disputeVersion) = await ReceiptAsync();
        var (extension, extensionVersion) = await ExtensionAsync();
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _energy : null);

        Assert.Equal(own, $"{Word(await MayAsync(() => Desk.ReceiveAsync(actor, _energy, [_plan.Task], Cancel)))}|{Word(await MayAsync(() => Desk.ReceiveAsync(actor, _forestry, [_plan.Task], Cancel)))}");
        Assert.Equal(own, $"{Word(await MayAsync(() => Desk.DisputeAsync(actor, _energy, _plan.Tasks[1], "异议", Cancel)))}|{Word(await MayAsync(() => Desk.DisputeAsync(actor, _forestry, _plan.Tasks[1], "异议", Cancel)))}");
        Assert.Equal(own[..own.IndexOf('|', StringComparison.Ordinal)] == "yes", await MayAsync(() => Desk.AskExtensionAsync(actor, _energy, _plan.Task, Day("2027-12-31"), "征地", Cancel)));
        Assert.Equal(mayAnswerDispute, await MayAsync(() => Desk.AnswerDisputeAsync(actor, dispute, disputeVersion, false, "职责明确", Cancel)));
        Assert.Equal(mayAnswerExtension, await MayAsync(() => Desk.RefuseAsync(actor, extension, extensionVersion, "按期完成", Cancel)));
        Assert.Equal(mayAnswerExtension, await MayAsync(async () =>
        {
            try
            {
                await Desk.GrantAsync(actor, extension, await VersionOfAsync(extension), null, Cancel);
            }
            catch (DomainRuleException refusal) when (refusal.Code == "already-answered")
            {
                // Allowed, only too late.
            }
        }));
    }

    private static string Word(bool may) => may ? "yes" : "no";

    private async Task<(int Id, uint Version)> ReceiptAsync()
    {
        await using var db = Open();
        var receipt = await db.DutyReceipts.SingleAsync(Cancel);
        return (receipt.Id, receipt.Version);
    }

    private async Task<(int Id, uint Version)> ExtensionAsync()
    {
        await using var db = Open();
        var request = await db.ExtensionRequests.SingleAsync(Cancel);
        return (request.Id, request.Version);
    }

    private async Task<uint> VersionOfAsync(int extension)
    {
        await using var db = Open();
        return await db.ExtensionRequests.Where(request => request.Id == extension).Select(request => request.Version).SingleAsync(Cancel);
    }

    private static async Task<bool> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return false;
        }
    }
}
