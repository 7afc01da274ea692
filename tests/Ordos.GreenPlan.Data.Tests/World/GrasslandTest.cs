using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A test with the draft of a notice of three tasks, of whose units one is not registered.</summary>
public abstract class GrasslandTest(Databases databases) : ReviewTest(databases)
{
    /// <summary>The draft.</summary>
    protected int DraftId { get; private set; }

    /// <summary>The one department that is registered.</summary>
    protected int Forestry { get; private set; }

    protected override async Task ArrangeAsync()
    {
        Forestry = await AddDepartmentAsync("市林业和草原局");
        DraftId = await DraftOfAsync(Notice);
    }

    protected static TaskEdit Of(PolicyTask task) => new(task.Title, task.Text, task.Path, task.Due, task.Ongoing);

    protected static TargetEdit Of(Target target) => new(
        target.IndicatorName, target.Scope, target.Comparator, target.Value, target.UpperValue, target.Unit, target.Year, target.Change, target.Nature);

    protected async Task<List<string>> UnitsAsync(int task) =>
        [.. (await LoadAsync(DraftId)).Units.Where(unit => unit.TaskId == task).OrderBy(unit => unit.Ordinal).Select(unit => unit.NameAsPrinted)];

    protected async Task<List<ReviewEdit>> EditsAsync()
    {
        await using var db = Open();
        return await db.ReviewEdits.AsNoTracking().Where(edit => edit.DocumentId == DraftId).OrderBy(edit => edit.Number).ToListAsync(Cancel);
    }
}
