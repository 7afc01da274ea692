using Ordos.GreenPlan.Data.Audit;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>One page of the trail.</summary>
/// <param name="Asked">The view that was asked for.</param>
/// <param name="Address">The view that is shown: its page exists.</param>
/// <param name="Counted">Entries that fit, as far as they were counted.</param>
public sealed record AuditList(AuditAddress Asked, AuditAddress Address, int Counted, List<AuditRow> Rows);

/// <summary>A change of one record.</summary>
/// <param name="Link">The record's page; null where it has none or is gone.</param>
public sealed record AuditRow(
    long Id, DateTime At, string By, AuditAction Action, string Kind, string Record, string? Link, List<AuditField> Fields, bool IsDemo);

/// <summary>One property, from → to; null for nothing.</summary>
public sealed record AuditField(string Name, string? From, string? To);
