using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>A draft is reviewed record by record, by several people, and each change can be taken back.</summary>
public sealed class DraftDeskTests(Databases databases) : ReviewTest(databases)
{
    private int _forestry;
    private int _draft;

    protected override async Task ArrangeAsync()
    {
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _draft = await DraftOfAsync(Notice);
    }

    [Fact]
    public async Task Draft_AsRead_DoubtsOnlyTheUnknownUnit()
    {
        var draft = await LoadAsync(_draft);
        var doubts = DraftDoubts.Of(draft);

        Assert.Equal((3, 4, 1), (draft.Tasks.Count, draft.Units.Count, draft.Targets.Count));
        var doubtful = Assert.Single(draft.Units, unit => doubts.ReasonOf(new RecordKey(RecordKind.Unit, unit.Id)) is not null);
        Assert.Equal("市碳汇筹备组", doubtful.NameAsPrinted);
        Assert.All(draft.Tasks, task => Assert.Null(doubts.ReasonOf(Key(task))));
    }

    [Fact]
    public async Task AcceptConfident_Draft_LeavesWhatIsInDoubt()
    {
        var accepted = await Reviews.AcceptConfidentAsync(First, _draft, 0, Cancel);

        var draft = await LoadAsync(_draft);
        Assert.Equal((1, draft.Tasks.Count + 3 + draft.Targets.Count + draft.Headings.Count), (accepted.Number, accepted.Accepted));
        Assert.Equal("市碳汇筹备组", Assert.Single(draft.Units, unit => unit.Review == ReviewMark.Pending).NameAsPrinted);
        Assert.All(draft.Tasks, task => Assert.Equal(ReviewMark.Accepted, task.Review));
    }

    [Fact]
    public async Task Edit_Target_SaysWhatItChangesAndIsTakenBack()
    {
        var target = Assert.Single((await LoadAsync(_draft)).Targets);
        Assert.Equal((12m, 2027), (target.Value!.Value, target.Year!.Value));

        var number = await Get<RecordDesk>().EditAsync(First, _draft, 0, target.Id, Of(target) with { Value = 15, Year = 2028 }, Cancel);

        var changed = Assert.Single((await LoadAsync(_draft)).Targets);
        Assert.Equal((15m, 2028, ReviewMark.Accepted), (changed.Value!.Value, changed.Year!.Value, changed.Review));
        Assert.Contains("数值“12”改为“15”，年份“2027”改为“2028”", Assert.Single(await EditsAsync()).Words, StringComparison.Ordinal);

        await Reviews.UndoAsync(Second, _draft, number, Cancel);

        var back = Assert.Single((await LoadAsync(_draft)).Targets);
        Assert.Equal((12m, 2027, ReviewMark.Pending), (back.Value!.Value, back.Year!.Value, back.Review));
        Assert.Equal([(1, (int?)null, (int?)2), (2, 1, null)], (await EditsAsync()).Select(edit => (edit.Number, edit.Undoes, edit.UndoneBy)));
    }

    [Fact]
    public async Task Split_Task_KeepsUnitsOnBothAndIsTakenBackWhole()
    {
        var task = (await TasksAsync(_draft))[0];
        var source = (await LoadAsync(_draft)).Source.Text;
        var at = source.IndexOf("完成草原碳汇本底调查", StringComparison.Ordinal);

        var number = await Get<PassageDesk>().SplitAsync(First, _draft, 0, task.Id, at, Cancel);

        var tasks = await TasksAsync(_draft);
        Assert.Equal(4, tasks.Count);
        Assert.EndsWith("建成监测站点12个，", tasks[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("完成草原碳汇本底调查", tasks[1].Text, StringComparison.Ordinal);
        Assert.Equal((tasks[0].End, task.End), (tasks[1].Start, tasks[1].End));
        Assert.Equal(["市碳汇筹备组", "市林业和草原局"], await UnitsAsync(tasks[1].Id));

        await Reviews.UndoAsync(First, _draft, number, Cancel);

        Assert.Equal([task.Text], (await TasksAsync(_draft)).Take(1).Select(t => t.Text));
        Assert.Equal(3, (await TasksAsync(_draft)).Count);
        Assert.Equal(4, (await LoadAsync(_draft)).Units.Count);
    }

    [Fact]
    public async Task Merge_TwoTasks_JoinsTextUnitsAndIsTakenBack()
    {
        var tasks = await TasksAsync(_draft);

        var number = await Get<PassageDesk>().MergeAsync(First, _draft, 0, tasks[0].Id, Cancel);

        var merged = await TasksAsync(_draft);
        Assert.Equal(2, merged.Count);
        Assert.Equal((tasks[0].Start, tasks[1].End), (merged[0].Start, merged[0].End));
        Assert.Contains("推广免耕补播", merged[0].Text, StringComparison.Ordinal);
        Assert.Equal(["市碳汇筹备组", "市林业和草原局", "市林业和草原局"], await UnitsAsync(merged[0].Id)); // supports and leads

        await Reviews.UndoAsync(First, _draft, number, Cancel);

        Assert.Equal(tasks.Select(task => (task.Id, task.Text)), (await TasksAsync(_draft)).Select(task => (task.Id, task.Text)));
        Assert.Equal(4, (await LoadAsync(_draft)).Units.Count);
    }

    [Fact]
    public async Task Create_TargetFromSelectedText_IsReadFromItsWords()
    {
        var source = (await LoadAsync(_draft)).Source.Text;
        var start = source.IndexOf("建成监测站点12个", StringComparison.Ordinal);

        var (_, key) = await Get<PassageDesk>().CreateAsync(First, _draft, 0, RecordKind.Target, start, start + 9, null, Cancel);

        var target = Assert.IsType<Target>((await LoadAsync(_draft)).Find(key));
        Assert.Equal((12m, "个", start, start + 9), (target.Value!.Value, target.Unit, target.Start, target.End));
        Assert.Equal((await TasksAsync(_draft))[0].Id, target.TaskId);
    }

    [Fact]
    public async Task Reject_Task_TakesItsPartsAlongAndDeletesThemOnPublishing()
    {
        var tasks = await TasksAsync(_draft);
        await Reviews.MarkAsync(First, _draft, 0, [Key(tasks[0])], ReviewMark.Rejected, Cancel);
        await Reviews.AcceptAllAsync(First, _draft, Cancel);

        await Get<DocumentDesk>().PublishAsync(First, _draft, Cancel);

        Assert.Equal(
            ["1|推进草原修复", "2|健全交易机制"],
            (await QueryAsync($"select ordinal, title from tasks where document_id = {_draft} order by ordinal")).Select(row => row.Replace("（二）", "", StringComparison.Ordinal).Replace("（三）", "", StringComparison.Ordinal).TrimEnd('。')));
        Assert.Equal(["0"], await QueryAsync("select count(*) from targets"));
        Assert.Equal(["2"], await QueryAsync("select count(*) from standings"));
    }

    [Fact]
    public async Task Publish_WhileRecordsArePending_IsRefused()
    {
        Assert.Equal("unmatched-unit", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(First, _draft, Cancel)));
        await Get<UnitDesk>().MatchAsync(First, _draft, "市碳汇筹备组", _forestry, Cancel);

        Assert.Equal("not-reviewed", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(First, _draft, Cancel)));
    }

    [Fact]
    public async Task Edit_RecordThatAnotherChangedMeanwhile_IsRefusedAndNamesBoth()
    {
        var task = (await TasksAsync(_draft))[0];
        await Get<RecordDesk>().EditAsync(First, _draft, 0, task.Id, Of(task) with { Title = "建立碳汇监测体系" }, Cancel);

        var refusal = await Assert.ThrowsAsync<Domain.DomainRuleException>(
            () => Get<RecordDesk>().EditAsync(Second, _draft, 0, task.Id, Of(task) with { Title = "监测体系" }, Cancel));

        Assert.Equal("changed-meanwhile", refusal.Code);
        Assert.StartsWith("管理员甲刚刚改过这条：", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("建立碳汇监测体系", (await TasksAsync(_draft))[0].Title);
    }

    [Fact]
    public async Task Edit_ByTwoAtOnce_KeepsOneAndTellsTheOther()
    {
        var task = (await TasksAsync(_draft))[0];

        var results = await Task.WhenAll(new[] { First, Second }.Select(actor => Task.Run(() => TryAsync(
            () => Get<RecordDesk>().EditAsync(actor, _draft, 0, task.Id, Of(task) with { Title = $"由{actor.Name}改" }, Cancel)))));

        Assert.Equal(["changed-meanwhile", "saved"], results.Order());
        var title = (await TasksAsync(_draft))[0].Title;
        Assert.Contains(title, (string[])["由管理员甲改", "由管理员乙改"]);
        Assert.Single(await EditsAsync());
    }

    [Fact]
    public async Task Edit_DifferentRecordsByTwoAtOnce_KeepsBoth()
    {
        var tasks = await TasksAsync(_draft);

        await Task.WhenAll(tasks.Take(2).Select(task => Task.Run(
            () => Get<RecordDesk>().EditAsync(First, _draft, 0, task.Id, Of(task) with { Title = $"改{task.Ordinal}" }, Cancel))));

        Assert.Equal(["改1", "改2"], (await TasksAsync(_draft)).Take(2).Select(task => task.Title));
        Assert.Equal([1, 2], (await EditsAsync()).Select(edit => edit.Number));
    }

    [Fact]
    public async Task AcceptConfident_AfterAnotherEdited_LeavesThatRecordAlone()
    {
        var task = (await TasksAsync(_draft))[0];
        await Reviews.MarkAsync(First, _draft, 0, [Key(task)], ReviewMark.Accepted, Cancel);
        await Reviews.MarkAsync(First, _draft, 1, [Key(task)], ReviewMark.Pending, Cancel);

        var accepted = await Reviews.AcceptConfidentAsync(Second, _draft, 0, Cancel);

        Assert.Equal(1, accepted.LeftOut);
        Assert.Equal(ReviewMark.Pending, (await TasksAsync(_draft))[0].Review);
    }

    [Fact]
    public async Task Undo_BeneathALaterChange_IsRefusedUntilThatIsTakenBack()
    {
        var task = (await TasksAsync(_draft))[0];
        await Get<RecordDesk>().EditAsync(First, _draft, 0, task.Id, Of(task) with { Title = "一" }, Cancel);
        await Get<RecordDesk>().EditAsync(First, _draft, 1, task.Id, Of(task) with { Title = "二" }, Cancel);

        Assert.Equal("changed-since", await RefusalAsync(() => Reviews.UndoAsync(First, _draft, 1, Cancel)));
        await Reviews.UndoAsync(First, _draft, 2, Cancel);
        Assert.Equal("一", (await TasksAsync(_draft))[0].Title);
        await Reviews.UndoAsync(First, _draft, 1, Cancel);

        Assert.Equal(task.Title, (await TasksAsync(_draft))[0].Title);
        Assert.Equal("already-undone", await RefusalAsync(() => Reviews.UndoAsync(First, _draft, 1, Cancel)));
    }

    [Fact]
    public async Task Delete_TaskAndUndo_BringsItBackWithItsIdUnitsAndTarget()
    {
        var task = (await TasksAsync(_draft))[0];

        var number = await Reviews.DeleteAsync(First, _draft, 0, Key(task), Cancel);
        Assert.Equal(2, (await TasksAsync(_draft)).Count);
        Assert.Null(Assert.Single((await LoadAsync(_draft)).Targets).TaskId);
        await Reviews.UndoAsync(First, _draft, number, Cancel);

        var back = (await TasksAsync(_draft))[0];
        Assert.Equal((task.Id, task.Text, task.Ordinal, task.Due), (back.Id, back.Text, back.Ordinal, back.Due));
        Assert.Equal(["市碳汇筹备组", "市林业和草原局"], await UnitsAsync(task.Id));
        Assert.Equal(task.Id, Assert.Single((await LoadAsync(_draft)).Targets).TaskId);
    }

    [Fact]
    public async Task CatchUp_AfterAnothersChanges_ShowsTheSameAsLoadingAnew()
    {
        var mine = await LoadAsync(_draft);
        var tasks = await TasksAsync(_draft);
        await Reviews.DeleteAsync(Second, _draft, 0, Key(tasks[0]), Cancel);
        await Get<RecordDesk>().EditAsync(Second, _draft, 1, tasks[1].Id, Of(tasks[1]) with { Title = "改" }, Cancel);

        await using var db = Open();
        var edits = await mine.CatchUpAsync(db, Cancel);

        Assert.Equal(2, edits.Count);
        var anew = await LoadAsync(_draft);
        Assert.Equal(anew.Tasks.Select(task => (task.Id, task.Title)).Order(), mine.Tasks.Select(task => (task.Id, task.Title)).Order());
        Assert.Equal(anew.Units.Select(unit => unit.Id).Order(), mine.Units.Select(unit => unit.Id).Order());
        Assert.Equal(anew.Seen, mine.Seen);
    }

    [Fact]
    public async Task Match_NewName_BecomesAnAliasForLaterNotices()
    {
        await Get<UnitDesk>().MatchAsync(First, _draft, "市碳汇筹备组", _forestry, Cancel);

        Assert.Empty(await Get<UnitDesk>().UnmatchedAsync(_draft, Cancel));
        var later = await DraftOfAsync(Notice.Replace("91号", "92号", StringComparison.Ordinal));
        Assert.Empty(await Get<UnitDesk>().UnmatchedAsync(later, Cancel));
    }

    [Fact]
    public async Task Unmatched_NameLikeARegisteredOne_IsProposedWithItsLikenessAndNotTaken()
    {
        var draft = await DraftOfAsync(Notice.Replace("市碳汇筹备组", "市林业草原局", StringComparison.Ordinal));

        var name = Assert.Single(await Get<UnitDesk>().UnmatchedAsync(draft, Cancel));

        Assert.Equal(("市林业草原局", 1), (name.Name, name.Count));
        var proposal = Assert.Single(name.Proposals);
        Assert.Equal((_forestry, (string?)null), (proposal.DepartmentId, proposal.FormerName));
        Assert.InRange(proposal.Likeness, 60, 99); // 市林 林业 草原 原局 of five and six pairs
    }

    [Fact]
    public async Task Expand_Group_PutsChosenMembersInItsPlaceAndKeepsItVisible()
    {
        var (east, west) = (await AddDepartmentAsync("东区人民政府"), await AddDepartmentAsync("西区人民政府"));
        var group = await AddDepartmentAsync("各旗区人民政府", east, west);
        var draft = await DraftOfAsync(Notice.Replace("市碳汇筹备组", "各旗区人民政府", StringComparison.Ordinal));
        var unit = (await LoadAsync(draft)).Units.Single(u => u.DepartmentId == group);

        var number = await Get<UnitDesk>().ExpandAsync(First, draft, 0, unit.Id, [west], everywhere: true, Cancel);

        var chosen = Assert.Single((await LoadAsync(draft)).Units, u => u.GroupId == group);
        Assert.Equal((west, UnitRole.Lead), (chosen.DepartmentId!.Value, chosen.Role));
        Assert.DoesNotContain((await LoadAsync(draft)).Units, u => u.DepartmentId == group);

        await Reviews.UndoAsync(First, draft, number, Cancel);
        Assert.Contains((await LoadAsync(draft)).Units, u => u.DepartmentId == group);
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Review_ByAnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var actor = new Actor(5, "某人", role, 1);
        var task = (await TasksAsync(_draft))[0];

        Assert.Equal("forbidden", await RefusalAsync(() => Reviews.MarkAsync(actor, _draft, 0, [Key(task)], ReviewMark.Accepted, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<RecordDesk>().EditAsync(actor, _draft, 0, task.Id, Of(task), Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<UnitDesk>().MatchAsync(actor, _draft, "市碳汇筹备组", _forestry, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<UnitDesk>().RegisterAsync(actor, _draft, "市碳汇筹备组", DepartmentKind.Department, "市", [], Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<ImportUndo>().UndoAsync(actor, _draft, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<ImportUndo>().WithdrawAsync(actor, _draft, "有误", Cancel)));
    }

    private static TaskEdit Of(PolicyTask task) => new(task.Title, task.Text, task.Path, task.Due, task.Ongoing);

    private static TargetEdit Of(Target target) => new(
        target.IndicatorName, target.Scope, target.Comparator, target.Value, target.UpperValue, target.Unit, target.Year, target.Change, target.Nature);

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

    private async Task<List<string>> UnitsAsync(int task) =>
        [.. (await LoadAsync(_draft)).Units.Where(unit => unit.TaskId == task).OrderBy(unit => unit.Ordinal).Select(unit => unit.NameAsPrinted)];

    private async Task<List<ReviewEdit>> EditsAsync()
    {
        await using var db = Open();
        return await db.ReviewEdits.AsNoTracking().Where(edit => edit.DocumentId == _draft).OrderBy(edit => edit.Number).ToListAsync(Cancel);
    }
}
