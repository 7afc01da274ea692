namespace Ordos.GreenPlan.Data.Messages;

/// <summary>Something that one person is told once (消息), and the row it is about.</summary>
/// <remarks>One fact is told once: account, kind, subject and the fact's moment are unique together.</remarks>
public sealed class Message
{
    public long Id { get; private set; }
    public int AccountId { get; private set; }
    public MessageKind Kind { get; private set; }

    /// <summary>Id of what the fact happened to: a period, report, document, draw, receipt or request.</summary>
    public int SubjectId { get; private set; }

    /// <summary>When the fact happened (UTC); for a reminder the beginning of its day.</summary>
    public DateTime FactAt { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Where it leads, as far as it is about one; whatever of these goes takes the message along.</summary>
    public int? TaskId { get; private set; }

    public int? PeriodId { get; private set; }
    public int? DocumentId { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? ReadAt { get; private set; }

    /// <summary>When the mail server took it.</summary>
    public DateTime? MailedAt { get; private set; }

    /// <summary>示例数据: of a sample account, or about sample data.</summary>
    public bool IsDemo { get; private set; }
}
