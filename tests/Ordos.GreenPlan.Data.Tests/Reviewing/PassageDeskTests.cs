using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>Records are cut anew out of the text.</summary>
public sealed class PassageDeskTests(Databases databases) : GrasslandTest(databases)
{
    [Fact]
    public async Task Split_Task_KeepsUnitsOnBothAndIsTakenBackWhole()
    {
        var task = (await TasksAsync(DraftId))[0];
        var source = (await LoadAsync(DraftId)).Source.Text;
        var at = source.IndexOf("完成草原碳汇本底调查", StringComparison.Ordinal);

        var number = await Get<PassageDesk>().SplitAsync(First, DraftId, 0, task.Id, at, Cancel);

        var tasks = await TasksAsync(DraftId);
        Assert.Equal(4, tasks.Count);
        Assert.EndsWith("建成监测站点12个，", tasks[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("完成草原碳汇本底调查", tasks[1].Text, StringComparison.Ordinal);
        Assert.Equal((tasks[0].End, task.End), (tasks[1].Start, tasks[1].End));
        Assert.Equal(["市碳汇筹备组", "市林业和草原局"], await UnitsAsync(tasks[1].Id));

        await Reviews.UndoAsync(First, DraftId, number, Cancel);

        Assert.Equal([task.Text], (await TasksAsync(DraftId)).Take(1).Select(t => t.Text));
        Assert.Equal(3, (await TasksAsync(DraftId)).Count);
        Assert.Equal(4, (await LoadAsync(DraftId)).Units.Count);
    }

    [Fact]
    public async Task Merge_TwoTasks_JoinsTextUnitsAndIsTakenBack()
    {
        var tasks = await TasksAsync(DraftId);

        var number = await Get<PassageDesk>().MergeAsync(First, DraftId, 0, tasks[0].Id, Cancel);

        var merged = await TasksAsync(DraftId);
        Assert.Equal(2, merged.Count);
        Assert.Equal((tasks[0].Start, tasks[1].End), (merged[0].Start, merged[0].End));
        Assert.Contains("推广免耕补播", merged[0].Text, StringComparison.Ordinal);
        Assert.Equal(["市碳汇筹备组", "市林业和草原局", "市林业和草原局"], await UnitsAsync(merged[0].Id)); // supports and leads

        await Reviews.UndoAsync(First, DraftId, number, Cancel);

        Assert.Equal(tasks.Select(task => (task.Id, task.Text)), (await TasksAsync(DraftId)).Select(task => (task.Id, task.Text)));
        Assert.Equal(4, (await LoadAsync(DraftId)).Units.Count);
    }

    [Fact]
    public async Task Create_TargetFromSelectedText_IsReadFromItsWords()
    {
        var source = (await LoadAsync(DraftId)).Source.Text;
        var start = source.IndexOf("建成监测站点12个", StringComparison.Ordinal);

        var (_, key) = await Get<PassageDesk>().CreateAsync(First, DraftId, 0, RecordKind.Target, start, start + 9, null, Cancel);

        var target = Assert.IsType<Target>((await LoadAsync(DraftId)).Find(key));
        Assert.Equal((12m, "个", start, start + 9), (target.Value!.Value, target.Unit, target.Start, target.End));
        Assert.Equal((await TasksAsync(DraftId))[0].Id, target.TaskId);
    }
}
