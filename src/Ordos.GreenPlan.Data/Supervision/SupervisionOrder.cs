using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>A step up the ladder as it is previewed and sent.</summary>
/// <param name="ItemId">The item that is escalated; null for a duty that enters the ladder.</param>
/// <param name="ItemVersion">The item as it was seen.</param>
public sealed record SupervisionOrder(DutyKey Duty, string Department, string Task, int? ItemId, uint ItemVersion, SupervisionSummons Summons);

/// <summary>What sending would do.</summary>
/// <param name="Left">How many of the chosen duties get nothing, because they stand as high already or nobody answers for them any more.</param>
/// <param name="Loads">Each department with what it would get.</param>
public sealed record SupervisionPreview(IReadOnlyList<SupervisionOrder> Orders, int Left, IReadOnlyList<DepartmentLoad> Loads);

/// <summary>What a department would get, and what it has open already.</summary>
/// <param name="Open">Items on the ladder before.</param>
/// <param name="Reported">Chosen tasks on which it has signed a report within the last weeks: perhaps it has answered there.</param>
public sealed record DepartmentLoad(int DepartmentId, string Name, int Sent, int Open, int Reported);
