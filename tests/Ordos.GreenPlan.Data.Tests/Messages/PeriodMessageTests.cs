using System.Globalization;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Messages;

public sealed class PeriodMessageTests(Databases databases) : MessageTest(databases)
{
    [Fact]
    public async Task Opened_FromItsFirstMomentInBeijing_IsToldOnceToThoseWhoAreAsked()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-05", "2026-04-20");
        Clock.Set("2026-04-04 23:59:59");
        await WriteAsync();
        Assert.Empty(await ToldAsync(MessageKind.PeriodOpened));

        Clock.Set("2026-04-05 00:00:00");
        await WriteAsync();
        Assert.Equal(0, await WriteAsync());

        Assert.Equal(
            [
                "banner-head：“截至2026-03-31”已开放填报，本单位要填1项，4月20日截止。",
                "energy-1：“截至2026-03-31”已开放填报，本单位要填2项，4月20日截止。",
                "energy-2：“截至2026-03-31”已开放填报，本单位要填2项，4月20日截止。",
                "forestry-1：“截至2026-03-31”已开放填报，本单位要填2项，4月20日截止。",
            ],
            await ToldAsync(MessageKind.PeriodOpened));
    }

    [Fact]
    public async Task Opened_NewMemberOfStaff_IsToldWhileTheWindowIsOpen()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await WriteAsync();
        await AddAccountAsync("energy-3", AccountRole.Staff, Energy);
        await WriteAsync();
        Clock.Set("2026-04-21 00:00:00");
        await AddAccountAsync("energy-4", AccountRole.Staff, Energy);
        await WriteAsync();

        Assert.Equal(["banner-head", "energy-1", "energy-2", "energy-3", "forestry-1"], await NamesAsync(MessageKind.PeriodOpened));
    }

    [Theory]
    [InlineData("2026-04-20", "2026-04-17", "2026-04-19")]
    [InlineData("2026-05-01", "2026-04-28", "2026-04-30")] // month's end
    [InlineData("2026-01-02", "2025-12-30", "2026-01-01")] // year's turn
    [InlineData("2028-03-01", "2028-02-27", "2028-02-29")] // leap day
    public async Task Reminder_ComesThreeDaysAndOneDayBeforeTheLast(string closesOn, string third, string last)
    {
        var closes = Day(closesOn);
        Clock.Set(Text(closes.AddDays(-10)) + " 09:00");
        await AddPeriodAsync(Plan.Id, Text(closes.AddDays(-20)), Text(closes.AddDays(-15)), closesOn);
        var days = new List<string>();

        for (var day = closes.AddDays(-6); day <= closes.AddDays(2); day = day.AddDays(1))
        {
            foreach (var time in new[] { "00:00:00", "23:59:59" })
            {
                var before = (await ToldAsync(MessageKind.ClosingSoon)).Count;
                Clock.Set($"{Text(day)} {time}");
                await WriteAsync();
                if ((await ToldAsync(MessageKind.ClosingSoon)).Count > before)
                {
                    days.Add($"{Text(day)} {time}");
                }
            }
        }

        Assert.Equal([third + " 00:00:00", last + " 00:00:00"], days);
    }

    [Fact]
    public async Task Reminder_GoesToThoseWhoHaveNotReportedEverythingAndNobodyElse()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        var returned = await SubmitAsync(Energy, Plan.Tasks[0]);
        await SubmitAsync(Energy, Plan.Tasks[1]);
        await SubmitAsync(Forestry, Plan.Tasks[0]);

        Clock.Set("2026-04-17 08:00");
        await WriteAsync();
        Assert.Equal(
            [
                "banner-head：“截至2026-03-31”3天后（4月20日）截止，本单位还有1项未提交。",
                "forestry-1：“截至2026-03-31”3天后（4月20日）截止，本单位还有1项未提交。",
            ],
            await ToldAsync(MessageKind.ClosingSoon));

        // What came back is to be handed in again.
        await SignAsync(Energy, returned);
        await ReturnAsync(returned);
        await SubmitAsync(Forestry, Plan.Tasks[2]);
        await SubmitAsync(Banner, Plan.Tasks[2]);
        Clock.Set("2026-04-19 08:00");
        await WriteAsync();
        Assert.Equal(["banner-head", "energy-1", "energy-2", "forestry-1"], await NamesAsync(MessageKind.ClosingSoon));
        Assert.Contains("energy-1：“截至2026-03-31”明天（4月20日）截止，本单位还有1项未提交。", await ToldAsync(MessageKind.ClosingSoon));
    }

    [Fact]
    public async Task Withdraw_Period_TakesItsMessagesAlong()
    {
        var period = await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await WriteAsync();
        uint version;
        await using (var db = Open())
        {
            version = db.Periods.Single(one => one.Id == period).Version;
        }

        await Get<Data.Cycle.PeriodDesk>().WithdrawAsync(Coordinator, period, version, Cancel);

        Assert.Empty(await ToldAsync(MessageKind.PeriodOpened));
    }

    [Fact]
    public async Task Write_ByManyAtOnce_TellsEveryFactOnce()
    {
        await AddPeriodAsync(Plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(WriteAsync)));
        await WriteAsync();

        Assert.Equal(["banner-head", "energy-1", "energy-2", "forestry-1"], await NamesAsync(MessageKind.PeriodOpened));
        Assert.Equal(["banner-head", "energy-1", "energy-2", "forestry-1"], await NamesAsync(MessageKind.Assigned));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
