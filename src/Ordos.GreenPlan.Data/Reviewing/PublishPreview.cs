using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>What publishing a draft would give each department (发布预览).</summary>
public sealed record PublishPreview(
    int DocumentId, string Title, DocumentStage Stage, int Tasks, int Targets, int WithoutUnits, int Pending, int OpenSentences,
    IReadOnlyList<string> Unmatched, IReadOnlyList<DepartmentLoad> Loads, int? ReplacesId, string? ReplacesTitle, IReadOnlyList<VersionPair> Versions)
{
    /// <summary>Why it cannot be published; null when it can.</summary>
    public string? Obstacle =>
        Stage != DocumentStage.Draft ? "文件已不是草稿。"
        : Tasks == 0 ? "没有可发布的任务。"
        : Unmatched.Count > 0 ? $"{Unmatched.Count}个责任单位名称尚未对应到部门：{string.Join('、', Unmatched.Take(8))}{(Unmatched.Count > 8 ? "等" : "")}。"
        : Pending > 0 ? $"还有{Pending}条记录待核。"
        : null;

    /// <returns>Null where there is no such document.</returns>
    public static async Task<PublishPreview?> LoadAsync(GreenPlanContext db, int id, CancellationToken cancel)
    {
        var head = await db.Documents.Where(d => d.Id == id).Select(d => new
        {
            d.Title,
            d.Stage,
            d.ReplacesId,
            Replaces = db.Documents.Where(old => old.Id == d.ReplacesId).Select(old => old.Title).FirstOrDefault(),
            Tasks = d.Tasks.Count(t => t.Review != ReviewMark.Rejected),
            Targets = d.Targets.Count(t => t.Review != ReviewMark.Rejected),
            WithoutUnits = d.Tasks.Count(t => t.Review != ReviewMark.Rejected && !t.Assignments.Any(u => u.Review != ReviewMark.Rejected)),
            Pending = d.Tasks.Count(t => t.Review == ReviewMark.Pending) + d.Targets.Count(t => t.Review == ReviewMark.Pending)
                + d.Headings.Count(h => h.Review == ReviewMark.Pending)
                + d.Tasks.Where(t => t.Review != ReviewMark.Rejected).SelectMany(t => t.Assignments).Count(u => u.Review == ReviewMark.Pending),
            Sentences = d.Sentences.Count(s => s.Review == ReviewMark.Pending),
        }).SingleOrDefaultAsync(cancel);
        if (head is null)
        {
            return null;
        }

        var units =
            from task in db.Tasks
            from unit in task.Assignments
            where task.DocumentId == id && task.Review != ReviewMark.Rejected && unit.Review != ReviewMark.Rejected
            select new { unit.TaskId, unit.NameAsPrinted, unit.DepartmentId, unit.Role };
        var unmatched = await units.Where(unit => unit.DepartmentId == null).Select(unit => unit.NameAsPrinted).Distinct().OrderBy(name => name).ToListAsync(cancel);

        // A group's tasks fall to each of its members.
        var duties = units.Where(unit => unit.DepartmentId != null).Select(unit => new { unit.TaskId, Department = unit.DepartmentId!.Value, unit.Role })
            .Concat(from unit in units
                    join member in db.Set<GroupMember>() on unit.DepartmentId equals member.GroupId
                    select new { unit.TaskId, Department = member.MemberId, unit.Role });
        var loads = await (
            from duty in duties
            join department in db.Departments on duty.Department equals department.Id
            where department.Kind != DepartmentKind.Group
            group duty by new { department.Id, department.Name } into each
            select new DepartmentLoad(
                each.Key.Id, each.Key.Name,
                each.Where(duty => duty.Role == UnitRole.Lead).Select(duty => duty.TaskId).Distinct().Count(),
                each.Where(duty => duty.Role == UnitRole.Shared).Select(duty => duty.TaskId).Distinct().Count(),
                each.Where(duty => duty.Role == UnitRole.Support).Select(duty => duty.TaskId).Distinct().Count(),
                each.Where(duty => duty.Role == UnitRole.Implement).Select(duty => duty.TaskId).Distinct().Count()))
            .ToListAsync(cancel);

        return new PublishPreview(
            id, head.Title, head.Stage, head.Tasks, head.Targets, head.WithoutUnits, head.Pending, head.Sentences, unmatched,
            [.. loads.OrderByDescending(load => load.Lead + load.Shared).ThenByDescending(load => load.Support).ThenBy(load => load.DepartmentId)],
            head.ReplacesId, head.Replaces,
            head.ReplacesId is { } old ? await VersionPairs.FindAsync(db, id, old, cancel) : []);
    }
}

/// <summary>How many tasks a department would get in each role.</summary>
public sealed record DepartmentLoad(int DepartmentId, string Name, int Lead, int Shared, int Support, int Implement);
