using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

public sealed class SheetDeskTests(Databases databases) : PortalTest(databases)
{
    private int _energy;
    private int _forestry;
    private Plan _plan = new(0, []);
    private int _period;

    private SheetDesk Desk => Get<SheetDesk>();

    private RowKey Key => new(_plan.Task, _period);

    protected override async Task ArrangeAsync()
    {
        _energy = await AddDepartmentAsync("市能源局");
        _forestry = await AddDepartmentAsync("市林业和草原局");
        _plan = await PublishAsync("2024-09-29", [.. Enumerable.Range(0, 4).Select(_ =>
            new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, _energy), (UnitRole.Support, _forestry)))]);
        _period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
    }

    [Fact]
    public async Task Save_WhileTyping_KeepsOneDraftThatNobodyElseSeesAsProgress()
    {
        var first = await SaveAsync(0, Entry with { Done = "已建" });
        var second = await SaveAsync(first.Version, Entry with { Done = "已建成光伏" });

        Assert.Equal(first.ReportId, second.ReportId);
        var report = await ReportAsync(first.ReportId);
        Assert.Equal((ReportState.Draft, "已建成光伏", $"经办人{_energy}"), (report.State, report.Done, report.EditedBy));
        Assert.Null((await StandingAsync(_plan.Task)).Percent);
        Assert.Equal(["0"], await QueryAsync("select count(*) from audit_entries where entity = 'ProgressReport'"));
    }

    [Fact]
    public async Task Save_RowThatAColleagueTyped_OverwritesNothing()
    {
        var seen = await SaveAsync(0, Entry);
        var theirs = await Desk.SaveAsync(Head(_energy), _energy, Key, seen.Version, Entry with { Done = "审核人补充" }, Cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(seen.Version, Entry with { Done = "经办人又改" }));

        Assert.Equal("审核人补充", (await ReportAsync(theirs.ReportId)).Done);
        await SaveAsync(theirs.Version, Entry with { Done = "经办人又改" }); // having seen it, the second may choose the own text
    }

    [Fact]
    public async Task Save_TwoBeginTheSameRowAtOnce_OneIsKeptAndTheOtherTold()
    {
        var outcomes = await Task.WhenAll(BeginAsync(Staff(_energy)), BeginAsync(Head(_energy)));

        Assert.Equal(["conflict", "saved"], outcomes.Order());
        Assert.Equal(["1"], await QueryAsync("select count(*) from reports"));

        async Task<string> BeginAsync(Actor actor)
        {
            try
            {
                await Desk.SaveAsync(actor, _energy, Key, 0, Entry with { Done = $"{actor.Name}所写" }, Cancel);
                return "saved";
            }
            catch (DbUpdateConcurrencyException)
            {
                return "conflict";
            }
        }
    }

    [Fact]
    public async Task Save_AnswerLostOnTheWay_IsNotAConflictWithOneself()
    {
        var first = await SaveAsync(0, Entry);

        var again = await SaveAsync(0, Entry);

        Assert.Equal((first.ReportId, first.Version), (again.ReportId, again.Version));
    }

    [Fact]
    public async Task Save_OneOfManyIsWrong_StoresNone()
    {
        var rows = _plan.Tasks.Select((task, index) =>
            new RowText(new RowKey(task, _period), 0, Entry with { Percent = index == 3 ? 101 : 50 })).ToList();

        Assert.Equal("percent-out-of-range", await RefusalAsync(() => Desk.SaveAllAsync(Staff(_energy), _energy, rows, Cancel)));
        Assert.Equal(["0"], await QueryAsync("select count(*) from reports"));
    }

    [Fact]
    public async Task Save_WhereNobodyIsAsked_IsRefused()
    {
        var other = await PublishAsync("2024-09-29", new Sketch("另一项任务", null, (UnitRole.Lead, _energy)));
        var stranger = await AddDepartmentAsync("市教育局");
        var later = await AddPeriodAsync(_plan.Id, "2026-06-30", "2026-07-01", "2026-07-20");

        Assert.Equal("not-asked", await RefusalAsync(() => Desk.SaveAsync(Staff(_energy), _energy, new(other.Task, _period), 0, Entry, Cancel)));
        Assert.Equal("not-asked", await RefusalAsync(() => Desk.SaveAsync(Staff(_energy), _energy, new(_plan.Task, 999_999), 0, Entry, Cancel)));
        Assert.Equal("task-gone", await RefusalAsync(() => Desk.SaveAsync(Staff(_energy), _energy, new(999_999, _period), 0, Entry, Cancel)));
        Assert.Equal("not-open-yet", await RefusalAsync(() => Desk.SaveAsync(Staff(_energy), _energy, new(_plan.Task, later), 0, Entry, Cancel)));
        Assert.Equal("not-responsible", await RefusalAsync(() => Desk.SaveAsync(Staff(stranger), stranger, Key, 0, Entry, Cancel)));
    }

    [Fact]
    public async Task Submit_SomeRowsOpen_SendsTheOthersAndSaysWhy()
    {
        var ready = await SaveAsync(0, Entry);
        var empty = await Desk.SaveAsync(Staff(_energy), _energy, new(_plan.Tasks[1], _period), 0, Entry with { Done = "" }, Cancel);
        var odd = await Desk.SaveAsync(
            Staff(_energy), _energy, new(_plan.Tasks[2], _period), 0, Entry with { ClaimedState = TaskState.Done, Percent = 80 }, Cancel);

        var left = await SubmitAsync((_plan.Task, ready.Version), (_plan.Tasks[1], empty.Version), (_plan.Tasks[2], odd.Version), (_plan.Tasks[3], 0));

        Assert.Equal(ReportState.Submitted, (await ReportAsync(ready.ReportId)).State);
        Assert.Equal(ReportState.Draft, (await ReportAsync(odd.ReportId)).State);
        Assert.Equal(
            ["请填写工作进展。", "状态为已完成，进度为80%，请在变动说明中写一句原因。", "请填写工作进展。"],
            _plan.Tasks.Skip(1).Select(task => left[new RowKey(task, _period)]));
        Assert.Equal(3, left.Count);
    }

    [Fact]
    public async Task Submit_TypedBefore_LeavesTheWholeTextInTheTrail()
    {
        var row = await SaveAsync(0, Entry);

        await SubmitAsync((_plan.Task, row.Version));

        var entry = Assert.Single(await QueryAsync("select changes::text from audit_entries where entity = 'ProgressReport'"));
        Assert.Contains("已建成光伏项目3个，并网120万千瓦。", entry, StringComparison.Ordinal);
        Assert.Contains("\"Percent\": [null, 40]", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_RowThatAColleagueTypedMeanwhile_IsLeftBehind()
    {
        var row = await SaveAsync(0, Entry);
        await Desk.SaveAsync(Head(_energy), _energy, Key, row.Version, Entry with { Percent = 41 }, Cancel);

        Assert.Equal("同事刚改过这一行，请看过后再提交。", (await SubmitAsync((_plan.Task, row.Version)))[Key]);
    }

    [Theory]
    [InlineData("2026-04-20")]
    [InlineData("2026-04-30")]
    [InlineData("2028-02-29")]
    [InlineData("2026-12-31")] // the year's turn
    public async Task Submit_AfterTheLastSecondOfTheWindow_IsTakenAndMarkedLate(string closesOn)
    {
        var period = await AddPeriodAsync(_plan.Id, "2026-01-31", "2026-04-01", closesOn);
        Clock.Set($"{closesOn} 23:59:59");
        var early = await SendAsync(_plan.Tasks[0]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await SendAsync(_plan.Tasks[1]);

        Assert.Equal((false, true), ((await ReportAsync(early)).IsLate, (await ReportAsync(late)).IsLate));

        async Task<int> SendAsync(int task)
        {
            var row = await Desk.SaveAsync(Staff(_energy), _energy, new(task, period), 0, Entry, Cancel);
            Assert.Empty(await Desk.SubmitAsync(Staff(_energy), _energy, [(new(task, period), row.Version)], Cancel));
            return row.ReportId;
        }
    }

    [Fact]
    public async Task Submit_AgainstTheLastAccepted_KnowsWhatIsUnchanged()
    {
        await ReportAndAcceptAsync(_energy, _plan.Task);
        await AddPeriodAsync(_plan.Id, "2026-06-30", "2026-07-01", "2026-07-20");
        Clock.Set("2026-07-05 09:00");
        var next = (await QueryAsync("select max(id) from periods"))[0];
        var key = new RowKey(_plan.Task, int.Parse(next, System.Globalization.CultureInfo.InvariantCulture));
        var row = await Desk.SaveAsync(Staff(_energy), _energy, key, 0, Entry, Cancel);

        Assert.Empty(await Desk.SubmitAsync(Staff(_energy), _energy, [(key, row.Version)], Cancel));

        Assert.True((await ReportAsync(row.ReportId)).IsUnchanged);
    }

    [Fact]
    public async Task Desk_LeadAndSupporting_HaveRowsOfTheirOwn()
    {
        await SaveAsync(0, Entry);
        await Desk.SaveAsync(Staff(_forestry), _forestry, Key, 0, Entry with { Done = "完成用地预审" }, Cancel);

        Assert.Equal(
            ["已建成光伏项目3个，并网120万千瓦。", "完成用地预审"], await QueryAsync("select done from reports order by department_id"));
    }

    [Theory]
    [InlineData(AccountRole.Staff, "yes|no")]
    [InlineData(AccountRole.DepartmentHead, "yes|no")]
    [InlineData(AccountRole.Coordinator, "no|no")]
    [InlineData(AccountRole.Leader, "no|no")]
    [InlineData(AccountRole.Administrator, "no|no")]
    public async Task Desk_EveryRole_WritesOnlyForTheOwnDepartment(AccountRole role, string may)
    {
        var actor = new Actor(7, "某人", role, role is AccountRole.Staff or AccountRole.DepartmentHead ? _energy : null);

        Assert.Equal(may, $"{await TryAsync(_energy)}|{await TryAsync(_forestry)}");

        async Task<string> TryAsync(int department)
        {
            try
            {
                var row = await Desk.SaveAsync(actor, department, Key, 0, Entry, Cancel);
                await Desk.SubmitAsync(actor, department, [(Key, row.Version)], Cancel);
                return "yes";
            }
            catch (Domain.DomainRuleException refusal) when (refusal.Code == "forbidden")
            {
                return "no";
            }
        }
    }

    private Task<SavedRow> SaveAsync(uint version, ReportEntry entry) => Desk.SaveAsync(Staff(_energy), _energy, Key, version, entry, Cancel);

    private Task<IReadOnlyDictionary<RowKey, string>> SubmitAsync(params (int Task, uint Version)[] rows) =>
        Desk.SubmitAsync(Staff(_energy), _energy, [.. rows.Select(row => (new RowKey(row.Task, _period), row.Version))], Cancel);
}
