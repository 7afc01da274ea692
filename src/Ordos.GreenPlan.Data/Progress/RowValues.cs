using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Reports the values that stand in rows about to be sent: from then on they are readings, seen wherever the indicator is used.</summary>
/// <remarks>Before the rows themselves: a server that dies in between has reported a number, and the row shows it as given.</remarks>
internal sealed class RowValues(IDbContextFactory<GreenPlanContext> contexts, ReadingDesk readings)
{
    /// <returns>For each row that must stay for its values, why.</returns>
    public async Task<Dictionary<RowKey, string>> ReportAsync(Actor actor, int departmentId, IReadOnlyCollection<RowKey> rows, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var typed = await TypedAsync(db, departmentId, rows, cancel);
        var left = new Dictionary<RowKey, string>();

        if (typed.Count == 0)
        {
            return left;
        }

        var asked = await AskedValues.LoadAsync(db, departmentId, [.. typed.Select(value => value.Key.TaskId).Distinct()], cancel);
        var entries = new Dictionary<(int IndicatorId, string Area, ReadingPeriod Period), ReadingEntry>();

        foreach (var (_, key, startsOn, endsOn, entry) in typed)
        {
            if (asked.Of(key.TaskId, startsOn, endsOn).FirstOrDefault(one => one.IndicatorId == entry.IndicatorId && one.Area == entry.Area) is not { } question)
            {
                continue; // Another department reports it by now.
            }

            if (question.Given is { } given)
            {
                if (!IsSame(entry, given.Value, given.Unit))
                {
                    left[key] = $"{question.Name}：{question.Period.Words}已由{given.By}报{AttainmentVerdict.Number(given.Value)}{given.Unit}，与本行所填不同，已按所报数显示。确认无误后请再提交；有误的，请在指标页更正。";
                }
            }
            else if (question.BlockOf(entry) is { } block)
            {
                left[key] = block;
            }
            else if (!entries.TryAdd((entry.IndicatorId, entry.Area, question.Period), new ReadingEntry(entry.Area, question.Period, entry.Value, entry.Unit, entry.Note))
                && entries[(entry.IndicatorId, entry.Area, question.Period)] is var other && !IsSame(entry, other.Value, other.Unit))
            {
                left[key] = $"{question.Name}：本期待报中另一行填了不同的数，一数只报一次，请改为一致。";
            }
        }

        await ReportAsync(actor, entries, typed, left, cancel);
        await ForgetGivenAsync(db, asked, typed, cancel);
        return left;
    }

    private async Task ReportAsync(
        Actor actor, Dictionary<(int IndicatorId, string Area, ReadingPeriod Period), ReadingEntry> entries, List<TypedValue> typed, Dictionary<RowKey, string> left,
        CancellationToken cancel)
    {
        if (entries.Count == 0)
        {
            return;
        }

        try
        {
            await readings.ReportAllAsync(actor, [.. entries.Select(entry => (entry.Key.IndicatorId, entry.Value))], cancel);
        }
        catch (DomainRuleException refusal)
        {
            // One of them was reported by somebody else at the same moment: none is stored, and the rows are shown anew.
            foreach (var value in typed.Where(value => entries.Keys.Any(entry => entry.IndicatorId == value.Entry.IndicatorId && entry.Area == value.Entry.Area)))
            {
                left.TryAdd(value.Key, "指标数值：" + refusal.Message);
            }
        }
    }

    /// <summary>What was given elsewhere is shown from now on; what had been typed beside it goes.</summary>
    private static async Task ForgetGivenAsync(GreenPlanContext db, AskedValues asked, List<TypedValue> typed, CancellationToken cancel)
    {
        var gone = typed.FindAll(value => asked.Of(value.Key.TaskId, value.StartsOn, value.EndsOn)
            .FirstOrDefault(one => one.IndicatorId == value.Entry.IndicatorId && one.Area == value.Entry.Area) is null or { Given: not null });
        var (reports, indicators, areas) = (
            gone.Select(value => value.ReportId).ToArray(), gone.Select(value => value.Entry.IndicatorId).ToArray(), gone.Select(value => value.Entry.Area).ToArray());

        if (gone.Count > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                delete from draft_values v using unnest({reports}, {indicators}, {areas}) as given(report, indicator, area)
                where v.report_id = given.report and v.indicator_id = given.indicator and v.area = given.area
                """,
                cancel);
        }
    }

    private static async Task<List<TypedValue>> TypedAsync(GreenPlanContext db, int departmentId, IReadOnlyCollection<RowKey> rows, CancellationToken cancel)
    {
        var taskIds = rows.Select(row => row.TaskId).Distinct().ToArray();
        var values = await (
            from value in db.DraftValues
            join report in db.Reports on value.ReportId equals report.Id
            join period in db.Periods on report.PeriodId equals period.Id
            where report.DepartmentId == departmentId && taskIds.Contains(report.TaskId) && (report.State == ReportState.Draft || report.State == ReportState.Returned)
            orderby report.Id, value.IndicatorId, value.Area
            select new { ReportId = report.Id, report.TaskId, period.Id, period.StartsOn, period.EndsOn, Value = value }).AsNoTracking().ToListAsync(cancel);
        var wanted = rows.ToHashSet();
        return [.. values.Select(value => new TypedValue(value.ReportId, new RowKey(value.TaskId, value.Id), value.StartsOn, value.EndsOn, value.Value.Entry)).Where(value => wanted.Contains(value.Key))];
    }

    private static bool IsSame(ValueEntry entry, decimal value, string? unit) => AttainmentVerdict.Convert(entry.Value, entry.Unit, unit) == value;

    private sealed record TypedValue(int ReportId, RowKey Key, DateOnly StartsOn, DateOnly EndsOn, ValueEntry Entry);
}
