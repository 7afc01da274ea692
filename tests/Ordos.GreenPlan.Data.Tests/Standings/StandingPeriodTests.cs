using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>How tasks stand by what was reported, and by the windows that opened and closed.</summary>
public sealed class StandingPeriodTests(Databases databases) : StandingTest(databases)
{
    [Fact]
    public async Task PeriodOpened_NothingSigned_IsFarBehind()
    {
        var plan = await LedPlanAsync();

        await FirstQuarterAsync(plan);

        Assert.Equal("Red 落后序时66点", await WordsAsync(plan.Task));
    }

    [Theory]
    [InlineData(41, "Red 落后序时25点")]
    [InlineData(42, "Yellow 落后序时24点")]
    [InlineData(56, "Yellow 落后序时10点")]
    [InlineData(57, "Green 正常")]
    public async Task Sign_Progress_IsComparedWithTheSchedule(int percent, string words)
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);

        await SubmitAndSignAsync(Energy, plan.Task, Entry with { Percent = percent });

        Assert.Equal(words, await WordsAsync(plan.Task));
        Assert.True((await StandingAsync(plan.Task)).AwaitsAcceptance);
    }

    [Fact]
    public async Task Window_ClosedWithoutAcceptedReport_IsRedUntilItIsAccepted()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        var report = await SubmitAndSignAsync(Energy, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-10 23:59:59");
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));

        await FollowAsync("2026-04-11 00:00:00");
        Assert.Equal("Red 上期未报", await WordsAsync(plan.Task));

        // Handed in within the window: late acceptance is not the department's fault, and leaves nothing behind.
        Clock.Set("2026-04-15 10:00");
        await AcceptAsync(report);
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_AcceptedByASupportingDepartmentOnly_IsRed()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(Forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Red 上期未报", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_AcceptedByOneOfThoseWhoShareTheTask_IsReported()
    {
        var plan = await PublishAsync(Issued, new Sketch("推进光伏治沙", End, (UnitRole.Shared, Energy), (UnitRole.Shared, Forestry)));
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(Forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Window_MemberOfTheLeadingGroupAccepted_IsReported()
    {
        var group = await AddDepartmentAsync("各旗区人民政府", Forestry);
        var plan = await PublishAsync(Issued, new Sketch("落实光伏治沙用地", End, (UnitRole.Lead, group)));
        await FirstQuarterAsync(plan);
        await ReportAndAcceptAsync(Forestry, plan.Task, Entry with { Percent = 90 });

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(UnitRole.Support)]
    [InlineData(UnitRole.Implement)]
    public async Task Window_TaskThatNobodyAnswersFor_IsNotBlamedForNotReporting(UnitRole? role)
    {
        var sketch = role is { } known ? new Sketch("完善绿色金融体系", null, (known, Energy)) : new Sketch("完善绿色金融体系", null);
        var plan = await PublishAsync(Issued, sketch);
        await FirstQuarterAsync(plan);

        await FollowAsync("2026-04-11 00:00:00");

        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Coordination_AskedByASupportingDepartment_StaysOpenWhenTheLeadSigns()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        var asking = await SubmitAndSignAsync(Forestry, plan.Task, Entry with { NeedsCoordination = true });
        Clock.Advance(TimeSpan.FromHours(1));
        await SubmitAndSignAsync(Energy, plan.Task, Entry with { Percent = 90 });
        Assert.Equal("Yellow 请求协调", await WordsAsync(plan.Task));

        // It ends when the department that asked reports without it.
        await ReturnAsync(asking);
        await SubmitAndSignAsync(Forestry, plan.Task);
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }

    [Fact]
    public async Task Red_WhenTheLastWindowClosedAndRecoveredSince_IsYellowForAPeriod()
    {
        var plan = await LedPlanAsync();
        await FirstQuarterAsync(plan);
        await AddPeriodAsync(plan.Id, "2026-06-30", "2026-07-01", "2026-07-10");
        await AddPeriodAsync(plan.Id, "2026-09-30", "2026-10-01", "2026-10-10");
        Clock.Set("2026-04-10 10:00");
        await ReportAndAcceptAsync(Energy, plan.Task, Entry with { Percent = 10 }); // 67 scheduled
        await FollowAsync("2026-04-11 09:00");
        Assert.Equal("Red 落后序时57点", await WordsAsync(plan.Task));

        Clock.Set("2026-04-20 10:00");
        await ReportAndAcceptAsync(Energy, plan.Task, Entry with { Percent = 95, Explanation = "三个项目同期并网" });
        Assert.Equal("Yellow 由红回升", await WordsAsync(plan.Task));

        Clock.Set("2026-07-05 10:00");
        await ReportAndAcceptAsync(Energy, plan.Task, Entry with { Percent = 95 });
        await FollowAsync("2026-07-10 09:00");
        Assert.Equal("Yellow 由红回升", await WordsAsync(plan.Task));

        await FollowAsync("2026-07-11 09:00");
        Assert.Equal("Green 正常", await WordsAsync(plan.Task));
    }
}
