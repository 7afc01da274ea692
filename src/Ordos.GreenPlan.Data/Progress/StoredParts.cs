using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Progress;

/// <summary>The values and offices' lines of rows that are being saved, in the transaction that has locked their reports.</summary>
internal sealed class StoredParts
{
    private readonly GreenPlanContext _db;
    private readonly Dictionary<(int ReportId, int IndicatorId, string Area), DraftValue> _values;
    private readonly Dictionary<(int ReportId, int Ordinal), OfficeLine> _offices;
    private readonly HashSet<(int TaskId, int IndicatorId, string Area)> _asked;

    private StoredParts(
        GreenPlanContext db, Dictionary<(int ReportId, int IndicatorId, string Area), DraftValue> values, Dictionary<(int ReportId, int Ordinal), OfficeLine> offices,
        HashSet<(int TaskId, int IndicatorId, string Area)> asked) => (_db, _values, _offices, _asked) = (db, values, offices, asked);

    public static async Task<StoredParts> LoadAsync(GreenPlanContext db, int departmentId, SheetRows sheet, CancellationToken cancel)
    {
        var reportIds = sheet.Reports.Select(report => report.Id).ToArray();
        var values = await db.DraftValues.Where(value => reportIds.Contains(value.ReportId)).ToListAsync(cancel);
        var offices = await db.OfficeLines.Where(line => reportIds.Contains(line.ReportId)).ToListAsync(cancel);
        var asked = await (
            from target in db.Targets
            join indicator in db.Indicators on target.IndicatorId equals indicator.Id
            where indicator.DepartmentId == departmentId && target.TaskId != null && sheet.TaskIds.Contains(target.TaskId.Value)
            select new { TaskId = target.TaskId!.Value, indicator.Id, target.Area }).Distinct().ToListAsync(cancel);
        return new StoredParts(
            db, values.ToDictionary(value => (value.ReportId, value.IndicatorId, value.Area)), offices.ToDictionary(line => (line.ReportId, line.Ordinal)),
            [.. asked.Select(one => (one.TaskId, one.Id, one.Area))]);
    }

    public bool SayTheSame(ProgressReport report, RowParts parts) =>
        parts.SaysTheSameAs(new RowParts(
            [.. Values(report).Select(value => value.Entry).OrderBy(value => value.IndicatorId).ThenBy(value => value.Area, StringComparer.Ordinal)],
            [.. Offices(report).OrderBy(line => line.Ordinal).Select(line => line.Entry)]));

    /// <summary>Stores what is typed. A value that the department is no longer asked for is left out: its page shows it no more either.</summary>
    public void Replace(ProgressReport report, RowParts parts)
    {
        var asked = parts.Values.Where(value => _asked.Contains((report.TaskId, value.IndicatorId, value.Area))).ToList();
        _db.DraftValues.RemoveRange(Values(report).Where(stored => !asked.Exists(value => value.IndicatorId == stored.IndicatorId && value.Area == stored.Area)));
        _db.OfficeLines.RemoveRange(Offices(report).Where(line => line.Ordinal >= parts.Offices.Count));

        foreach (var value in asked)
        {
            if (_values.TryGetValue((report.Id, value.IndicatorId, value.Area), out var stored))
            {
                (stored.Value, stored.Unit, stored.Note) = (value.Value, value.Unit, value.Note);
            }
            else
            {
                _db.DraftValues.Add(new DraftValue { ReportId = report.Id, IndicatorId = value.IndicatorId, Area = value.Area, Value = value.Value, Unit = value.Unit, Note = value.Note });
            }
        }

        foreach (var (ordinal, line) in parts.Offices.Index())
        {
            if (_offices.TryGetValue((report.Id, ordinal), out var stored))
            {
                (stored.Office, stored.Work, stored.Progress) = (line.Office, line.Work, line.Progress);
            }
            else
            {
                _db.OfficeLines.Add(new OfficeLine { ReportId = report.Id, Ordinal = ordinal, Office = line.Office, Work = line.Work, Progress = line.Progress });
            }
        }
    }

    private IEnumerable<DraftValue> Values(ProgressReport report) => _values.Values.Where(value => value.ReportId == report.Id);

    private IEnumerable<OfficeLine> Offices(ProgressReport report) => _offices.Values.Where(line => line.ReportId == report.Id);
}
