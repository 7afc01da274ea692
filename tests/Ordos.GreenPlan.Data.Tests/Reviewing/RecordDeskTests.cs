using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>What a person changes in a record, alone and beside others.</summary>
public sealed class RecordDeskTests(Databases databases) : GrasslandTest(databases)
{
    [Fact]
    public async Task Edit_Target_SaysWhatItChangesAndIsTakenBack()
    {
        var target = Assert.Single((await LoadAsync(DraftId)).Targets);
        Assert.Equal((12m, 2027), (target.Value!.Value, target.Year!.Value));

        var number = await Get<RecordDesk>().EditAsync(First, DraftId, 0, target.Id, Of(target) with { Value = 15, Year = 2028 }, Cancel);

        var changed = Assert.Single((await LoadAsync(DraftId)).Targets);
        Assert.Equal((15m, 2028, ReviewMark.Accepted), (changed.Value!.Value, changed.Year!.Value, changed.Review));
        Assert.Contains("数值“12”改为“15”，年份“2027”改为“2028”", Assert.Single(await EditsAsync()).Words, StringComparison.Ordinal);

        await Reviews.UndoAsync(Second, DraftId, number, Cancel);

        var back = Assert.Single((await LoadAsync(DraftId)).Targets);
        Assert.Equal((12m, 2027, ReviewMark.Pending), (back.Value!.Value, back.Year!.Value, back.Review));
        Assert.Equal([(1, (int?)null, (int?)2), (2, 1, null)], (await EditsAsync()).Select(edit => (edit.Number, edit.Undoes, edit.UndoneBy)));
    }

    [Fact]
    public async Task Edit_RecordThatAnotherChangedMeanwhile_IsRefusedAndNamesBoth()
    {
        var task = (await TasksAsync(DraftId))[0];
        await Get<RecordDesk>().EditAsync(First, DraftId, 0, task.Id, Of(task) with { Title = "建立碳汇监测体系" }, Cancel);

        var refusal = await Assert.ThrowsAsync<Domain.DomainRuleException>(
            () => Get<RecordDesk>().EditAsync(Second, DraftId, 0, task.Id, Of(task) with { Title = "监测体系" }, Cancel));

        Assert.Equal("changed-meanwhile", refusal.Code);
        Assert.StartsWith("管理员甲刚刚改过这条：", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("建立碳汇监测体系", (await TasksAsync(DraftId))[0].Title);
    }

    [Fact]
    public async Task Edit_ByTwoAtOnce_KeepsOneAndTellsTheOther()
    {
        var task = (await TasksAsync(DraftId))[0];

        var results = await Task.WhenAll(new[] { First, Second }.Select(actor => Task.Run(() => TryAsync(
            () => Get<RecordDesk>().EditAsync(actor, DraftId, 0, task.Id, Of(task) with { Title = $"由{actor.Name}改" }, Cancel)))));

        Assert.Equal(["changed-meanwhile", "saved"], results.Order());
        var title = (await TasksAsync(DraftId))[0].Title;
        Assert.Contains(title, (string[])["由管理员甲改", "由管理员乙改"]);
        Assert.Single(await EditsAsync());
    }

    [Fact]
    public async Task Edit_DifferentRecordsByTwoAtOnce_KeepsBoth()
    {
        var tasks = await TasksAsync(DraftId);

        await Task.WhenAll(tasks.Take(2).Select(task => Task.Run(
            () => Get<RecordDesk>().EditAsync(First, DraftId, 0, task.Id, Of(task) with { Title = $"改{task.Ordinal}" }, Cancel))));

        Assert.Equal(["改1", "改2"], (await TasksAsync(DraftId)).Take(2).Select(task => task.Title));
        Assert.Equal([1, 2], (await EditsAsync()).Select(edit => edit.Number));
    }

    private static async Task<string> TryAsync(Func<Task> change)
    {
        try
        {
            await change();
            return "saved";
        }
        catch (Domain.DomainRuleException refusal)
        {
            return refusal.Code;
        }
    }
}
