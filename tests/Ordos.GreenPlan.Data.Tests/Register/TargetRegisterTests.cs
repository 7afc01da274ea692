using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Tests.Register;

public sealed class TargetRegisterTests(Databases databases) : RegisterTest(databases)
{
    [Fact]
    public async Task CatchUp_PlansPublishedOneAfterTheOther_ShareTheIndicatorAndArePaired()
    {
        var first = await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));
        var second = await PublishTargetsAsync("减污降碳方案", "2024-09-29", Coal(0, 2026, 87));

        Assert.Equal((await IndicatorOfAsync(first[0])).Id, (await IndicatorOfAsync(second[0])).Id);
        var pair = Assert.Single(await PairsAsync());
        Assert.Equal((first[0], second[0], PairVerdict.Relaxed, true), (pair.FirstTargetId, pair.SecondTargetId, pair.Verdict, pair.NeedsRuling));
        Assert.Contains("80%", pair.Reason, StringComparison.Ordinal);
        Assert.Equal(1, await WaitingRulingsAsync());
    }

    [Fact]
    public async Task CatchUp_NothingNew_DoesNothing()
    {
        await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));

        Assert.Equal(0, await Targets.CatchUpAsync(Cancel));
    }

    [Fact]
    public async Task CatchUp_Draft_IsLeftAlone()
    {
        await DraftTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80), Coal(1, 2025, 85));

        Assert.Equal(0, await Targets.CatchUpAsync(Cancel));
        Assert.Empty(await PairsAsync());
    }

    [Fact]
    public async Task CatchUp_DocumentThatIsADraftAgain_LosesItsPairsUntilItIsPublished()
    {
        await PublishTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));
        var second = await PublishTargetsAsync("减污降碳方案", "2024-09-29", Coal(0, 2025, 85));

        await QueryAsync("update documents set stage = 'Draft', published_at = null where title = '减污降碳方案'");
        await Targets.CatchUpAsync(Cancel);
        Assert.Empty(await PairsAsync());
        Assert.Null((await TargetAsync(second[0])).IndicatorId);

        await QueryAsync("update documents set stage = 'Published', published_at = now() where title = '减污降碳方案'");
        await Targets.CatchUpAsync(Cancel);
        Assert.Single(await PairsAsync());
    }

    [Fact]
    public async Task CatchUp_AtTwoPlacesAtOnce_PairsTheDocuments()
    {
        var desk = Get<DocumentDesk>();
        var one = await DraftTargetsAsync("节能减排方案", "2022-11-01", Coal(0, 2025, 80));
        var other = await DraftTargetsAsync("绿色低碳方案", "2022-12-01", Coal(0, 2025, 85));
        await desk.PublishAsync(Domain.Access.Actor.Portal, one, Cancel);
        await desk.PublishAsync(Domain.Access.Actor.Portal, other, Cancel);

        await Task.WhenAll(Targets.CatchUpAsync(Cancel), Targets.CatchUpAsync(Cancel));

        Assert.Equal(PairVerdict.Conflicting, Assert.Single(await PairsAsync()).Verdict);
    }

    [Fact]
    public async Task CatchUp_DistrictsWithBasicAndIncentiveValues_AreOneIndicator()
    {
        static Target Line(int ordinal, string district, string tier, decimal value) => new()
        {
            Ordinal = ordinal, IndicatorName = "能耗强度降低" + tier, Scope = district, Comparator = Comparator.Equal, Value = value, Unit = "%", Year = 2025,
            Change = TargetChange.Decrease, Quote = district, Start = 0, End = 3, FromTable = true,
        };

        var ids = await PublishTargetsAsync(
            "节能减排方案", "2022-11-01", Line(0, "东甲旗", "基本目标", 18), Line(1, "东甲旗", "激励目标", 20.4m), Line(2, "西乙旗", "基本目标", 10));

        var targets = new[] { await TargetAsync(ids[0]), await TargetAsync(ids[1]), await TargetAsync(ids[2]) };
        Assert.Single(targets.Select(target => target.IndicatorId).Distinct());
        Assert.Equal(["东甲旗", "东甲旗", "西乙旗"], targets.Select(target => target.Area));
        Assert.Equal([false, true, false], targets.Select(target => target.IsIncentive));
        Assert.Equal((RollUp.None, IndicatorKind.Cumulative, TargetChange.Decrease), await IndicatorOfAsync(ids[0]) is var i ? (i.RollUp, i.Kind, i.Change) : default);
    }

    [Fact]
    public async Task CatchUp_Seeds_HoldsTheCasesThatMustComeOutRight()
    {
        await Get<SeedData>().ImportAsync(SeedFolder(), Cancel);

        await using var db = Open();
        var texts = await (
            from pair in db.TargetPairs
            join a in db.Targets on pair.FirstTargetId equals a.Id
            join b in db.Targets on pair.SecondTargetId equals b.Id
            select new { pair.Verdict, A = a.IndicatorName, AValue = a.Value, AYear = a.Year, B = b.IndicatorName, BValue = b.Value, BYear = b.Year }).ToListAsync(Cancel);

        bool Has(PairVerdict verdict, string words, decimal a, int aYear, decimal b, int bYear) => texts.Exists(pair =>
            pair.Verdict == verdict && pair.A.Contains(words, StringComparison.Ordinal) && pair.B.Contains(words, StringComparison.Ordinal)
            && (((pair.AValue, pair.AYear, pair.BValue, pair.BYear) == (a, aYear, b, bYear)) || ((pair.BValue, pair.BYear, pair.AValue, pair.AYear) == (a, aYear, b, bYear))));

        Assert.True(Has(PairVerdict.Relaxed, "煤炭", 80, 2025, 87, 2026));
        Assert.True(Has(PairVerdict.Conflicting, "粪污", 95, 2025, 92, 2025));
        Assert.True(Has(PairVerdict.Conflicting, "粪污", 95, 2025, 85, 2025));
        Assert.True(Has(PairVerdict.Relaxed, "固", 80, 2025, 70, 2026));
        Assert.False(texts.Exists(pair => pair is { Verdict: PairVerdict.Conflicting, AValue: 305, BValue: 290 }));
        Assert.Equal(30, await db.TargetPairs.CountAsync(pair => pair.NeedsRuling, Cancel));
    }

    private async Task<List<ProposedPair>> PairsAsync()
    {
        await using var db = Open();
        return await db.TargetPairs.AsNoTracking().ToListAsync(Cancel);
    }

    private static string SeedFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!Directory.Exists(Path.Combine(folder.FullName, "seeds", "notices")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "seeds");
    }
}
