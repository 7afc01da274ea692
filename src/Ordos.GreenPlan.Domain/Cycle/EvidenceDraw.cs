using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>A random draw of reports whose evidence is looked at (随机抽查). It keeps its seed, so that anybody can draw it again.</summary>
public sealed class EvidenceDraw
{
    public const int MaxSize = 200;

    private readonly List<DrawnReport> _reports = [];

    public int Id { get; private set; }
    public required int PeriodId { get; init; }
    public required DateTime DrawnAt { get; init; }
    public required string DrawnBy { get; init; }

    /// <summary>Starts the sequence of random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>How many it was drawn from.</summary>
    public required int Candidates { get; init; }

    public required bool IsDemo { get; init; }
    public IReadOnlyList<DrawnReport> Reports => _reports;

    /// <summary>Draws from the candidates, in the order of their task and department.</summary>
    /// <exception cref="DomainRuleException"><c>draw-size</c>; <c>draw-empty</c></exception>
    public static EvidenceDraw Draw(
        int periodId, IEnumerable<(int TaskId, int DepartmentId)> candidates, int size, int seed, Actor actor, DateTime now)
    {
        if (size is < 1 or > MaxSize)
        {
            throw new DomainRuleException("draw-size", $"抽查数量应在1至{MaxSize}之间。");
        }

        var left = candidates.Distinct().Order().ToList();
        if (left.Count == 0)
        {
            throw new DomainRuleException("draw-empty", "该调度期没有可抽查的任务，或已全部抽到。");
        }

        var draw = new EvidenceDraw
        {
            PeriodId = periodId, DrawnAt = now, DrawnBy = actor.Name, Seed = seed, Candidates = left.Count, IsDemo = actor.IsDemo,
        };
        var numbers = new Random(seed);

        while (draw._reports.Count < size && left.Count > 0)
        {
            var at = numbers.Next(left.Count);
            draw._reports.Add(new DrawnReport { TaskId = left[at].TaskId, DepartmentId = left[at].DepartmentId });
            left.RemoveAt(at);
        }

        return draw;
    }
}

/// <summary>A department's report on a task that was drawn.</summary>
public sealed class DrawnReport
{
    public int DrawId { get; private set; }
    public required int TaskId { get; init; }
    public required int DepartmentId { get; init; }
}
