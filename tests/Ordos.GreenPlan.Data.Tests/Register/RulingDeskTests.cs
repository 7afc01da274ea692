using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Tests.Register;

public sealed class RulingDeskTests(Databases databases) : RegisterTest(databases)
{
    private RulingDesk Desk => Get<RulingDesk>();

    [Fact]
    public async Task Rule_WithAValueForBoth_IsWhatAttainmentGoesBy_UntilTakenBack()
    {
        var (strict, mild) = await ConflictAsync();
        var indicator = (await IndicatorOfAsync(strict)).Id;
        await Get<ReadingDesk>().ReportAsync(Coordinator, indicator, Year(2025, 84), Cancel);
        Assert.Equal((Attainment.Near, Attainment.Met), ((await TargetAsync(strict)).Attainment, (await TargetAsync(mild)).Attainment));

        var ruling = await Desk.RuleAsync(Coordinator, new RulingEntry(strict, mild, PairVerdict.Conflicting, mild, "按后发文件执行"), Cancel);

        Assert.Equal((mild, Attainment.Met), ((await TargetAsync(strict)).RuledTargetId, (await TargetAsync(strict)).Attainment));
        Assert.Equal(0, await WaitingRulingsAsync());

        Assert.Equal("reason-missing", await RefusalAsync(() => Desk.TakeBackAsync(Coordinator, ruling, "", Cancel)));
        await Desk.TakeBackAsync(Coordinator, ruling, "上级另有规定", Cancel);

        Assert.Equal((null, Attainment.Near), ((await TargetAsync(strict)).RuledTargetId, (await TargetAsync(strict)).Attainment));
        Assert.Equal(1, await WaitingRulingsAsync());
        Assert.Equal("already-taken-back", await RefusalAsync(() => Desk.TakeBackAsync(Coordinator, ruling, "再撤", Cancel)));
    }

    [Fact]
    public async Task Rule_TwiceWithoutTakingBack_IsRefused()
    {
        var (a, b) = await ConflictAsync();
        var entry = new RulingEntry(a, b, PairVerdict.Conflicting, null, "各用各值");
        await Desk.RuleAsync(Coordinator, entry, Cancel);

        Assert.Equal("already-ruled", await RefusalAsync(() => Desk.RuleAsync(Coordinator, entry, Cancel)));
    }

    [Fact]
    public async Task Rule_WithoutReasonOrForAnotherPair_IsRefused()
    {
        var (a, b) = await ConflictAsync();

        Assert.Equal("reason-missing", await RefusalAsync(() => Desk.RuleAsync(Coordinator, new RulingEntry(a, b, PairVerdict.Same, null, "  "), Cancel)));
        Assert.Equal("pair-gone", await RefusalAsync(() => Desk.RuleAsync(Coordinator, new RulingEntry(b, a, PairVerdict.Same, null, "相同"), Cancel)));
        Assert.Equal("not-of-pair", await RefusalAsync(() => Desk.RuleAsync(Coordinator, new RulingEntry(a, b, PairVerdict.Same, 999_999, "相同"), Cancel)));
    }

    [Fact]
    public async Task Rule_EveryRole_FollowsTheTable()
    {
        var (a, b) = await ConflictAsync();
        var entry = new RulingEntry(a, b, PairVerdict.Conflicting, null, "各用各值");

        foreach (var actor in new[] { Staff(1), Head(1), Leader })
        {
            Assert.Equal("forbidden", await RefusalAsync(() => Desk.RuleAsync(actor, entry, Cancel)));
        }

        var ruling = await Desk.RuleAsync(Administrator, entry, Cancel);
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.TakeBackAsync(Leader, ruling, "撤回", Cancel)));
        Assert.Contains(await QueryAsync("select account_name from audit_entries where entity = 'Ruling'"), name => name == "管理员");
    }

    [Fact]
    public async Task Waiting_ArchivedPlan_NoLongerAsksForARuling()
    {
        await ConflictAsync();
        await using var db = Open();
        await db.Database.ExecuteSqlAsync($"update documents set archived_at = now() where title = '减污降碳方案'", Cancel);

        Assert.Equal(0, await WaitingRulingsAsync());
    }

    [Fact]
    public async Task Merge_AndSplit_MoveTargetsAndRefuseWhatDoesNotBelong()
    {
        var desk = Get<IndicatorDesk>();
        var grain = new Target
        {
            Ordinal = 1, IndicatorName = "清洁取暖率", Comparator = Comparator.AtLeast, Value = 80, Unit = "%", Year = 2025, Change = TargetChange.None, Quote = "清洁取暖率80%", Start = 0, End = 3,
        };
        var ids = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), grain, Coal(2, 2026, 79));
        var (coal, heat) = ((await IndicatorOfAsync(ids[0])).Id, (await IndicatorOfAsync(ids[1])).Id);
        Assert.NotEqual(coal, heat);

        await desk.MergeAsync(Coordinator, heat, coal, Cancel);
        Assert.Equal((coal, "调度员"), (await TargetAsync(ids[1])) is var merged ? (merged.IndicatorId!.Value, merged.IndicatorConfirmedBy) : default);

        var split = await desk.SplitAsync(Administrator, coal, [ids[1]], "清洁取暖率", Cancel);
        Assert.Equal(split, (await TargetAsync(ids[1])).IndicatorId);
        Assert.Equal("all-chosen", await RefusalAsync(() => desk.SplitAsync(Coordinator, coal, [ids[0], ids[2]], "全部", Cancel)));
        Assert.Equal("merge-self", await RefusalAsync(() => desk.MergeAsync(Coordinator, coal, coal, Cancel)));

        foreach (var actor in new[] { Staff(1), Head(1), Leader })
        {
            Assert.Equal("forbidden", await RefusalAsync(() => desk.MergeAsync(actor, coal, split, Cancel)));
        }
    }

    private async Task<(int A, int B)> ConflictAsync()
    {
        var first = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));
        var second = await PublishTargetsAsync("减污降碳方案", "2024-09-29", Coal(0, 2025, 85));
        return (first[0], second[0]);
    }
}
