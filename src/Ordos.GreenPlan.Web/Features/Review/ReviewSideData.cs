using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>What else a reviewer may do: draw a sample, close out what is done.</summary>
public sealed record ReviewSideData(IReadOnlyList<DrawPeriod> Periods, IReadOnlyList<PastDraw> Draws, IReadOnlyList<DoneTask> Done, int DoneTotal)
{
    private const int Few = 5;

    public static async Task<ReviewSideData> LoadAsync(GreenPlanContext db, DateOnly today, CancellationToken cancel)
    {
        var periods = await db.Periods.Where(period => period.OpensOn <= today).OrderByDescending(period => period.EndsOn).Take(4)
            .Select(period => new DrawPeriod(period.Id, period.Name)).ToListAsync(cancel);
        var draws = await db.EvidenceDraws.OrderByDescending(draw => draw.DrawnAt).Take(Few)
            .Select(draw => new PastDraw(
                db.Periods.Where(period => period.Id == draw.PeriodId).Select(period => period.Name).First(),
                draw.DrawnAt, draw.DrawnBy, draw.Seed, draw.Candidates, draw.Reports.Count))
            .ToListAsync(cancel);
        var done = db.Tasks.Where(task => task.State == TaskState.Done
            && db.Documents.Any(document => document.Id == task.DocumentId && document.ArchivedAt == null));
        return new ReviewSideData(
            periods, draws, await done.OrderBy(task => task.Id).Take(Few).Select(task => new DoneTask(task.Id, task.Title)).ToListAsync(cancel),
            await done.CountAsync(cancel));
    }
}

public sealed record DrawPeriod(int Id, string Name);

public sealed record PastDraw(string Period, DateTime At, string By, int Seed, int Candidates, int Drawn);

public sealed record DoneTask(int Id, string Title);
