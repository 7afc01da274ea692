using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;

namespace Ordos.GreenPlan.Domain.Tests.Cycle;

public sealed class EvidenceDrawTests
{
    private static readonly Actor Coordinator = new(3, "调度员丙", AccountRole.Coordinator, null);
    private static readonly DateTime Now = new(2026, 5, 6, 1, 0, 0, DateTimeKind.Utc);
    private static readonly (int, int)[] Candidates = [.. Enumerable.Range(1, 30).Select(task => (task, 7))];

    [Fact]
    public void Draw_SameSeed_DrawsTheSameWhateverTheOrder()
    {
        var once = Drawn(Candidates, 5, 42);

        Assert.Equal(5, once.Distinct().Count());
        Assert.All(once, drawn => Assert.Contains(drawn, Candidates));
        Assert.Equal(once, Drawn([.. Candidates.Reverse()], 5, 42));
        Assert.NotEqual(once, Drawn(Candidates, 5, 43));
    }

    [Fact]
    public void Draw_ManySeeds_ReachesEveryCandidateAboutEquallyOften()
    {
        var hits = Enumerable.Range(0, 3000).SelectMany(seed => Drawn(Candidates, 3, seed)).CountBy(drawn => drawn).Select(count => count.Value).ToList();

        Assert.Equal(30, hits.Count);
        Assert.All(hits, count => Assert.InRange(count, 220, 380)); // 300 each, give or take four deviations
    }

    [Fact]
    public void Draw_FewerCandidatesThanAsked_TakesThemAll() => Assert.Equal(30, Drawn(Candidates, 100, 1).Count);

    [Fact]
    public void Draw_KeepsWhatItWasDrawnFrom()
    {
        var draw = EvidenceDraw.Draw(9, Candidates, 2, 17, Coordinator, Now);

        Assert.Equal((9, 17, 30, "调度员丙", Now), (draw.PeriodId, draw.Seed, draw.Candidates, draw.DrawnBy, draw.DrawnAt));
    }

    [Theory]
    [InlineData(0, 30, "draw-size")]
    [InlineData(201, 30, "draw-size")]
    [InlineData(1, 0, "draw-empty")]
    public void Draw_OutsideTheRules_IsRefused(int size, int candidates, string code) =>
        Assert.Equal(code, Refusal.Of(() => Drawn(Candidates[..candidates], size, 1)));

    private static List<(int, int)> Drawn((int, int)[] candidates, int size, int seed) =>
        [.. EvidenceDraw.Draw(9, candidates, size, seed, Coordinator, Now).Reports.Select(report => (report.TaskId, report.DepartmentId))];
}
