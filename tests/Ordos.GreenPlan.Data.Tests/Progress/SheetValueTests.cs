using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Tests.Register;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Progress;

/// <summary>Values of indicators in the rows of the sheet: kept while typed, readings once sent, one number once.</summary>
public sealed class SheetValueTests(Databases databases) : RegisterTest(databases)
{
    private int _statistics;
    private int _energy;
    private Plan _plan = new(0, []);
    private int _period;
    private int _indicator;

    private SheetDesk Desk => Get<SheetDesk>();

    protected override async Task ArrangeAsync()
    {
        _statistics = await AddDepartmentAsync("市统计局");
        _energy = await AddDepartmentAsync("市能源局");
        _plan = await DraftAsync("2024-09-29", [.. Enumerable.Range(0, 2).Select(_ =>
            new Sketch("控制煤炭消费", "2026-12-31", (UnitRole.Lead, _statistics), (UnitRole.Support, _energy)))]);
        await using var db = Open();
        var document = await db.Documents.Include(d => d.Targets).SingleAsync(Cancel);
        document.Add(Coal(0, 2026, 80, task: _plan.Tasks[0]));
        document.Add(Coal(1, 2025, 82, task: _plan.Tasks[1]));
        await db.SaveChangesAsync(Cancel);
        await Get<DocumentDesk>().PublishAsync(Domain.Access.Actor.Portal, _plan.Id, Cancel);
        await Targets.CatchUpAsync(Cancel);
        _period = await AddPeriodAsync(_plan.Id, "2026-03-31", "2026-04-01", "2026-04-20");
        await db.Periods.ExecuteUpdateAsync(set => set.SetProperty(period => period.StartsOn, Day("2026-01-01")), Cancel);
        _indicator = await db.Indicators.Select(indicator => indicator.Id).SingleAsync(Cancel);
        await DescribeAsync(IndicatorKind.Level);
    }

    [Fact]
    public async Task Asked_DepartmentNamed_ShowsTheLastValueBesideTheQuarter()
    {
        await Get<ReadingDesk>().ReportAsync(Coordinator, _indicator, Quarter(2025, 4, 81.5m), Cancel);

        var asked = Assert.Single(await AskedAsync(_statistics));

        Assert.Equal(("煤炭消费比重", new ReadingPeriod(PeriodLength.Quarter, 2026, 1), 81.5m, "%"), (asked.Name, asked.Period, asked.Last!.Value, asked.Rules.Unit));
        Assert.Null(asked.Given);
        Assert.Empty(await AskedAsync(_energy)); // not its number
    }

    [Fact]
    public async Task Asked_GivenElsewhere_SaysByWhom()
    {
        await Get<ReadingDesk>().ReportAsync(Staff(_statistics), _indicator, Quarter(2026, 1, 79.9m), Cancel);

        var asked = Assert.Single(await AskedAsync(_statistics));

        Assert.Equal((79.9m, "市统计局"), (asked.Given!.Value, asked.Given.By));
    }

    [Fact]
    public async Task Asked_IndicatorReportedByYear_IsAskedOnlyAtTheYearsEnd()
    {
        await Get<ReadingDesk>().ReportAsync(Coordinator, _indicator, Year(2024, 83), Cancel);

        Assert.Empty(await AskedAsync(_statistics));
        var asked = Assert.Single(await AskedAsync(_statistics, "2025-10-01", "2025-12-31"));
        Assert.Equal(new ReadingPeriod(PeriodLength.Year, 2025, 1), asked.Period);
    }

    [Fact]
    public async Task Save_Value_IsKeptAsTypedAndNoReadingYet()
    {
        await SaveAsync(0, 80.5m);

        Assert.Equal(["80.5|%|"], await QueryAsync("select value, unit, note from draft_values"));
        Assert.Equal(["0"], await QueryAsync("select count(*) from readings"));
    }

    [Fact]
    public async Task Save_ValueTakenOutAgain_LeavesNone()
    {
        var first = await SaveAsync(0, 80.5m);

        await SaveAsync(first.Version, null);

        Assert.Equal(["0"], await QueryAsync("select count(*) from draft_values"));
    }

    [Fact]
    public async Task Save_ValueOfAnotherDepartmentsIndicator_IsLeftOut()
    {
        await Desk.SaveAsync(Staff(_energy), _energy, Row(_plan.Task, 0, 12), Cancel);

        Assert.Equal(["0"], await QueryAsync("select count(*) from draft_values"));
    }

    [Fact]
    public async Task Save_OtherValueOverAStaleVersion_IsAConflictAndNotTakenForTheSameText()
    {
        await SaveAsync(0, 80.5m);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(0, 80.6m));

        await SaveAsync(0, 80.5m); // the same again: only its answer was lost
    }

    [Fact]
    public async Task Submit_Value_BecomesAReadingOfTheDepartment()
    {
        var saved = await SaveAsync(0, 80.5m);

        Assert.Empty(await SubmitAsync(saved));

        Assert.Equal([$"80.5|%|Quarter|2026|1|{_statistics}|经办人{_statistics}"], await QueryAsync("select value, unit, length, year, number, department_id, reported_by from readings"));
        Assert.Equal(["0|Submitted"], await QueryAsync("select (select count(*) from draft_values), state from reports"));
    }

    [Fact]
    public async Task Submit_FromTheTaskInstead_ReportsTheValueTypedInTheSheetToo()
    {
        await SaveAsync(0, 80.5m);

        await SubmitAsync(_statistics, _plan.Task);

        Assert.Equal(["80.5|0"], await QueryAsync("select value, (select count(*) from draft_values) from readings"));
    }

    [Fact]
    public async Task Submit_TwoRowsWithTheSameIndicator_ReportItOnce()
    {
        var (first, second) = (await SaveAsync(0, 80.5m), await SaveAsync(0, 80.50m, _plan.Tasks[1]));

        Assert.Empty(await SubmitAsync(first, second));

        Assert.Equal(["1"], await QueryAsync("select count(*) from readings"));
    }

    [Fact]
    public async Task Submit_GivenOtherwiseMeanwhile_StaysBehindOnceAndThenGoes()
    {
        var saved = await SaveAsync(0, 80.5m);
        await Get<ReadingDesk>().ReportAsync(Coordinator, _indicator, Quarter(2026, 1, 79.9m), Cancel);

        var left = await SubmitAsync(saved);

        Assert.Equal("煤炭消费比重：2026年第一季度已由调度员报79.9%，与本行所填不同，已按所报数显示。确认无误后请再提交；有误的，请在指标页更正。", left.Values.Single());
        Assert.Empty(await SubmitAsync(saved));
        Assert.Equal(["79.9"], await QueryAsync("select value from readings"));
    }

    [Fact]
    public async Task Submit_CumulativeBelowTheLastValue_AsksForAWord()
    {
        await DescribeAsync(IndicatorKind.Cumulative);
        await Get<ReadingDesk>().ReportAsync(Coordinator, _indicator, Quarter(2025, 4, 81.5m), Cancel);
        var saved = await SaveAsync(0, 80.5m);

        var left = await SubmitAsync(saved);

        Assert.Equal("煤炭消费比重：累计数比2025年第四季度的81.5%低，请在数值说明中写一句原因。", left.Values.Single());
        var explained = await SaveAsync(saved.Version, 80.5m, note: "上年数据核减");
        Assert.Empty(await SubmitAsync(explained));
        Assert.Equal(["80.5|上年数据核减"], await QueryAsync("select value, note from readings where year = 2026"));
    }

    [Fact]
    public async Task Submit_CumulativeBelowTheLastValueOfAStrictIndicator_IsToBePutRight()
    {
        await DescribeAsync(IndicatorKind.Cumulative, isStrict: true);
        await Get<ReadingDesk>().ReportAsync(Coordinator, _indicator, Quarter(2025, 4, 81.5m), Cancel);
        var saved = await SaveAsync(0, 80.5m, note: "上年数据核减");

        var left = await SubmitAsync(saved);

        Assert.Equal("煤炭消费比重：累计数比2025年第四季度的81.5%低，请改正。", left.Values.Single());
        Assert.Equal(["1|Draft"], await QueryAsync("select (select count(*) from readings), state from reports"));
    }

    [Fact]
    public async Task Submit_OtherUnit_IsAnErrorThatNoWordHelps()
    {
        var saved = await SaveAsync(0, 80.5m, unit: "个百分点", note: "按百分点报");

        var left = await SubmitAsync(saved);

        Assert.Equal("煤炭消费比重：单位“个百分点”不能换算为“%”，请改正。", left.Values.Single());
        Assert.Equal(["Draft"], await QueryAsync("select state from reports"));
    }

    [Fact]
    public async Task Save_OfficesLines_AreKeptInTheirOrderWithoutEmptyOnes()
    {
        var first = await Desk.SaveAsync(Staff(_statistics), _statistics, Offices(0, new("综合科", "汇总", "已完成"), new("", " ", ""), new("能源科", "核数", "")), Cancel);
        Assert.Equal(["0|综合科|汇总|已完成", "1|能源科|核数|"], await QueryAsync("select ordinal, office, work, progress from office_lines order by 1"));

        await Desk.SaveAsync(Staff(_statistics), _statistics, Offices(first.Version, new OfficeEntry("能源科", "核数", "已核")), Cancel);

        Assert.Equal(["0|能源科|核数|已核"], await QueryAsync("select ordinal, office, work, progress from office_lines order by 1"));
        Assert.Equal("forbidden", await RefusalAsync(() => Desk.SaveAsync(Staff(_energy), _statistics, Offices(0, new OfficeEntry("外单位", "", "")), Cancel)));
    }

    private RowText Row(int task, uint version, decimal? value, string? unit = "%", string? note = null) => new(new RowKey(task, _period), version, Entry)
    {
        Parts = new RowParts(value is { } given ? [new ValueEntry(_indicator, "", given, unit, note)] : [], []),
    };

    private RowText Offices(uint version, params OfficeEntry[] lines) => new(new RowKey(_plan.Task, _period), version, Entry) { Parts = new RowParts([], lines) };

    private async Task<(RowKey Key, uint Version)> SaveAsync(uint version, decimal? value, int? task = null, string? unit = "%", string? note = null)
    {
        var row = Row(task ?? _plan.Task, version, value, unit, note);
        return (row.Key, (await Desk.SaveAsync(Staff(_statistics), _statistics, row, Cancel)).Version);
    }

    private Task<IReadOnlyDictionary<RowKey, string>> SubmitAsync(params (RowKey Key, uint Version)[] rows) => Desk.SubmitAsync(Staff(_statistics), _statistics, rows, Cancel);

    private async Task<IReadOnlyList<AskedValue>> AskedAsync(int department, string from = "2026-01-01", string to = "2026-03-31")
    {
        await using var db = Open();
        return (await AskedValues.LoadAsync(db, department, [_plan.Task], Cancel)).Of(_plan.Task, Day(from), Day(to));
    }

    private async Task DescribeAsync(IndicatorKind kind, bool isStrict = false)
    {
        await using var db = Open();
        var version = await db.Indicators.Select(i => i.Version).SingleAsync(Cancel);
        await Get<IndicatorDesk>().DescribeAsync(
            Coordinator, _indicator, version, new IndicatorEntry("煤炭消费比重", IndicatorDirection.LessIsBetter, kind, RollUp.None, null, null, null, _statistics, isStrict), Cancel);
    }

    private static ReadingEntry Quarter(int year, int number, decimal value) => new("", new ReadingPeriod(PeriodLength.Quarter, year, number), value, "%", null);

    private static Target Coal(int ordinal, int year, decimal value, int task)
    {
        var target = Coal(ordinal, year, value);
        target.TaskId = task;
        return target;
    }
}
