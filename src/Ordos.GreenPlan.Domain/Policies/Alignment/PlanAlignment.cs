namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>A plan laid beside its parent (对齐).</summary>
/// <param name="Paragraphs">One for each passage of the parent, in its order.</param>
/// <param name="Added">Passages of the child that follow none of the parent's, in its order.</param>
public sealed record PlanAlignment(IReadOnlyList<AlignedParagraph> Paragraphs, IReadOnlyList<int> Added);

/// <summary>A passage of the parent and those of the child that follow it.</summary>
/// <param name="Parent">Index of the parent's passage.</param>
/// <param name="Children">Indices of the child's passages, in its order; empty when it was dropped.</param>
/// <param name="Kind">The proposal; a person corrects it.</param>
/// <param name="Likeness">How much the words agree, 0 to 1: the larger of what each side has of the other.</param>
public sealed record AlignedParagraph(int Parent, IReadOnlyList<int> Children, AlignmentKind Kind, double Likeness);

/// <summary>What became of a passage in the child plan.</summary>
public enum AlignmentKind
{
    /// <summary>承接: taken over almost word for word.</summary>
    Covered,

    /// <summary>本地化: the same measure with places, figures, projects or steps of its own.</summary>
    MadeLocal,

    /// <summary>新增: only the child has it.</summary>
    Added,

    /// <summary>未承接: only the parent has it.</summary>
    Dropped,
}
