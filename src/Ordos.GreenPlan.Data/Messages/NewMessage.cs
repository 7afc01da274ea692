namespace Ordos.GreenPlan.Data.Messages;

/// <summary>A message that is to be stored unless it is there.</summary>
internal sealed record NewMessage(Recipient To, MessageKind Kind, int SubjectId, DateTime FactAt, string Text, bool IsDemo)
{
    public int? TaskId { get; init; }
    public int? PeriodId { get; init; }
    public int? DocumentId { get; init; }
}
