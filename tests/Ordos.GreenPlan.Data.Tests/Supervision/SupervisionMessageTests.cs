using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Data.Tests.Messages;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Tests.Supervision;

public sealed class SupervisionMessageTests(Databases databases) : MessageTest(databases)
{
    private SupervisionDesk Desk => Get<SupervisionDesk>();

    [Fact]
    public async Task Sent_Together_IsToldOncePerPerson()
    {
        await SendAsync(new(Plan.Tasks[0], Energy), new(Plan.Tasks[1], Energy), new(Plan.Tasks[2], Forestry));
        await WriteAsync();
        await WriteAsync();

        Assert.Equal(
            [
                "energy-1：收到催办2项：“推进光伏治沙”等，请于4月8日前答复。", "energy-2：收到催办2项：“推进光伏治沙”等，请于4月8日前答复。",
                "forestry-1：收到催办1项：“落实用地保障”，请于4月8日前答复。",
            ],
            await ToldAsync(MessageKind.Supervised));
    }

    [Fact]
    public async Task Escalated_Later_IsToldAgain()
    {
        var id = await SendAsync(new DutyKey(Plan.Tasks[2], Forestry));
        await WriteAsync();
        Clock.Set("2026-04-10 09:00");
        var preview = await Desk.PreviewAsync(Coordinator, [new DutyKey(Plan.Tasks[2], Forestry)], SupervisionLevel.Order, null, Cancel);
        await Desk.SendAsync(Coordinator, preview.Orders, Cancel);
        await WriteAsync();

        Assert.Equal(
            ["forestry-1：收到催办1项：“落实用地保障”，请于4月8日前答复。", "forestry-1：收到督办单1项：“落实用地保障”，请于4月20日前答复。"],
            await ToldAsync(MessageKind.Supervised));
        Assert.True(id > 0);
    }

    [Fact]
    public async Task RepliesAndAnswers_ReachTheOtherSide()
    {
        var id = await SendAsync(new DutyKey(Plan.Tasks[2], Forestry));
        await Desk.AskExtensionAsync(Staff(Forestry), id, await VersionOfAsync(id), Day("2026-04-20"), "正在会商", Cancel);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.AnswerExtensionAsync(Coordinator, id, await VersionOfAsync(id), isGranted: true, null, Cancel);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.WriteReplyAsync(Staff(Forestry), id, await VersionOfAsync(id), "已开工。", Cancel); // nobody is told before the head has signed
        await WriteAsync();
        Assert.Equal(["coordinator：市林业和草原局申请延期答复（催办）：“落实用地保障”。正在会商"], await ToldAsync(MessageKind.SupervisionReplied));
        Assert.Equal(["forestry-1：催办“落实用地保障”：同意延期，答复期限4月20日。"], await ToldAsync(MessageKind.SupervisionAnswered));

        await Desk.SignReplyAsync(Head(Forestry), id, await VersionOfAsync(id), "已开工。", Cancel);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.CloseAsync(Coordinator, id, await VersionOfAsync(id), "已到现场核查", Cancel);
        await WriteAsync();
        Assert.Contains("coordinator：市林业和草原局签发答复（催办）：“落实用地保障”。已开工。", await ToldAsync(MessageKind.SupervisionReplied));
        Assert.Contains("forestry-1：催办“落实用地保障”：核查办结。已到现场核查", await ToldAsync(MessageKind.SupervisionAnswered));
    }

    private async Task<int> SendAsync(params DutyKey[] duties)
    {
        var preview = await Desk.PreviewAsync(Coordinator, duties, SupervisionLevel.Urging, null, Cancel);
        await Desk.SendAsync(Coordinator, preview.Orders, Cancel);
        return int.Parse((await QueryAsync("select max(id) from supervision_items"))[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<uint> VersionOfAsync(int id)
    {
        await using var db = Open();
        return (await db.SupervisionItems.FindAsync([id], Cancel))!.Version;
    }
}
