using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>What stands beside a report under review: the passage, what the portal has checked, what was decided before.</summary>
public sealed record ReviewContext(ReviewedReport Reviewed, string Passage, IReadOnlyList<ReviewCheck> Checks, IReadOnlyList<EarlierReview> Earlier, IReadOnlyList<EvidenceLine> Files)
{
    private const int EarlierShown = 4;
    private const int RedPoints = 25;
    private const int YellowPoints = 10;

    public static async Task<ReviewContext?> LoadAsync(GreenPlanContext db, int reportId, PortalCalendar calendar, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (await ReviewedReport.LoadAsync(db, [reportId], calendar, cancel) is not [var reviewed])
        {
            return null;
        }

        var (task, department) = (reviewed.TaskId, reviewed.Report.DepartmentId);
        var passage = await db.Tasks.Where(t => t.Id == task).Select(t => t.Text).SingleAsync(cancel);
        var asked = await AskedEvidence.LoadAsync(db, department, [task], cancel);
        var earlier = await db.Reports
            .Where(report => report.TaskId == task && report.DepartmentId == department && report.Id != reportId && report.SubmittedAt != null)
            .OrderByDescending(report => report.SubmittedAt).Take(EarlierShown)
            .Select(report => new EarlierReview(
                db.Periods.Where(period => period.Id == report.PeriodId).Select(period => period.Name).FirstOrDefault(),
                report.State, report.ReturnReason, report.AcceptedBy ?? report.ReturnedBy))
            .ToListAsync(cancel);
        var files = (await EvidenceLine.LoadAsync(db, [reportId], cancel))[reportId].ToList();
        return new ReviewContext(reviewed, passage, [.. Check(reviewed, asked.Of(task, reviewed.Report.PeriodId, reviewed.Report.ClaimedState), files.Count)], earlier, files);
    }

    private static IEnumerable<ReviewCheck> Check(ReviewedReport reviewed, EvidenceNeed need, int files)
    {
        var entry = reviewed.Report.Entry;
        if (reviewed.Scheduled is { } scheduled)
        {
            var behind = scheduled - entry.Percent;
            yield return behind <= 0 ? new(Health.Green, "进度不低于序时")
                : new(behind >= RedPoints ? Health.Red : behind >= YellowPoints ? Health.Yellow : Health.Green, $"进度{entry.Percent}%，序时{scheduled}%，差{behind}点");
        }

        foreach (var warning in reviewed.Warnings)
        {
            yield return new(Health.Yellow, $"{warning.Words}。说明：{entry.Explanation ?? "未写"}");
        }

        if (reviewed.Before is { } before && entry.NextStep is not null && entry.NextStep == before.NextStep)
        {
            yield return new(Health.Yellow, "“下一步”与上期相同");
        }

        if (entry.ClaimedState != TaskState.Done && entry.NextStep?.Any(letter => char.IsAsciiDigit(letter) || letter is '月' or '季' or '年') != true)
        {
            yield return new(Health.Yellow, "“下一步”未写时限");
        }

        if (entry is { NeedsCoordination: true, Problems: null })
        {
            yield return new(Health.Yellow, "请求协调，未写存在问题");
        }

        if (reviewed.Report.IsLate)
        {
            yield return new(Health.Yellow, "截止以后报送（迟报）");
        }

        if (need != EvidenceNeed.None)
        {
            var what = need == EvidenceNeed.Drawn ? "抽查佐证" : "销号佐证";
            yield return entry.Evidence is { } evidence ? new(Health.Green, $"{what}：{evidence}")
                : files > 0 ? new(Health.Green, $"{what}：附文件{files}个")
                : need == EvidenceNeed.Drawn ? new(Health.Red, "抽到佐证抽查，未写佐证，也未附文件") : new(Health.Yellow, "填报为已完成，未写佐证，也未附文件");
        }
    }
}

/// <summary>One thing that the portal has looked at.</summary>
public sealed record ReviewCheck(Health Look, string Words);

/// <summary>How an earlier report ended.</summary>
public sealed record EarlierReview(string? Period, ReportState State, string? ReturnReason, string? By);
