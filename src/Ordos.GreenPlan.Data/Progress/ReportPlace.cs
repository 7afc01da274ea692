using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>What a report on a task depends on besides what it says.</summary>
/// <param name="Responsible">Whether the department has a duty for the task.</param>
/// <param name="PeriodId">The period that the report answers; null outside periods.</param>
/// <param name="Last">The department's last accepted report on the task.</param>
/// <param name="HasValues">Numbers were typed into the row of the sheet that this report continues.</param>
internal sealed record ReportPlace(
    DocumentStage Stage, bool Archived, TaskState State, bool Responsible, int? PeriodId, ProgressReport? Last, bool HasValues)
{
    /// <summary>The open period, where the report for it was drawn for a look at its evidence.</summary>
    public int? DrawnPeriodId { get; init; }

    /// <summary>The department leads the task or shares it.</summary>
    public bool Answers { get; init; }

    /// <summary>Files of evidence lie with the report that is open.</summary>
    public bool HasFiles { get; init; }

    public static DomainRuleException TaskGone() => new("task-gone", "该任务已不存在，请刷新。");

    /// <summary>The proof that is asked for and was not given in files.</summary>
    public EvidenceNeed OpenNeed(TaskState claimed) =>
        HasFiles ? EvidenceNeed.None : EvidenceRule.Of(PeriodId is not null && DrawnPeriodId == PeriodId, Answers, claimed);

    /// <exception cref="DomainRuleException"><c>not-published</c>; <c>task-settled</c>; <c>not-responsible</c></exception>
    public void Check()
    {
        if (Stage != DocumentStage.Published || Archived)
        {
            throw new DomainRuleException("not-published", "该文件未发布或已归档，不能填报。");
        }

        if (State is TaskState.ClosedOut or TaskState.Stopped)
        {
            throw new DomainRuleException("task-settled", $"该任务{State.Words()}，不再填报。");
        }

        if (!Responsible)
        {
            throw new DomainRuleException("not-responsible", "您的单位不是该任务的责任单位，不能填报。");
        }
    }
}
