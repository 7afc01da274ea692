using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Data.Tests.Importing;

public sealed class NoticeImporterTests(Databases databases) : PortalTest(databases)
{
    private const string Solar = "推进大规模“光伏+生态治理”建设，到2026年，全市新能源发电装机容量达到5000万千瓦以上。";
    private const string Coal = "到2025年，煤炭消费比重降至80%以下。";

    private static readonly Actor Administrator = new(1, "管理员", AccountRole.Administrator, null);

    private readonly Rendezvous _rendezvous = new();

    private NoticeImporter Importer => Get<NoticeImporter>();

    protected override void Register(IServiceCollection services) =>
        services.ConfigureDbContext<GreenPlanContext>(options => options.AddInterceptors(_rendezvous));

    [Fact]
    public async Task Import_Notice_IsStoredAsADraftWithAllItsRecords()
    {
        var energy = await AddDepartmentAsync("市能源局");
        var notice = Notice(
            "鄂尔多斯市减污降碳协同创新试点实施方案",
            [Task(Solar, units: [("市能源局", ExtractedRole.Lead), ("市财政局", ExtractedRole.Support)])],
            [Target("新能源发电装机容量", 5000, 2026, Solar)]) with
        {
            Warnings = [new ExtractionWarning("missing-attachment", 3, "附件未随文。")],
        };

        var outcome = await Importer.ImportAsync(Administrator, "/tmp/方案.txt", notice, Cancel);

        Assert.Equal((false, 1, 1), (outcome.AlreadyStored, outcome.Tasks, outcome.Targets));
        Assert.Equal(["市财政局"], outcome.Unmatched);
        await using var db = Open();
        var document = await db.Documents.Include(d => d.Source).Include(d => d.Targets).Include(d => d.Citations).Include(d => d.Headings)
            .Include(d => d.Tasks).ThenInclude(t => t.Assignments).AsSplitQuery().SingleAsync(Cancel);
        Assert.Equal(DocumentStage.Draft, document.Stage);
        Assert.Equal(("方案.txt", notice.Text), (document.Source!.FileName, document.Source.Text));
        Assert.Equal("missing-attachment", Assert.Single(document.Source.Warnings).Code);
        Assert.Equal("减污降碳协同增效实施方案", Assert.Single(document.Citations).Title);
        Assert.Equal("二、主要任务", Assert.Single(document.Headings).Title);
        var task = Assert.Single(document.Tasks);
        Assert.Equal([(UnitRole.Lead, "市能源局", (int?)energy), (UnitRole.Support, "市财政局", null)],
            task.Assignments.OrderBy(a => a.Ordinal).Select(a => (a.Role, a.NameAsPrinted, a.DepartmentId)));
        var target = Assert.Single(document.Targets);
        Assert.Equal((task.Id, Comparator.AtLeast, 5000m, 2026), (target.TaskId!.Value, target.Comparator, target.Value!.Value, target.Year!.Value));
        Assert.Empty(await db.Standings.ToListAsync(Cancel)); // a draft stands nowhere
    }

    [Fact]
    public async Task Import_SameTextTwice_IsStoredOnceAndSaysSo()
    {
        var first = await Importer.ImportAsync(Administrator, "方案.txt", Notice("方案", [Task(Solar)]), Cancel);
        var second = await Importer.ImportAsync(Administrator, "另存.txt", Notice("方案", [Task(Solar)]), Cancel);

        Assert.Equal((true, first.DocumentId, 1), (second.AlreadyStored, second.DocumentId, second.Tasks));
        Assert.Equal(["1"], await QueryAsync("select count(*) from documents"));
        Assert.Equal(["1"], await QueryAsync("select count(*) from audit_entries where entity = 'PolicyDocument'"));
    }

    [Fact]
    public async Task Import_SameTextByManyAtOnce_IsStoredOnce()
    {
        _rendezvous.Expect(6); // nobody has seen another's document
        var outcomes = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 6).Select(_ => System.Threading.Tasks.Task.Run(
            () => Importer.ImportAsync(Administrator, "方案.txt", Notice("方案", [Task(Solar)]), Cancel))));

        Assert.Single(outcomes, outcome => !outcome.AlreadyStored);
        Assert.Single(outcomes.Select(outcome => outcome.DocumentId).Distinct());
        Assert.Equal(["1"], await QueryAsync("select count(*) from documents"));
        Assert.Equal(["1"], await QueryAsync("select count(*) from tasks"));
    }

    [Fact]
    public async Task Import_TextWithoutTasks_IsRefusedAndNothingStored()
    {
        Assert.Equal("no-tasks", await RefusalAsync(() => Importer.ImportAsync(Administrator, "空.txt", Notice("方案", []), Cancel)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from documents"));
    }

    [Theory]
    [InlineData(AccountRole.Staff)]
    [InlineData(AccountRole.DepartmentHead)]
    [InlineData(AccountRole.Coordinator)]
    [InlineData(AccountRole.Leader)]
    public async Task Import_ByAnybodyButAnAdministrator_IsRefused(AccountRole role) =>
        Assert.Equal("forbidden", await RefusalAsync(
            () => Importer.ImportAsync(new Actor(5, "某人", role, 1), "方案.txt", Notice("方案", [Task(Solar)]), Cancel)));

    /// <summary>What the notice prints, and the deadline that comes of it.</summary>
    [Theory]
    [InlineData("“十四五”节能减排综合实施方案", "2023-12-31", false, "2023-12-31", DueOrigin.Printed)]
    [InlineData("“十四五”节能减排综合实施方案", "2023-12-31", true, "2023-12-31", DueOrigin.Printed)]
    [InlineData("“十四五”节能减排综合实施方案", null, false, "2026-12-31", DueOrigin.ProposedFromTarget)] // the task's latest target year
    [InlineData("“十四五”节能减排综合实施方案", null, true, null, DueOrigin.None)] // 长期坚持
    public async Task Import_TaskWithTargets_GetsItsDeadline(string title, string? printed, bool ongoing, string? due, DueOrigin origin)
    {
        var text = Coal + Solar;
        var notice = Notice(title, [Task(text, DayOrNone(printed), ongoing)], [Target("煤炭消费比重", 80, 2025, Coal), Target("新能源发电装机容量", 5000, 2026, Solar)]);

        await Importer.ImportAsync(Administrator, "方案.txt", notice, Cancel);

        await using var db = Open();
        var task = await db.Tasks.SingleAsync(Cancel);
        Assert.Equal((DayOrNone(due), origin), (task.Due, task.DueOrigin));
    }

    [Theory]
    [InlineData("“十四五”节能减排综合实施方案", "2025-12-31", DueOrigin.ProposedFromPlan)]
    [InlineData("“十三五”节能降碳综合工作方案", "2020-12-31", DueOrigin.ProposedFromPlan)]
    [InlineData("减污降碳协同创新试点实施方案（2024—2026年）", "2026-12-31", DueOrigin.ProposedFromPlan)]
    [InlineData("绿色低碳循环发展实施方案", null, DueOrigin.None)] // neither a period nor a year anywhere
    public async Task Import_TaskWithoutTargets_GetsTheEndOfThePlan(string title, string? due, DueOrigin origin)
    {
        await Importer.ImportAsync(Administrator, "方案.txt", Notice(title, [Task("完善绿色金融体系。")]), Cancel);

        await using var db = Open();
        var task = await db.Tasks.SingleAsync(Cancel);
        Assert.Equal((DayOrNone(due), origin), (task.Due, task.DueOrigin));
    }

    [Fact]
    public async Task Import_TargetOfAnotherTask_ProposesNothing()
    {
        var notice = Notice("绿色低碳循环发展实施方案", [Task(Solar), Task("完善绿色金融体系。")], [Target("新能源发电装机容量", 5000, 2026, Solar)]);

        await Importer.ImportAsync(Administrator, "方案.txt", notice, Cancel);

        // The plan's own end is taken from its latest target, which then serves the task without one.
        Assert.Equal(["ProposedFromTarget|2026-12-31", "ProposedFromPlan|2026-12-31"],
            await QueryAsync("select due_origin, due::text from tasks order by ordinal"));
        Assert.Equal(["1"], await QueryAsync("select t.ordinal from targets x join tasks t on t.id = x.task_id"));
    }

    [Fact]
    public async Task Import_WordsLongerThanTheirColumns_AreShortenedAndStored()
    {
        var rare = string.Concat(Enumerable.Repeat("\U00020000", 400)); // characters of two units each, which must not be cut in half
        var notice = Notice(
            rare,
            [Task(rare + Solar, units: [(rare, ExtractedRole.Lead)])],
            [Target(rare, 1, 2025, Solar) with { Scope = rare, Unit = "x" + rare }]) with
        { Text = rare + Solar };
        notice = notice with { Document = notice.Document with { Number = rare, Issuer = "x" + rare } };

        await Importer.ImportAsync(Administrator, rare[..200] + ".txt", notice, Cancel);

        await using var db = Open();
        var document = await db.Documents.SingleAsync(Cancel);
        Assert.Equal((499, 200), (document.Title.Length, document.Issuer!.Length));
        Assert.Equal(("…", '\udc00'), (document.Title[^1..], document.Title[^2]));
        Assert.Equal(["1"], await QueryAsync("select count(*) from targets"));
    }

    private static ExtractedNotice Notice(string? title, ExtractedTask[] tasks, params ExtractedTarget[] targets)
    {
        // Records lie one after the other in the text; each target lies in the task that holds its words.
        var text = string.Concat(tasks.Select(task => task.Text));
        var start = 0;
        var placed = new List<ExtractedTask>();

        foreach (var task in tasks)
        {
            placed.Add(task with { Range = new TextRange(start, start + task.Text.Length) });
            start += task.Text.Length;
        }

        return new ExtractedNotice(
            text,
            new ExtractedDocument(title, null, "鄂尔多斯市人民政府", new DateOnly(2024, 9, 29), null, [new CitedDocument("减污降碳协同增效实施方案", "环综合〔2022〕42号")], []),
            [new ExtractedHeading(1, "二、主要任务", new TextRange(0, 6))],
            placed,
            [.. targets.Select(target => target with { Range = RangeOf(text, target.Quote) })],
            [],
            new ExtractionCoverage(2, []));
    }

    private static TextRange RangeOf(string text, string quote)
    {
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        return new TextRange(start, start + quote.Length);
    }

    private static ExtractedTask Task(string text, DateOnly? due = null, bool ongoing = false, params (string Name, ExtractedRole Role)[] units) => new(
        ["二、主要任务"], text, [.. units.Select(unit => new ExtractedUnit(unit.Name, unit.Role, new TextRange(0, 4)))], false, due, ongoing, default);

    private static ExtractedTarget Target(string indicator, decimal value, int year, string quote) => new(
        indicator, "全市", ExtractedComparator.Ge, value, null, "万千瓦", year, null, ExtractedChange.None, null, TargetSource.Text, quote, default);
}
