using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>Names and pages of the records that some entries speak of, loaded together.</summary>
internal sealed class AuditNames
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["DepartmentId"] = "Department", ["ParentId"] = "Department", ["GroupId"] = "Department", ["MemberId"] = "Department",
        ["FromId"] = "Department", ["ToId"] = "Department", ["TaskId"] = "PolicyTask", ["DocumentId"] = "PolicyDocument", ["PeriodId"] = "ReportingPeriod",
        ["IndicatorId"] = "Indicator",
    };

    /// <summary>Kinds of record that are looked up: where one has no name, it is gone.</summary>
    private static readonly HashSet<string> Known = [.. Kinds.Values, "Account"];

    /// <summary>Properties by which a record names itself.</summary>
    private static readonly string[] Speaking = ["Title", "Name", "DisplayName", "NameAsPrinted", "IndicatorName"];

    private readonly Dictionary<(string Kind, int Id), string> _names = [];

    /// <summary>The record that another one belongs to, where its entry does not say it.</summary>
    private readonly Dictionary<(string Kind, int Id), (string Kind, int Id)> _owners = [];

    public static async Task<AuditNames> LoadAsync(GreenPlanContext db, List<AuditChange> entries, CancellationToken cancel)
    {
        var names = new AuditNames();
        await names.LoadOwnersAsync(db, entries, cancel);
        var asked = entries.SelectMany(names.Named).ToHashSet();
        int[] Ids(string kind) => [.. asked.Where(name => name.Kind == kind).Select(name => name.Id)];

        var (departments, tasks, documents) = (Ids("Department"), Ids("PolicyTask"), Ids("PolicyDocument"));
        var (periods, accounts, indicators) = (Ids("ReportingPeriod"), Ids("Account"), Ids("Indicator"));
        names.Add("Department", await db.Departments.Where(d => departments.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, cancel));
        names.Add("PolicyTask", await db.Tasks.Where(t => tasks.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancel));
        names.Add("PolicyDocument", await db.Documents.Where(d => documents.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Title, cancel));
        names.Add("ReportingPeriod", await db.Periods.Where(p => periods.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel));
        names.Add("Account", await db.Users.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel));
        names.Add("Indicator", await db.Indicators.Where(i => indicators.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Name, cancel));
        return names;
    }

    /// <summary>What a property that holds another record's id means; null where it holds none, or the record is gone.</summary>
    public string? OfId(string property, string value) =>
        Kinds.TryGetValue(property, out var kind) && int.TryParse(value, CultureInfo.InvariantCulture, out var id)
            ? _names.GetValueOrDefault((kind, id), "（已删除）")
            : null;

    /// <summary>The record of an entry: its name and its page.</summary>
    public (string Name, string? Link) Of(AuditChange change)
    {
        var (kind, id) = Owner(change);
        return _names.TryGetValue((kind, id), out var name)
            ? (name, LinkTo(kind, id))
            : (Own(change) ?? (Known.Contains(kind) ? "（已删除）" : "—"), null);
    }

    private static string? LinkTo(string kind, int id) => kind switch
    {
        "Department" => Addresses.Department(id),
        "PolicyTask" => Addresses.Task(id),
        "PolicyDocument" => Addresses.Document(id),
        "Account" => Addresses.User(id),
        "Indicator" => Addresses.Indicator(id),
        "ReportingPeriod" => Addresses.Periods,
        _ => null,
    };

    /// <summary>What an entry itself says of its record, which may be gone.</summary>
    private static string? Own(AuditChange change) =>
        Speaking
            .Select(property => change.Values.TryGetValue(property, out var value) ? value.To ?? value.From : null)
            .FirstOrDefault(name => name is not null);

    private IEnumerable<(string Kind, int Id)> Named(AuditChange change) =>
        Kinds.SelectMany(kind => change.Values.TryGetValue(kind.Key, out var value) ? new[] { (kind.Value, value.From), (kind.Value, value.To) } : [])
            .Where(name => int.TryParse(name.Item2, CultureInfo.InvariantCulture, out _))
            .Select(name => (name.Item1, int.Parse(name.Item2!, CultureInfo.InvariantCulture)))
            .Append(Owner(change));

    /// <summary>The record whose page shows the changed one.</summary>
    private (string Kind, int Id) Owner(AuditChange change)
    {
        var kind = change.Entry.Entity;
        var own = (kind, change.Key(0) ?? 0);

        if (_owners.TryGetValue(own, out var owner))
        {
            return owner;
        }

        return kind switch
        {
            "ProgressReport" or "Assignment" when change.Id("TaskId") is { } task => ("PolicyTask", task),
            "Target" or "Heading" or "Citation" when change.Id("DocumentId") is { } document => ("PolicyDocument", document),
            "DepartmentAlias" when change.Id("DepartmentId") is { } department => ("Department", department),
            "Succession" or "Reorganisation" when change.Id("FromId") is { } from => ("Department", from),
            "GroupMember" => ("Department", own.Item2),
            "PeriodDocument" => ("ReportingPeriod", own.Item2),
            "EvidenceDraw" when change.Id("PeriodId") is { } period => ("ReportingPeriod", period),
            "DrawnReport" when change.Key(1) is { } task => ("PolicyTask", task),
            "CloseOutCheck" => ("PolicyTask", own.Item2),
            "Reading" when change.Id("IndicatorId") is { } indicator => ("Indicator", indicator),
            "DutyReceipt" or "ExtensionRequest" or "EvidenceFile" or "SupervisionItem" when change.Id("TaskId") is { } task => ("PolicyTask", task),
            _ => own,
        };
    }

    private async Task LoadOwnersAsync(GreenPlanContext db, List<AuditChange> entries, CancellationToken cancel)
    {
        int[] Ids(string kind) => [.. entries.Where(change => change.Entry.Entity == kind).Select(change => change.Key(0)).OfType<int>()];

        var (reports, assignments, targets) = (Ids("ProgressReport"), Ids("Assignment"), Ids("Target"));
        var (successions, changes) = (Ids("Succession"), Ids("Reorganisation"));
        Own("ProgressReport", "PolicyTask", await db.Reports.Where(r => reports.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.TaskId, cancel));
        Own("Assignment", "PolicyTask", await db.Assignments.Where(a => assignments.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.TaskId, cancel));
        Own("Target", "PolicyDocument", await db.Targets.Where(t => targets.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.DocumentId, cancel));
        Own("Succession", "Department", await db.Successions.Where(s => successions.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.FromId, cancel));
        Own("Reorganisation", "Department", await db.Reorganisations.Where(r => changes.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.FromId, cancel));

        var (receipts, requests, files, items) = (Ids("DutyReceipt"), Ids("ExtensionRequest"), Ids("EvidenceFile"), Ids("SupervisionItem"));
        var (draws, readings) = (Ids("EvidenceDraw"), Ids("Reading"));
        Own("DutyReceipt", "PolicyTask", await db.DutyReceipts.Where(r => receipts.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.TaskId, cancel));
        Own("ExtensionRequest", "PolicyTask", await db.ExtensionRequests.Where(r => requests.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.TaskId, cancel));
        Own("EvidenceFile", "PolicyTask", await db.EvidenceFiles.Where(f => files.Contains(f.Id)).Select(f => new { f.Id, f.TaskId }).ToDictionaryAsync(f => f.Id, f => f.TaskId, cancel));
        Own("SupervisionItem", "PolicyTask", await db.SupervisionItems.Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.TaskId, cancel));
        Own("EvidenceDraw", "ReportingPeriod", await db.EvidenceDraws.Where(d => draws.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.PeriodId, cancel));
        Own("Reading", "Indicator", await db.Readings.Where(r => readings.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.IndicatorId, cancel));

        void Own(string kind, string ownerKind, Dictionary<int, int> owners)
        {
            foreach (var (id, owner) in owners)
            {
                _owners[(kind, id)] = (ownerKind, owner);
            }
        }
    }

    private void Add(string kind, Dictionary<int, string> names)
    {
        foreach (var (id, name) in names)
        {
            _names[(kind, id)] = name;
        }
    }
}
