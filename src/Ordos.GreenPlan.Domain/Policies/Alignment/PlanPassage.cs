namespace Ordos.GreenPlan.Domain.Policies.Alignment;

/// <summary>A task's passage as it is laid beside another plan's, whether read from a file or stored.</summary>
/// <param name="Index">Position among the document's tasks, from 0.</param>
/// <param name="Path">Headings from the top to the task, with their numbers as printed.</param>
/// <param name="Text">The passage without its bracket of responsible units.</param>
public sealed record PlanPassage(int Index, IReadOnlyList<string> Path, string Text);
