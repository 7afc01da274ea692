using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>A reorganisation as an administrator asks for it.</summary>
/// <param name="ToId">The body that follows; null where a new one is to be registered, or an abolished one has no follower.</param>
/// <param name="NewName">Name under which a renamed body is registered, where it is not yet.</param>
/// <param name="On">The day it takes effect.</param>
public sealed record ReorganisationOrder(SuccessionKind Kind, int FromId, int? ToId, DateOnly On, string? NewName = null, string? Basis = null);

/// <summary>What a reorganisation would do.</summary>
/// <param name="Tasks">The open tasks of published plans that fall to the old body now.</param>
/// <param name="Accounts">Active accounts of the old body.</param>
/// <param name="PendingReports">Reports of the old body on these tasks that its head has not signed.</param>
/// <param name="Groups">Groups that the old body is a member of.</param>
public sealed record ReorganisationPreview(
    IReadOnlyList<MovingTask> Tasks, int Accounts, int PendingReports, IReadOnlyList<string> Groups)
{
    public IReadOnlyCollection<int> TaskIds => [.. Tasks.Select(task => task.Id)];
}

/// <summary>An open task that would move.</summary>
/// <param name="Via">The body that the notice names where it is another one: a group, or one whose duty was handed on before.</param>
public sealed record MovingTask(int Id, string Title, string Plan, UnitRole Role, TaskState State, DateOnly? Due, string? Via);
