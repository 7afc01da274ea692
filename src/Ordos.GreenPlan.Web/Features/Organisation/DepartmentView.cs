using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>A department with all that its page shows.</summary>
/// <param name="Joinable">Bodies that may be added to it, where it is a group.</param>
public sealed record DepartmentView(
    DepartmentHead Head, List<DepartmentName> Aliases, List<DepartmentMember> Members, List<DepartmentName> Groups,
    List<LineageEntry> Lineage, List<ReorganisationEntry> Changes, int OpenTasks, int Accounts, List<DepartmentName> Joinable);

public sealed record DepartmentHead(
    int Id, string Name, string FullName, DepartmentKind Kind, string Level, int? ParentId, string? Parent, string? Office, string? Phone,
    DateOnly? ValidFrom, DateOnly? ValidTo, string? Note);

public sealed record DepartmentName(int Id, string Name);

public sealed record DepartmentMember(int Id, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>A predecessor or successor of a department.</summary>
/// <param name="OtherId">The other body.</param>
/// <param name="Follows">Whether the other body follows this one.</param>
public sealed record LineageEntry(
    int Id, int OtherId, string Other, bool Follows, SuccessionKind Kind, DateOnly? On, Certainty Certainty, string? Basis,
    DateTime? ConfirmedAt, DateTime? DismissedAt)
{
    public bool IsProposed => ConfirmedAt is null && DismissedAt is null;
}

/// <summary>A reorganisation that was carried out.</summary>
public sealed record ReorganisationEntry(
    int Id, SuccessionKind Kind, int FromId, string From, int? ToId, string? To, DateOnly On, string? Basis, int Tasks,
    DateTime AppliedAt, string AppliedBy, DateTime? UndoneAt, string? UndoneBy);
