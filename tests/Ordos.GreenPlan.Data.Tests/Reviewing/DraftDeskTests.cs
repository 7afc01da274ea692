using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>A draft is reviewed record by record, by several people, and each change can be taken back.</summary>
public sealed class DraftDeskTests(Databases databases) : GrasslandTest(databases)
{
    [Fact]
    public async Task Draft_AsRead_DoubtsOnlyTheUnknownUnit()
    {
        var draft = await LoadAsync(DraftId);
        var doubts = DraftDoubts.Of(draft);

        Assert.Equal((3, 4, 1), (draft.Tasks.Count, draft.Units.Count, draft.Targets.Count));
        var doubtful = Assert.Single(draft.Units, unit => doubts.ReasonOf(new RecordKey(RecordKind.Unit, unit.Id)) is not null);
        Assert.Equal("市碳汇筹备组", doubtful.NameAsPrinted);
        Assert.All(draft.Tasks, task => Assert.Null(doubts.ReasonOf(Key(task))));
    }

    [Fact]
    public async Task AcceptConfident_Draft_LeavesWhatIsInDoubt()
    {
        var accepted = await Reviews.AcceptConfidentAsync(First, DraftId, 0, Cancel);

        var draft = await LoadAsync(DraftId);
        Assert.Equal((1, draft.Tasks.Count + 3 + draft.Targets.Count + draft.Headings.Count), (accepted.Number, accepted.Accepted));
        Assert.Equal("市碳汇筹备组", Assert.Single(draft.Units, unit => unit.Review == ReviewMark.Pending).NameAsPrinted);
        Assert.All(draft.Tasks, task => Assert.Equal(ReviewMark.Accepted, task.Review));
    }

    [Fact]
    public async Task Reject_Task_TakesItsPartsAlongAndDeletesThemOnPublishing()
    {
        var tasks = await TasksAsync(DraftId);
        await Reviews.MarkAsync(First, DraftId, 0, [Key(tasks[0])], ReviewMark.Rejected, Cancel);
        await Reviews.AcceptAllAsync(First, DraftId, Cancel);

        await Get<DocumentDesk>().PublishAsync(First, DraftId, Cancel);

        Assert.Equal(
            ["1|推进草原修复", "2|健全交易机制"],
            (await QueryAsync($"select ordinal, title from tasks where document_id = {DraftId} order by ordinal")).Select(row => row.Replace("（二）", "", StringComparison.Ordinal).Replace("（三）", "", StringComparison.Ordinal).TrimEnd('。')));
        Assert.Equal(["0"], await QueryAsync("select count(*) from targets"));
        Assert.Equal(["2"], await QueryAsync("select count(*) from standings"));
    }

    [Fact]
    public async Task Publish_WhileRecordsArePending_IsRefused()
    {
        Assert.Equal("unmatched-unit", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(First, DraftId, Cancel)));
        await Get<UnitDesk>().MatchAsync(First, DraftId, "市碳汇筹备组", Forestry, Cancel);

        Assert.Equal("not-reviewed", await RefusalAsync(() => Get<DocumentDesk>().PublishAsync(First, DraftId, Cancel)));
    }

    [Fact]
    public async Task AcceptConfident_AfterAnotherEdited_LeavesThatRecordAlone()
    {
        var task = (await TasksAsync(DraftId))[0];
        await Reviews.MarkAsync(First, DraftId, 0, [Key(task)], ReviewMark.Accepted, Cancel);
        await Reviews.MarkAsync(First, DraftId, 1, [Key(task)], ReviewMark.Pending, Cancel);

        var accepted = await Reviews.AcceptConfidentAsync(Second, DraftId, 0, Cancel);

        Assert.Equal(1, accepted.LeftOut);
        Assert.Equal(ReviewMark.Pending, (await TasksAsync(DraftId))[0].Review);
    }

    [Fact]
    public async Task Undo_BeneathALaterChange_IsRefusedUntilThatIsTakenBack()
    {
        var task = (await TasksAsync(DraftId))[0];
        await Get<RecordDesk>().EditAsync(First, DraftId, 0, task.Id, Of(task) with { Title = "一" }, Cancel);
        await Get<RecordDesk>().EditAsync(First, DraftId, 1, task.Id, Of(task) with { Title = "二" }, Cancel);

        Assert.Equal("changed-since", await RefusalAsync(() => Reviews.UndoAsync(First, DraftId, 1, Cancel)));
        await Reviews.UndoAsync(First, DraftId, 2, Cancel);
        Assert.Equal("一", (await TasksAsync(DraftId))[0].Title);
        await Reviews.UndoAsync(First, DraftId, 1, Cancel);

        Assert.Equal(task.Title, (await TasksAsync(DraftId))[0].Title);
        Assert.Equal("already-undone", await RefusalAsync(() => Reviews.UndoAsync(First, DraftId, 1, Cancel)));
    }

    [Fact]
    public async Task Delete_TaskAndUndo_BringsItBackWithItsIdUnitsAndTarget()
    {
        var task = (await TasksAsync(DraftId))[0];

        var number = await Reviews.DeleteAsync(First, DraftId, 0, Key(task), Cancel);
        Assert.Equal(2, (await TasksAsync(DraftId)).Count);
        Assert.Null(Assert.Single((await LoadAsync(DraftId)).Targets).TaskId);
        await Reviews.UndoAsync(First, DraftId, number, Cancel);

        var back = (await TasksAsync(DraftId))[0];
        Assert.Equal((task.Id, task.Text, task.Ordinal, task.Due), (back.Id, back.Text, back.Ordinal, back.Due));
        Assert.Equal(["市碳汇筹备组", "市林业和草原局"], await UnitsAsync(task.Id));
        Assert.Equal(task.Id, Assert.Single((await LoadAsync(DraftId)).Targets).TaskId);
    }

    [Fact]
    public async Task CatchUp_AfterAnothersChanges_ShowsTheSameAsLoadingAnew()
    {
        var mine = await LoadAsync(DraftId);
        var tasks = await TasksAsync(DraftId);
        await Reviews.DeleteAsync(Second, DraftId, 0, Key(tasks[0]), Cancel);
        await Get<RecordDesk>().EditAsync(Second, DraftId, 1, tasks[1].Id, Of(tasks[1]) with { Title = "改" }, Cancel);

        await using var db = Open();
        var edits = await mine.CatchUpAsync(db, Cancel);

        Assert.Equal(2, edits.Count);
        var anew = await LoadAsync(DraftId);
        Assert.Equal(anew.Tasks.Select(task => (task.Id, task.Title)).Order(), mine.Tasks.Select(task => (task.Id, task.Title)).Order());
        Assert.Equal(anew.Units.Select(unit => unit.Id).Order(), mine.Units.Select(unit => unit.Id).Order());
        Assert.Equal(anew.Seen, mine.Seen);
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Review_ByAnybodyButAnAdministrator_IsRefused(AccountRole role)
    {
        var actor = new Actor(5, "某人", role, 1);
        var task = (await TasksAsync(DraftId))[0];

        Assert.Equal("forbidden", await RefusalAsync(() => Reviews.MarkAsync(actor, DraftId, 0, [Key(task)], ReviewMark.Accepted, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<RecordDesk>().EditAsync(actor, DraftId, 0, task.Id, Of(task), Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<UnitDesk>().MatchAsync(actor, DraftId, "市碳汇筹备组", Forestry, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<UnitDesk>().RegisterAsync(actor, DraftId, "市碳汇筹备组", DepartmentKind.Department, "市", [], Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<ImportUndo>().UndoAsync(actor, DraftId, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Get<ImportUndo>().WithdrawAsync(actor, DraftId, "有误", Cancel)));
    }
}
