using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>For some tasks of a department: which reports were drawn for a look at their evidence, which have files, and for which tasks it answers.</summary>
public sealed class AskedEvidence
{
    private readonly HashSet<(Fact Fact, int TaskId, int? PeriodId)> _facts;

    private AskedEvidence(HashSet<(Fact Fact, int TaskId, int? PeriodId)> facts) => _facts = facts;

    private enum Fact
    {
        Drawn,
        HasFiles,
        Answers,
    }

    public static async Task<AskedEvidence> LoadAsync(GreenPlanContext db, int departmentId, IReadOnlyCollection<int> taskIds, CancellationToken cancel)
    {
        // One question for the three: it is asked with every report that is sent.
        var drawn = from draw in db.EvidenceDraws
                    from report in draw.Reports
                    where report.DepartmentId == departmentId && taskIds.Contains(report.TaskId)
                    select new { Fact = (int)Fact.Drawn, report.TaskId, PeriodId = (int?)draw.PeriodId };
        var files = from report in db.Reports
                    where report.DepartmentId == departmentId && taskIds.Contains(report.TaskId) && report.State != ReportState.Accepted
                        && db.EvidenceFiles.Any(file => file.ReportId == report.Id)
                    select new { Fact = (int)Fact.HasFiles, report.TaskId, report.PeriodId };
        var answers = from duty in db.Duties
                      where duty.DepartmentId == departmentId && taskIds.Contains(duty.TaskId) && (duty.Role == UnitRole.Lead || duty.Role == UnitRole.Shared)
                      select new { Fact = (int)Fact.Answers, duty.TaskId, PeriodId = (int?)null };
        var facts = await drawn.Concat(files).Concat(answers).ToListAsync(cancel);
        return new AskedEvidence([.. facts.Select(fact => ((Fact)fact.Fact, fact.TaskId, fact.PeriodId))]);
    }

    /// <summary>What is asked of a report that claims something.</summary>
    public EvidenceNeed Of(int taskId, int? periodId, TaskState claimed) =>
        EvidenceRule.Of(_facts.Contains((Fact.Drawn, taskId, periodId)), _facts.Contains((Fact.Answers, taskId, null)), claimed);

    /// <summary>What is asked of a report and was not given in files.</summary>
    public EvidenceNeed Open(ProgressReport report) =>
        _facts.Contains((Fact.HasFiles, report.TaskId, report.PeriodId)) ? EvidenceNeed.None : Of(report.TaskId, report.PeriodId, report.ClaimedState);
}
