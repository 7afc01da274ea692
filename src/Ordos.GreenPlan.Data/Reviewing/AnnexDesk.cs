using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Fills the units of tasks from the rows of an annexed table, as a person confirms them.</summary>
public sealed class AnnexDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Rows as like as this are confirmed together.</summary>
    public const int Confident = 75;

    /// <summary>Confirms a row for a task: the task gets the row's units.</summary>
    /// <exception cref="DomainRuleException"><c>row-gone</c>, <c>row-decided</c>, <c>no-task</c></exception>
    public async Task<int> ConfirmAsync(Actor actor, int documentId, int rowId, int taskId, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var row = await RowAsync(session.Db, documentId, rowId, cancel);
        if (row.TaskId != taskId)
        {
            (row.TaskId, row.Likeness) = (taskId, null);
        }

        await FillAsync(session.Db, documentId, [row], cancel);
        return await session.CommitAsync($"确认{RecordWords.Of(row)}的责任单位", cancel);
    }

    /// <summary>Confirms all rows whose likeness leaves no doubt.</summary>
    public async Task<int> ConfirmConfidentAsync(Actor actor, int documentId, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var rows = await session.Db.AnnexRows
            .Where(row => row.DocumentId == documentId && row.Review == ReviewMark.Pending && row.TaskId != null && row.Likeness >= Confident)
            .OrderBy(row => row.Ordinal).ToListAsync(cancel);
        await FillAsync(session.Db, documentId, rows, cancel);
        return await session.CommitAsync($"确认附件任务表{rows.Count}行的责任单位", cancel);
    }

    /// <summary>The row belongs to no task of the notice.</summary>
    public async Task<int> RejectAsync(Actor actor, int documentId, int rowId, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var row = await RowAsync(session.Db, documentId, rowId, cancel);
        row.Review = ReviewMark.Rejected;
        return await session.CommitAsync($"不采用{RecordWords.Of(row)}", cancel);
    }

    private static async Task<AnnexRow> RowAsync(GreenPlanContext db, int documentId, int rowId, CancellationToken cancel)
    {
        var row = await db.AnnexRows.SingleOrDefaultAsync(r => r.Id == rowId && r.DocumentId == documentId, cancel)
            ?? throw new DomainRuleException("row-gone", "这一行已不存在，请刷新。");
        return row.Review == ReviewMark.Pending ? row : throw new DomainRuleException("row-decided", "这一行已经处理，请看最新内容。");
    }

    private static async Task FillAsync(GreenPlanContext db, int documentId, IReadOnlyList<AnnexRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.TaskId).OfType<int>().Distinct().ToArray();
        var tasks = await db.Tasks.Include(task => task.Assignments).Where(task => task.DocumentId == documentId && ids.Contains(task.Id))
            .ToDictionaryAsync(task => task.Id, cancel);
        var matcher = await DepartmentMatcher.LoadAsync(db, cancel);
        var on = await RecordDesk.DateOfAsync(db, documentId, cancel);

        foreach (var row in rows)
        {
            if (row.TaskId is not { } id || !tasks.TryGetValue(id, out var task))
            {
                throw new DomainRuleException("no-task", "请先选定这一行对应的任务。");
            }

            row.Review = ReviewMark.Accepted;
            var ordinal = task.Assignments.Count == 0 ? 0 : task.Assignments.Max(unit => unit.Ordinal) + 1;
            foreach (var unit in row.Units.Where(unit => !task.Assignments.Any(own => own.NameAsPrinted == unit.Name && own.Role == unit.Role)))
            {
                // The name stands in the annex, not in the notice: the task's start is where it belongs, without a length.
                task.Assign(new Assignment
                {
                    Ordinal = ordinal++,
                    Role = unit.Role,
                    NameAsPrinted = unit.Name,
                    Start = task.Start,
                    End = task.Start,
                    DepartmentId = matcher.Find(unit.Name, on),
                });
            }

            if (row.Due is { } due)
            {
                task.ProposeDue(due, DueOrigin.Printed);
            }
        }
    }
}
