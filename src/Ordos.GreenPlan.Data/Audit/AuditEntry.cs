namespace Ordos.GreenPlan.Data.Audit;

/// <summary>One change of one record: who, when, from, to (审计记录). Written in the transaction of the change.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
    public required DateTime At { get; init; }

    /// <summary>Null for the portal itself.</summary>
    public int? AccountId { get; init; }

    public required string AccountName { get; init; }
    public required AuditAction Action { get; init; }

    /// <summary>Type of the record, as the code names it.</summary>
    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    /// <summary>JSON object: property → [from, to].</summary>
    public required string Changes { get; init; }

    /// <summary>Request in which it happened, as in the log; null outside requests.</summary>
    public string? RequestId { get; init; }

    /// <summary>Change made to sample data; goes with it.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>What happened to a record.</summary>
public enum AuditAction
{
    /// <summary>新增</summary>
    Added,

    /// <summary>修改</summary>
    Changed,

    /// <summary>删除</summary>
    Removed,
}
