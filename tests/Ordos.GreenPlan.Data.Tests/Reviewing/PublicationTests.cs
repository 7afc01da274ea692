using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>What publishing gives the departments, what a new version keeps, and how an import is taken back.</summary>
public sealed class PublicationTests(Databases databases) : PublishingTest(databases)
{
    [Fact]
    public async Task Preview_GroupAndRoles_CountsEachDepartmentsTasks()
    {
        var group = await AddDepartmentAsync("各有关部门", Forestry, Energy);
        var draft = await DraftOfAsync(Notice);
        await Get<UnitDesk>().MatchAsync(First, draft, "市碳汇筹备组", group, Cancel);

        var preview = await PreviewAsync(draft);

        // The first task is led by the group and supported by the forestry; it leads the other two.
        Assert.Equal(
            [(Forestry, 3, 1), (Energy, 1, 0)],
            preview.Loads.Select(load => (load.DepartmentId, load.Lead, load.Support)));
        Assert.Equal((3, 0), (preview.Tasks, preview.WithoutUnits));
        Assert.StartsWith("还有", preview.Obstacle, StringComparison.Ordinal);
        await Reviews.AcceptAllAsync(First, draft, Cancel);
        Assert.Null((await PreviewAsync(draft)).Obstacle);
    }

    [Fact]
    public async Task Preview_UnmatchedUnit_SaysWhyItCannotBePublished()
    {
        var preview = await PreviewAsync(await DraftOfAsync(Notice));

        Assert.Equal("1个责任单位名称尚未对应到部门：市碳汇筹备组。", preview.Obstacle);
    }

    [Fact]
    public async Task Publish_NewVersion_KeepsTheReportsOfTasksThatGoOn()
    {
        var old = await PublishAsync(Notice);
        var tasks = await TasksAsync(old);
        var kept = await ReportAndAcceptAsync(Forestry, tasks[1].Id);
        var period = await AddPeriodAsync(old, "2026-03-31", "2026-04-01", "2026-04-20");
        var text = Notice.Replace("91号", "99号", StringComparison.Ordinal)
            .Replace("实施退化草原修复治理，推广免耕补播。", "实施退化草原修复治理，推广免耕补播，修复50万亩。", StringComparison.Ordinal)
            .Replace("（三）健全交易机制。探索草原碳汇交易，形成可推广的做法。", "（三）培育牧区产业。支持家庭牧场发展生态旅游，打造品牌。", StringComparison.Ordinal);

        var newer = await PublishAsync(text, newVersionOf: old);

        var now = await TasksAsync(newer);
        Assert.Equal(3, now.Count);
        Assert.Equal((tasks[0].Id, tasks[1].Id), (now[0].Id, now[1].Id)); // their addresses still hold
        Assert.NotEqual(tasks[2].Id, now[2].Id);
        Assert.Contains("修复50万亩", now[1].Text, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], now.Select(task => task.Ordinal));
        Assert.Equal((now[1].Id, Domain.Tasks.ReportState.Accepted), ((await ReportAsync(kept)).TaskId, (await ReportAsync(kept)).State));
        Assert.Equal(40, (await StandingAsync(now[1].Id)).Percent);
        Assert.Equal(newer, (await StandingAsync(now[1].Id)).DocumentId);
        Assert.Equal(["Superseded|1"], await QueryAsync($"select stage, (select count(*) from tasks where document_id = d.id) from documents d where id = {old}"));
        Assert.Equal([$"{period}"], await QueryAsync($"select period_id from period_documents where document_id = {newer}"));
        Assert.Equal(["3"], await QueryAsync("select sum(tasks) from plan_counts having sum(tasks) > 0"));
    }

    [Fact]
    public async Task UndoImport_PublishedWithoutReports_LeavesNothing()
    {
        var document = await PublishAsync(Notice);

        await Get<ImportUndo>().UndoAsync(First, document, Cancel);

        foreach (var table in new[] { "documents", "tasks", "assignments", "targets", "headings", "standings", "review_edits", "unclaimed_sentences" })
        {
            Assert.Equal(["0"], await QueryAsync($"select count(*) from {table}"));
        }

        Assert.Equal(["0"], await QueryAsync("select coalesce(sum(tasks), 0) from plan_counts"));
        Assert.Equal(["0"], await QueryAsync("select coalesce(sum(tasks), 0) from department_counts"));
        Assert.Equal(["管理员甲"], await QueryAsync("select account_name from audit_entries where entity = 'PolicyDocument' and action = 'Removed'"));
    }

    [Fact]
    public async Task UndoImport_OnceReported_IsRefusedAndWithdrawingKeepsTheReport()
    {
        var document = await PublishAsync(Notice);
        var report = await SubmitAsync(Forestry, (await TasksAsync(document))[1].Id);

        Assert.Equal("has-reports", await RefusalAsync(() => Get<ImportUndo>().UndoAsync(First, document, Cancel)));
        Assert.Equal("no-reason", await RefusalAsync(() => Get<ImportUndo>().WithdrawAsync(First, document, " ", Cancel)));
        await Get<ImportUndo>().WithdrawAsync(First, document, "文件已废止", Cancel);

        Assert.Equal(["Withdrawn|文件已废止"], await QueryAsync("select stage, withdrawn_reason from documents"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
        Assert.NotNull(await ReportAsync(report));
        Assert.Equal("not-published", await RefusalAsync(() => SubmitAsync(Forestry, (TasksOf(document))[0])));
    }

    [Fact]
    public async Task Import_OfANoticeThatWasWithdrawn_StoresItAnewAndOnce()
    {
        var first = await PublishAsync(Notice);
        await Get<ImportUndo>().WithdrawAsync(First, first, "印发有误", Cancel);

        var second = await DraftOfAsync(Notice);

        Assert.NotEqual(first, second);
        Assert.Equal(["Withdrawn", "Draft"], await QueryAsync("select stage from documents order by id"));
        Assert.Equal(second, await DraftOfAsync(Notice)); // the one that counts is there already
        Assert.Equal(["2"], await QueryAsync("select count(*) from documents"));
    }

    private async Task<PublishPreview> PreviewAsync(int draft)
    {
        await using var db = Open();
        return (await PublishPreview.LoadAsync(db, draft, Cancel))!;
    }

    private List<int> TasksOf(int document)
    {
        using var db = Open();
        return [.. db.Tasks.Where(task => task.DocumentId == document).OrderBy(task => task.Ordinal).Select(task => task.Id)];
    }
}
