using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Messages;

public sealed class TaskMessageTests(Databases databases) : MessageTest(databases)
{
    private RequestDesk Requests => Get<RequestDesk>();

    [Fact]
    public async Task Returned_Twice_IsToldToTheStaffEachTimeWithItsReasonAndRow()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var report = await SubmitAndSignAsync(Energy, Plan.Tasks[0]);
        await ReturnAsync(report);
        await WriteAsync();
        await WriteAsync();
        Clock.Set("2026-04-04 09:00");
        await SubmitAsync(Energy, Plan.Tasks[0]);
        await Reports.ReturnAsync(Head(Energy), report, await VersionAsync(report), "请写明并网容量", Cancel);
        await WriteAsync();

        var by = $"审核人{Energy}";
        Assert.Equal(
            [
                "energy-1：“推进光伏治沙”的填报被调度员退回：请核对数据", $"energy-1：“推进光伏治沙”的填报被{by}退回：请写明并网容量",
                "energy-2：“推进光伏治沙”的填报被调度员退回：请核对数据", $"energy-2：“推进光伏治沙”的填报被{by}退回：请写明并网容量",
            ],
            await ToldAsync(MessageKind.Returned));
        Assert.Equal([$"{Plan.Tasks[0]}|{period}"], await QueryAsync("select distinct task_id, period_id from messages where kind = 'Returned'"));
    }

    [Fact]
    public async Task Returned_LongAgo_IsNoNewsForAPortalThatWasAway()
    {
        await ReturnAsync(await SubmitAndSignAsync(Energy, Plan.Tasks[0]));
        Clock.Advance(TimeSpan.FromDays(15));

        await WriteAsync();

        Assert.Empty(await ToldAsync(MessageKind.Returned));
    }

    [Fact]
    public async Task Assigned_PublishedPlan_IsToldWithItsTasksByRole()
    {
        await WriteAsync();
        Assert.Equal(
            [
                "banner-head：《减污降碳协同创新试点实施方案》已发布，本单位配合1项，请签收。",
                "energy-1：《减污降碳协同创新试点实施方案》已发布，本单位牵头2项，请签收。",
                "energy-2：《减污降碳协同创新试点实施方案》已发布，本单位牵头2项，请签收。",
                "forestry-1：《减污降碳协同创新试点实施方案》已发布，本单位牵头1项、配合1项，请签收。",
            ],
            await ToldAsync(MessageKind.Assigned));
    }

    [Fact]
    public async Task Assigned_EverythingSignedFor_IsNotTold()
    {
        await Requests.ReceiveAsync(Staff(Forestry), Forestry, [Plan.Tasks[0], Plan.Tasks[2]], Cancel);

        await WriteAsync();

        Assert.Equal(["banner-head", "energy-1", "energy-2"], await NamesAsync(MessageKind.Assigned));
    }

    [Fact]
    public async Task Dispute_IsToldToCoordinatorsAndItsAnswerToTheDepartment()
    {
        await Requests.DisputeAsync(Staff(Forestry), Forestry, Plan.Tasks[0], "不在职责内", Cancel);
        await WriteAsync();
        Assert.Equal(["coordinator：市林业和草原局对“推进光伏治沙”提出异议，请在4月13日前答复：不在职责内"], await ToldAsync(MessageKind.Disputed));

        var (id, version) = await FirstAsync("duty_receipts");
        await Requests.AnswerDisputeAsync(Coordinator, id, version, isUpheld: false, "三定方案已明确", Cancel);
        await WriteAsync();
        await WriteAsync();

        Assert.Equal(["forestry-1：对“推进光伏治沙”的异议已答复，异议不成立：三定方案已明确"], await ToldAsync(MessageKind.DisputeAnswered));
        Assert.Single(await ToldAsync(MessageKind.Disputed));
    }

    [Fact]
    public async Task Extension_IsToldToCoordinatorsAndItsAnswerToTheDepartment()
    {
        await Requests.AskExtensionAsync(Staff(Energy), Energy, Plan.Tasks[0], Day("2027-06-30"), "用地未批", Cancel);
        await WriteAsync();
        Assert.Equal(["coordinator：市能源局申请将“推进光伏治沙”延期至2027年6月30日：用地未批"], await ToldAsync(MessageKind.ExtensionAsked));

        var (id, version) = await FirstAsync("extension_requests");
        await Requests.GrantAsync(Coordinator, id, version, null, Cancel);
        await WriteAsync();

        Assert.Equal(
            ["energy-1：“推进光伏治沙”的延期申请已同意，完成时限改为2027年6月30日。", "energy-2：“推进光伏治沙”的延期申请已同意，完成时限改为2027年6月30日。"],
            await ToldAsync(MessageKind.ExtensionAnswered));
    }

    [Fact]
    public async Task Draw_IsToldToTheStaffOfTheDrawnTasksInOneMessageEach()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await Get<ReviewDesk>().DrawAsync(Coordinator, period, 3, 7, Cancel); // all there are: energy two, forestry one

        await WriteAsync();
        await WriteAsync();

        Assert.Equal(
            [
                "energy-1：“推进光伏治沙”等2项被抽查佐证（截至2026-03-31），请在填报中写明佐证材料。",
                "energy-2：“推进光伏治沙”等2项被抽查佐证（截至2026-03-31），请在填报中写明佐证材料。",
                "forestry-1：“落实用地保障”被抽查佐证（截至2026-03-31），请在填报中写明佐证材料。",
            ],
            await ToldAsync(MessageKind.Drawn));
    }

    [Fact]
    public async Task Write_TellsTheFeedWhoHasSomethingNew()
    {
        await WriteAsync();
        var told = new List<Change>();
        using var following = Get<ChangeFeed>().Follow(told.AddRange);
        await ReturnAsync(await SubmitAndSignAsync(Forestry, Plan.Tasks[0]));
        told.Clear();

        await Get<MessageWriter>().WriteAsync(MessageScope.Tasks, Cancel);

        Assert.Equal([new Change(ChangeKind.Message, int.Parse((await QueryAsync("select id from accounts where user_name = 'forestry-1'"))[0], CultureInfo.InvariantCulture))], told);
    }

    private async Task<(int Id, uint Version)> FirstAsync(string table)
    {
        await using var db = Open();
        return table == "duty_receipts"
            ? await db.DutyReceipts.Select(one => new ValueTuple<int, uint>(one.Id, one.Version)).SingleAsync(Cancel)
            : await db.ExtensionRequests.Select(one => new ValueTuple<int, uint>(one.Id, one.Version)).SingleAsync(Cancel);
    }
}
