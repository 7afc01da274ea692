using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>A task as a reviewer words it.</summary>
public sealed record TaskEdit(string Title, string Text, IReadOnlyList<string> Path, DateOnly? Due, bool Ongoing);

/// <summary>A responsible unit as a reviewer words it.</summary>
/// <param name="DepartmentId">Null leaves the matching to the names.</param>
public sealed record UnitEdit(string Name, UnitRole Role, int? DepartmentId);

/// <summary>A target as a reviewer words it.</summary>
public sealed record TargetEdit(
    string IndicatorName, string? Scope, Comparator Comparator, decimal? Value, decimal? UpperValue, string? Unit, int? Year, TargetChange Change,
    TargetNature? Nature);

/// <summary>A heading as a reviewer words it.</summary>
public sealed record HeadingEdit(string Title, int Level);
