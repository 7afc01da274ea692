namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>The plan above another (上级文件), as a person chose it.</summary>
public sealed class PlanParent
{
    public required int ChildId { get; init; }
    public required int ParentId { get; set; }
    public required string ChosenBy { get; set; }
    public required DateTime ChosenAt { get; set; }
}

/// <summary>What a person says became of a passage of the parent plan (对齐更正); it stands above the proposal.</summary>
public sealed class PassageCorrection
{
    public int Id { get; private set; }
    public required int ChildDocumentId { get; init; }
    public required int ParentTaskId { get; init; }
    public required AlignmentKind Kind { get; set; }

    /// <summary>Tasks of the child plan that follow the passage; empty when it was dropped.</summary>
    public List<int> ChildTaskIds { get; set; } = [];

    public required string CorrectedBy { get; set; }
    public required DateTime CorrectedAt { get; set; }
}
