using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What the coordinator looked at before closing a task out (销号核查).</summary>
public sealed class CloseOutCheck
{
    public required int TaskId { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }

    /// <summary>核查情况: what was seen, and where.</summary>
    public required string Findings { get; init; }

    public required bool IsDemo { get; init; }

    /// <exception cref="DomainRuleException"><c>reason-missing</c>; <c>text-too-long</c></exception>
    public static CloseOutCheck Of(int taskId, Actor actor, DateTime now, string findings) => new()
    {
        TaskId = taskId, At = now, By = actor.Name, Findings = DutyReceipt.Required(findings, "销号须写明核查情况。"), IsDemo = actor.IsDemo,
    };
}
