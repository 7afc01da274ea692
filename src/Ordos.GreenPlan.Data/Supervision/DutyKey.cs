namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>A department's duty for a task.</summary>
public readonly record struct DutyKey(int TaskId, int DepartmentId);
