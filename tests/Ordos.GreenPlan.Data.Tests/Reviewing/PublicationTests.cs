using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>What publishing gives the departments, what a new version keeps, and how an import is taken back.</summary>
public sealed class PublicationTests(Databases databases) : ReviewTest(databases)
{
    private const string WithoutUnits =
        """
        鄂尔多斯市人民政府关于印发绿色转型任务的通知
        鄂府发〔2026〕5号
        鄂尔多斯市人民政府
        2026年3月6日
        绿色转型任务
        一、能源
        （一）推进风电光伏基地建设。加快库布其沙漠光伏基地建设，提升新能源消纳能力，建成外送通道。
        （二）推动煤矿绿色改造。实施井工煤矿充填开采，推进矿区生态修复和矿井水综合利用。
        """;

    private const string Annex = "\t序号\t重点任务\t牵头单位\t配合单位\n\t1\t推动煤矿绿色改造，推进矿区生态修复\t市能源局\t市林业和草原局\n\t2\t推进风电光伏基地建设\t市能源局\t\n\t3\t举办那达慕大会\t市林业和草原局\t\n";

    private int _forestry;
    private int _energy;

    protected override async Task ArrangeAsync()
    {
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _energy = await AddDepartmentAsync("市能源局");
    }

    [Fact]
    public async Task Preview_GroupAndRoles_CountsEachDepartmentsTasks()
    {
        var group = await AddDepartmentAsync("各有关部门", _forestry, _energy);
        var draft = await DraftOfAsync(Notice);
        await Get<UnitDesk>().MatchAsync(First, draft, "市碳汇筹备组", group, Cancel);

        var preview = await PreviewAsync(draft);

        // The first task is led by the group and supported by the forestry; it leads the other two.
        Assert.Equal(
            [(_forestry, 3, 1), (_energy, 1, 0)],
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
        var kept = await ReportAndAcceptAsync(_forestry, tasks[1].Id);
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
        var report = await SubmitAsync(_forestry, (await TasksAsync(document))[1].Id);

        Assert.Equal("has-reports", await RefusalAsync(() => Get<ImportUndo>().UndoAsync(First, document, Cancel)));
        Assert.Equal("no-reason", await RefusalAsync(() => Get<ImportUndo>().WithdrawAsync(First, document, " ", Cancel)));
        await Get<ImportUndo>().WithdrawAsync(First, document, "文件已废止", Cancel);

        Assert.Equal(["Withdrawn|文件已废止"], await QueryAsync("select stage, withdrawn_reason from documents"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from standings"));
        Assert.NotNull(await ReportAsync(report));
        Assert.Equal("not-published", await RefusalAsync(() => SubmitAsync(_forestry, (TasksOf(document))[0])));
    }

    [Fact]
    public async Task Annex_HandedOverWithTheNotice_IsMatchedRowByRowAndFillsUnitsOnceConfirmed()
    {
        var job = await ReadAsync(File("通知.txt", WithoutUnits), File("分工.txt", Annex));
        Assert.Equal(ImportState.Done, job.State);
        var draft = job.DocumentId!.Value;
        var tasks = await TasksAsync(draft);
        Assert.Equal(2, tasks.Count); // the rows are no tasks of their own

        var rows = await RowsAsync(draft);
        Assert.Equal([tasks[1].Id, tasks[0].Id, null], rows.Select(row => row.TaskId));
        Assert.All(rows.Take(2), row => Assert.InRange(row.Likeness!.Value, 34, 100));
        Assert.Empty((await LoadAsync(draft)).Units); // nothing is taken silently

        await Get<AnnexDesk>().ConfirmAsync(First, draft, rows[0].Id, tasks[1].Id, Cancel);
        await Get<AnnexDesk>().RejectAsync(First, draft, rows[2].Id, Cancel);

        Assert.Equal(
            [(UnitRole.Lead, "市能源局", (int?)_energy), (UnitRole.Support, "市林业和草原局", _forestry)],
            (await LoadAsync(draft)).Units.OrderBy(unit => unit.Ordinal).Select(unit => (unit.Role, unit.NameAsPrinted, unit.DepartmentId)));
        Assert.Equal("row-decided", await RefusalAsync(() => Get<AnnexDesk>().ConfirmAsync(First, draft, rows[0].Id, tasks[0].Id, Cancel)));

        await Reviews.UndoAsync(First, draft, 1, Cancel);
        Assert.Empty((await LoadAsync(draft)).Units);
        Assert.Equal(ReviewMark.Pending, (await RowsAsync(draft))[0].Review);
    }

    [Fact]
    public async Task Annex_AddedLater_IsMatchedToTheDraft()
    {
        var draft = await DraftOfAsync(WithoutUnits);
        var id = await Get<ImportDesk>().SubmitAsync(First, [File("分工.txt", Annex)], annexOf: draft, null, Cancel);

        await Get<ImportRunner>().RunNextAsync(Cancel);

        Assert.Equal((ImportState.Done, draft), ((await JobAsync(id)).State, (await JobAsync(id)).DocumentId!.Value));
        Assert.Equal(3, (await RowsAsync(draft)).Count);
    }

    [Fact]
    public async Task Citation_NumberTitleOrContent_IsProposedAndLinkedByAPerson()
    {
        var cited = await PublishAsync(Notice.Replace("鄂府办发〔2026〕91号\n", "", StringComparison.Ordinal)); // its own text prints no number
        var citing = await DraftOfAsync(WithoutUnits.Replace(
            "一、能源\n", "为贯彻落实《草原碳汇试点工作方案》（鄂府办发〔2026〕91号），提出以下任务。\n一、能源\n", StringComparison.Ordinal));

        var found = Assert.Single(await Get<CitationDesk>().OfAsync(citing, Cancel));

        Assert.Equal((cited, "标题相近", 100), (found.Proposal!.DocumentId, found.Proposal.Reason, found.Proposal.Likeness));
        Assert.Null(found.LinkedId);
        await Get<CitationDesk>().DecideAsync(First, found.CitationId, cited, Cancel);
        Assert.Equal((cited, true), ((await Get<CitationDesk>().OfAsync(citing, Cancel))[0].LinkedId!.Value, true));
        Assert.Equal(citing, Assert.Single(await Get<CitationDesk>().OfAsync(cited, Cancel)).CitingId); // seen from the other end
    }

    [Fact]
    public async Task Citation_OfADocumentImportedLater_IsProposedThere()
    {
        var citing = await DraftOfAsync(WithoutUnits.Replace(
            "一、能源\n", "为贯彻落实《草原碳汇试点工作方案》（鄂府办发[2026]第91号），提出以下任务。\n一、能源\n", StringComparison.Ordinal));
        Assert.Null(Assert.Single(await Get<CitationDesk>().OfAsync(citing, Cancel)).Proposal);

        var cited = await DraftOfAsync(Notice);

        var found = Assert.Single(await Get<CitationDesk>().OfAsync(cited, Cancel));
        Assert.Equal((citing, cited, "文号相同"), (found.CitingId, found.Proposal!.DocumentId, found.Proposal.Reason));
        await Get<CitationDesk>().DecideAsync(First, found.CitationId, null, Cancel);
        Assert.Empty(await Get<CitationDesk>().OfAsync(cited, Cancel));
    }

    /// <summary>The city's plan cites 内政发〔2021〕9号, which the region's notice is, although its own text prints no number.</summary>
    [Theory]
    [InlineData("内蒙古自治区加快建立健全绿色低碳循环发展经济体系具体措施（2021年）.txt", "标题相近", 55, 100)]
    [InlineData("扫描件.txt", "内容相近", 30, 45)] // 36 of 100 runs of six letters, counted apart
    public async Task Citation_SeedsPlanAndTheRegionsNotice_AreProposedForEachOther(string fileName, string reason, int from, int to)
    {
        var region = (await ReadAsync(new HandedFile(fileName, await SeedAsync("具体措施（2021年）")))).DocumentId!.Value;
        var city = (await ReadAsync(new HandedFile("分工方案.txt", await SeedAsync("重点任务分工方案（2022年）")))).DocumentId!.Value;

        var found = (await Get<CitationDesk>().OfAsync(city, Cancel)).Single(cited => cited.Number == "内政发〔2021〕9号");

        Assert.Equal((region, reason), (found.Proposal!.DocumentId, found.Proposal.Reason));
        Assert.InRange(found.Proposal.Likeness, from, to);
        Assert.Contains(await Get<CitationDesk>().OfAsync(region, Cancel), cited => cited.CitationId == found.CitationId);
    }

    [Theory]
    [InlineData("2020-01-01", false, "former")] // the body still existed
    [InlineData("2024-01-01", false, null)] // it did not, and nobody has confirmed what follows it
    [InlineData("2024-01-01", true, "successor")]
    public async Task Matcher_FormerName_DependsOnTheNoticesDate(string on, bool confirmed, string? expected)
    {
        await using var db = Open();
        var former = new Department { Key = "a", Name = "市环境保护局", FullName = "市环境保护局", Kind = DepartmentKind.Department, Level = "市", ValidTo = new DateOnly(2023, 1, 1) };
        var successor = new Department { Key = "b", Name = "市生态环境局", FullName = "市生态环境局", Kind = DepartmentKind.Department, Level = "市" };
        db.Successions.Add(new Succession { From = former, To = successor, Kind = SuccessionKind.Rename, Certainty = Certainty.Sure });
        await db.SaveChangesAsync(Cancel);
        if (confirmed)
        {
            await QueryAsync("update successions set confirmed_at = now()");
        }

        var matcher = await DepartmentMatcher.LoadAsync(db, Cancel);

        Assert.Equal(expected switch { "former" => former.Id, "successor" => successor.Id, _ => (int?)null }, matcher.Find("市环境保护局", Day(on)));
        if (expected is null)
        {
            var proposal = matcher.Propose("市环境保护局", Day(on))[0];
            Assert.Equal((successor.Id, "市环境保护局"), (proposal.DepartmentId, proposal.FormerName));
        }
    }

    private async Task<int> PublishAsync(string text, int? newVersionOf = null)
    {
        var job = await Get<ImportDesk>().SubmitAsync(First, [File("方案.txt", text)], null, newVersionOf, Cancel);
        await Get<ImportRunner>().RunNextAsync(Cancel);
        var draft = (await JobAsync(job)).DocumentId!.Value;
        if ((await Get<UnitDesk>().UnmatchedAsync(draft, Cancel)).Count > 0)
        {
            await Get<UnitDesk>().MatchAsync(First, draft, "市碳汇筹备组", _forestry, Cancel);
        }

        await Reviews.AcceptAllAsync(First, draft, Cancel);
        await Get<DocumentDesk>().PublishAsync(First, draft, Cancel);
        return draft;
    }

    private static async Task<byte[]> SeedAsync(string words)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "seeds", "notices")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder with seeds.");
        }

        var file = Directory.EnumerateFiles(Path.Combine(folder.FullName, "seeds", "notices")).Single(name => name.Contains(words, StringComparison.Ordinal));
        return await System.IO.File.ReadAllBytesAsync(file, Cancel);
    }

    private async Task<PublishPreview> PreviewAsync(int draft)
    {
        await using var db = Open();
        return (await PublishPreview.LoadAsync(db, draft, Cancel))!;
    }

    private async Task<List<AnnexRow>> RowsAsync(int draft)
    {
        await using var db = Open();
        return await db.AnnexRows.AsNoTracking().Where(row => row.DocumentId == draft).OrderBy(row => row.Ordinal).ToListAsync(Cancel);
    }

    private List<int> TasksOf(int document)
    {
        using var db = Open();
        return [.. db.Tasks.Where(task => task.DocumentId == document).OrderBy(task => task.Ordinal).Select(task => task.Id)];
    }
}
