using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>Which values of indicators the rows of a department's sheet ask for: those of the tasks' targets that it is named to report.</summary>
public sealed class AskedValues
{
    private readonly ILookup<int, Measure> _ofTask;
    private readonly ILookup<(int IndicatorId, string Area), KnownReading> _readings;

    private AskedValues(ILookup<int, Measure> ofTask, ILookup<(int IndicatorId, string Area), KnownReading> readings) => (_ofTask, _readings) = (ofTask, readings);

    /// <summary>The indicators that some row asks about.</summary>
    public IReadOnlySet<int> Indicators => _ofTask.SelectMany(task => task).Select(measure => measure.IndicatorId).ToHashSet();

    public static async Task<AskedValues> LoadAsync(GreenPlanContext db, int departmentId, IReadOnlyCollection<int> taskIds, CancellationToken cancel)
    {
        var measures = await (
            from target in db.Targets
            join indicator in db.Indicators on target.IndicatorId equals indicator.Id
            where indicator.DepartmentId == departmentId && indicator.MergedIntoId == null && target.TaskId != null && taskIds.Contains(target.TaskId.Value)
            select new
            {
                TaskId = target.TaskId!.Value, indicator.Id, target.Area, indicator.Name, indicator.Unit, indicator.Kind, indicator.PlausibleFrom, indicator.PlausibleTo, indicator.IsStrict,
            }).Distinct().ToListAsync(cancel);
        var ids = measures.Select(measure => measure.Id).Distinct().ToArray();
        var readings = ids.Length == 0 ? [] : await (
            from reading in db.Readings
            where ids.Contains(reading.IndicatorId)
            select new
            {
                reading.IndicatorId, reading.Area, reading.Length, reading.Year, reading.Number, reading.Value, reading.Unit, reading.ReportedBy, reading.ReportedAt,
                Department = db.Departments.Where(department => department.Id == reading.DepartmentId).Select(department => department.Name).FirstOrDefault(),
            }).ToListAsync(cancel);

        return new AskedValues(
            measures.OrderBy(measure => measure.Id).ThenBy(measure => measure.Area, StringComparer.Ordinal).ToLookup(
                measure => measure.TaskId,
                measure => new Measure(
                    measure.Id, measure.Area, measure.Area + measure.Name, new MeasureRules(measure.Unit, measure.Kind, measure.PlausibleFrom, measure.PlausibleTo, measure.IsStrict))),
            readings.ToLookup(
                reading => (reading.IndicatorId, reading.Area),
                reading => new KnownReading(
                    new ReadingPeriod(reading.Length, reading.Year, reading.Number), reading.Value, reading.Unit, reading.Department ?? reading.ReportedBy, reading.ReportedAt)));
    }

    /// <summary>What a row about a task asks for a reporting period.</summary>
    public IReadOnlyList<AskedValue> Of(int taskId, DateOnly startsOn, DateOnly endsOn)
    {
        var asked = new List<AskedValue>();

        foreach (var measure in _ofTask[taskId])
        {
            var known = _readings[(measure.IndicatorId, measure.Area)].OrderByDescending(reading => reading.Period.EndsOn).ThenByDescending(reading => reading.Period.Length).ToList();

            if (ValuePeriod.Of(startsOn, endsOn, known is [var newest, ..] ? newest.Period.Length : null) is { } period)
            {
                asked.Add(new AskedValue(
                    measure.IndicatorId, measure.Area, measure.Name, period, measure.Rules,
                    known.Find(reading => reading.Period.EndsOn < period.EndsOn), known.Find(reading => reading.Period == period)));
            }
        }

        return asked;
    }

    private sealed record Measure(int IndicatorId, string Area, string Name, MeasureRules Rules);
}

/// <summary>A value that a row asks for.</summary>
/// <param name="Name">The indicator, with its district before it.</param>
/// <param name="Last">The latest reading of an earlier period.</param>
/// <param name="Given">The reading of this very period, wherever it was reported; then it is not asked for again.</param>
public sealed record AskedValue(
    int IndicatorId, string Area, string Name, ReadingPeriod Period, MeasureRules Rules, KnownReading? Last, KnownReading? Given)
{
    public IReadOnlyList<ValueDoubt> DoubtsOf(ValueEntry entry) =>
        ValueDoubts.Of(Rules, Period, entry.Value, entry.Unit, Last is null ? null : new LastValue(Last.Period, Last.Value, Last.Unit));

    /// <summary>Why a row with this value cannot go; null when it can.</summary>
    public string? BlockOf(ValueEntry entry) => ValueDoubts.Blocking(DoubtsOf(entry), entry.Note) switch
    {
        null => null,
        { IsError: true } error => $"{Name}：{error.Words}，请改正。",
        var doubt => $"{Name}：{doubt.Words}，请在数值说明中写一句原因。",
    };
}

/// <summary>A reading that has been reported.</summary>
/// <param name="By">The department that reported it, or the person where none did.</param>
public sealed record KnownReading(ReadingPeriod Period, decimal Value, string? Unit, string By, DateTime At);
