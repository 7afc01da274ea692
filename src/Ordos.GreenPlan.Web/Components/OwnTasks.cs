using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Components;

/// <summary>The tasks that a department has to do with, so that its pages need not ask the database about everybody's.</summary>
public sealed class OwnTasks
{
    // Until they are known, every task may be one. Replaced as a whole, because changes are told from any thread.
    private volatile HashSet<int>? _ids;

    /// <summary>Whether a change may concern the department; what is not of a task always may.</summary>
    public bool Has(Change change) => change.Kind != ChangeKind.Task || _ids?.Contains(change.Id) != false;

    public async Task LoadAsync(GreenPlanContext db, int departmentId, CancellationToken cancel) =>
        _ids = await db.DutyStandings.Where(duty => duty.DepartmentId == departmentId).Select(duty => duty.TaskId).ToHashSetAsync(cancel);
}
