using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>One page of the registry.</summary>
/// <param name="Asked">The view that was asked for.</param>
/// <param name="Address">The view that is shown: its page exists.</param>
/// <param name="Levels">Every level that a department has.</param>
/// <param name="Proposals">How many successions wait to be confirmed.</param>
/// <param name="Leftovers">How many bodies have ended but still have open tasks, because a later notice names them or a task was opened again.</param>
public sealed record DepartmentList(
    DepartmentsAddress Asked, DepartmentsAddress Address, int Total, List<DepartmentRow> Rows, List<string> Levels, int Proposals, int Leftovers);

/// <summary>A department in the list.</summary>
public sealed record DepartmentRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string FullName { get; init; }
    public required DepartmentKind Kind { get; init; }
    public required string Level { get; init; }
    public string? Parent { get; init; }
    public string? Office { get; init; }
    public string? Phone { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required List<string> Aliases { get; init; }
    public int Proposals { get; init; }

    /// <summary>Tasks that it has a duty for and that are not finished.</summary>
    public int OpenTasks { get; init; }
}
