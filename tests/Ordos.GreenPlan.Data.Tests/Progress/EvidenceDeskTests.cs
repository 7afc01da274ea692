using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

public sealed class EvidenceDeskTests(Databases databases) : PortalTest(databases)
{
    private static readonly byte[] Pdf = "%PDF-1.7 验收意见"u8.ToArray();

    private int _energy;
    private int _forestry;
    private Plan _plan = new(0, []);
    private int _period;

    private EvidenceDesk Desk => Get<EvidenceDesk>();

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)));
        _period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
    }

    [Fact]
    public async Task Add_WhereNothingIsAsked_IsRefused()
    {
        var report = await SubmitAsync(_energy, _plan.Task);

        Assert.Equal("evidence-not-asked", await RefusalAsync(() => AddAsync(report)));
    }

    [Fact]
    public async Task Add_DrawnTaskAlsoAfterItWasSent_IsKeptUntilAccepted()
    {
        var report = await SubmitAndSignAsync(_energy, _plan.Task);
        await Get<ReviewDesk>().DrawAsync(Coordinator, _period, 1, 7, Cancel);

        var file = await AddAsync(report);

        var opened = (await Desk.OpenAsync(Coordinator, file, Cancel))!;
        Assert.Equal(("验收意见.pdf", EvidenceKind.Pdf, Pdf.Length), (opened.Name, opened.Kind, opened.Size));
        Assert.Equal(Pdf, opened.Content);
        await AcceptAsync(report);
        Assert.Equal("report-locked", await RefusalAsync(() => AddAsync(report)));
        Assert.Equal("report-locked", await RefusalAsync(() => Desk.RemoveAsync(Staff(_energy), file, Cancel)));
    }

    [Fact]
    public async Task Add_TaskReportedAsDone_IsAskedForTheCloseOut()
    {
        var report = await SubmitAsync(_energy, _plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Explanation = "全部完成", Evidence = "验收意见" });
        var file = await AddAsync(report);

        await Desk.RemoveAsync(Staff(_energy), file, Cancel);

        Assert.Null(await Desk.OpenAsync(Coordinator, file, Cancel));
        Assert.Equal(["Added|EvidenceFile", "Removed|EvidenceFile"], await QueryAsync("select action, entity from audit_entries where entity = 'EvidenceFile' order by id"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from audit_entries where entity = 'EvidenceFile' and changes::text like '%Content%'"));
    }

    [Fact]
    public async Task Submit_TaskReportedAsDoneWithoutProof_IsRefusedOfThoseWhoAnswerForIt()
    {
        var done = Entry with { ClaimedState = TaskState.Done, Percent = 100 };

        Assert.Equal("evidence-missing", await RefusalAsync(() => SubmitAsync(_energy, _plan.Task, done)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from reports"));
        await SubmitAsync(_forestry, _plan.Task, done); // who supports closes nothing
        await SubmitAsync(_energy, _plan.Task, done with { Evidence = "无，验收排在下月" });
    }

    [Fact]
    public async Task Submit_DrawnTask_NeedsAWordOrAFileAndAnUndrawnOneNothing()
    {
        var second = await PublishAsync("2024-09-29", new Sketch("建设零碳园区", "2026-12-31", (UnitRole.Lead, _energy)));
        await AddPeriodAsync(second.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await Get<ReviewDesk>().DrawAsync(Coordinator, _period, 1, 7, Cancel);
        var (sheet, key) = (Get<SheetDesk>(), new RowKey(_plan.Task, _period));
        var row = await sheet.SaveAsync(Staff(_energy), _energy, key, 0, Entry, Cancel);

        Assert.Equal("evidence-missing", await RefusalAsync(() => SubmitAsync(_energy, _plan.Task)));
        var left = await sheet.SubmitAsync(Staff(_energy), _energy, [(key, row.Version)], Cancel);
        Assert.Equal("本期抽查，请写明佐证材料的名称、文号或网址，或附上文件；确实没有的，请写明原因。", left[key]);

        await AddAsync(row.ReportId);
        Assert.Empty(await sheet.SubmitAsync(Staff(_energy), _energy, [(key, row.Version)], Cancel));
        await SubmitAsync(_energy, second.Task);
    }

    [Fact]
    public async Task Add_MoreThanTen_IsRefused()
    {
        var report = await SubmitAsync(_energy, _plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Explanation = "全部完成", Evidence = "验收意见" });
        for (var number = 0; number < EvidenceFile.Most; number++)
        {
            await AddAsync(report);
        }

        Assert.Equal("evidence-many", await RefusalAsync(() => AddAsync(report)));
    }

    [Theory]
    [InlineData(AccountRole.Staff, true, true)]
    [InlineData(AccountRole.DepartmentHead, true, true)]
    [InlineData(AccountRole.Coordinator, false, true)]
    [InlineData(AccountRole.Leader, false, false)]
    [InlineData(AccountRole.Administrator, false, false)]
    public async Task Desk_EveryRole_MayWhatTheTableSays(AccountRole role, bool mayAdd, bool mayOpen)
    {
        var report = await SubmitAsync(_energy, _plan.Task, Entry with { ClaimedState = TaskState.Done, Percent = 100, Explanation = "全部完成", Evidence = "验收意见" });
        var file = await AddAsync(report);
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _energy : null);

        Assert.Equal(mayAdd, await MayAsync(() => Desk.AddAsync(actor, report, "验收意见.pdf", Pdf, Cancel)));
        Assert.Equal(mayOpen, await Desk.OpenAsync(actor, file, Cancel) is not null);
        Assert.Null(await Desk.OpenAsync(Staff(_forestry), file, Cancel)); // another department's file
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.AddAsync(Staff(_forestry), report, "a.pdf", Pdf, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.RemoveAsync(Staff(_forestry), file, Cancel)));
        Assert.Equal(mayAdd, await MayAsync(() => Desk.RemoveAsync(actor, file, Cancel)));
    }

    private Task<int> AddAsync(int report) => Desk.AddAsync(Staff(_energy), report, "验收意见.PDF", Pdf, Cancel);

    private static async Task<bool> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Domain.DomainRuleException refusal) when (refusal.Code == "forbidden")
        {
            return false;
        }
    }
}
