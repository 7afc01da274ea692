using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Cuts a draft's text into records anew: splits and merges tasks, makes records of a passage.</summary>
public sealed class PassageDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <summary>Makes two tasks of one. Both keep its units; targets go with the half they stand in.</summary>
    /// <param name="at">Where the second half starts in the text of the notice.</param>
    /// <exception cref="DomainRuleException"><c>not-inside</c> when the place lies outside the task or leaves a half empty.</exception>
    public async Task<int> SplitAsync(Actor actor, int documentId, int seen, int taskId, int at, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        await session.RequireUntouchedAsync(seen, [new RecordKey(RecordKind.Task, taskId)], cancel);
        var db = session.Db;
        var (task, units, source) = await LoadAsync(db, documentId, taskId, cancel);
        if (at <= task.Start || at >= task.End || string.IsNullOrWhiteSpace(source[task.Start..at]) || string.IsNullOrWhiteSpace(source[at..task.End]))
        {
            throw new DomainRuleException("not-inside", "请在这项任务的原文里选定第二项的开头，再拆分。");
        }

        var (head, tail) = Halves(task, source, at);
        var second = session.OfDocument(new PolicyTask
        {
            Ordinal = await NextOrdinalAsync(db, documentId, cancel),
            Path = [.. task.Path],
            Title = DocumentDraft.TitleFrom(tail),
            Text = tail,
            Start = at,
            End = task.End,
            Ongoing = task.Ongoing,
            OpenEnded = task.OpenEnded,
        });
        if (task.Due is { } due)
        {
            second.ProposeDue(due, task.DueOrigin);
        }

        foreach (var unit in units)
        {
            second.Assign(Copy(unit, unit.Ordinal));
        }

        db.Tasks.Add(second);
        (task.Text, task.End, task.Review) = (head, at, ReviewMark.Accepted);
        var targets = await db.Targets.Where(target => target.TaskId == taskId && target.Start >= at).ToListAsync(cancel);
        targets.ForEach(target => target.TaskId = second.Id);
        return await session.CommitAsync($"拆分{RecordWords.Of(task)}", cancel);
    }

    /// <summary>Joins a task with the one that follows it; the units of both stay, each once.</summary>
    /// <exception cref="DomainRuleException"><c>no-next-task</c></exception>
    public async Task<int> MergeAsync(Actor actor, int documentId, int seen, int taskId, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var db = session.Db;
        var (task, units, _) = await LoadAsync(db, documentId, taskId, cancel);
        var next = await db.Tasks.Include(t => t.Assignments)
            .Where(t => t.DocumentId == documentId && t.Start >= task.End && t.Review != ReviewMark.Rejected).OrderBy(t => t.Start).FirstOrDefaultAsync(cancel)
            ?? throw new DomainRuleException("no-next-task", "这是最后一项任务，没有下一项可以合并。");
        await session.RequireUntouchedAsync(seen, [new RecordKey(RecordKind.Task, taskId), new RecordKey(RecordKind.Task, next.Id)], cancel);

        var ordinal = units.Count == 0 ? 0 : units.Max(unit => unit.Ordinal) + 1;
        foreach (var unit in next.Assignments.Where(unit => !units.Exists(own => own.NameAsPrinted == unit.NameAsPrinted && own.Role == unit.Role)))
        {
            task.Assign(Copy(unit, ordinal++));
        }

        (await db.Targets.Where(target => target.TaskId == next.Id).ToListAsync(cancel)).ForEach(target => target.TaskId = taskId);
        (await db.AnnexRows.Where(row => row.TaskId == next.Id).ToListAsync(cancel)).ForEach(row => row.TaskId = taskId);
        (task.Text, task.End, task.Review) = ($"{task.Text}\n{next.Text}", next.End, ReviewMark.Accepted);
        db.RemoveRange(next.Assignments);
        db.Tasks.Remove(next);
        return await session.CommitAsync($"将{RecordWords.Of(next)}并入{RecordWords.Of(task)}", cancel);
    }

    /// <summary>Makes a record of a passage of the text, in place of another where one is given.</summary>
    /// <param name="replaced">The record that the passage was read as, which is rejected; an unclaimed sentence counts as dealt with.</param>
    /// <exception cref="DomainRuleException"><c>no-passage</c>; <c>no-task-here</c> for a unit outside every task</exception>
    public async Task<(int Number, RecordKey Key)> CreateAsync(
        Actor actor, int documentId, int seen, RecordKind kind, int start, int end, RecordKey? replaced, CancellationToken cancel)
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var db = session.Db;
        var source = await db.NoticeSources.Where(s => s.DocumentId == documentId).Select(s => s.Text).SingleAsync(cancel);
        if (start < 0 || end > source.Length || start >= end || string.IsNullOrWhiteSpace(source[start..end]))
        {
            throw new DomainRuleException("no-passage", "请先在原文中选定文字。");
        }

        var record = await new PassageReader(session, documentId, source).ReadAsync(kind, start, end, cancel);
        db.Add(record);

        if (replaced is { } old)
        {
            await session.RequireUntouchedAsync(seen, [old], cancel);
            switch ((await DraftDesk.RecordsAsync(db, documentId, [old], cancel))[0])
            {
                case PolicyTask task: task.Review = ReviewMark.Rejected; break;
                case Target target: target.Review = ReviewMark.Rejected; break;
                case Assignment unit: unit.Review = ReviewMark.Rejected; break;
                case Heading heading: heading.Review = ReviewMark.Rejected; break;
                case UnclaimedSentence sentence: sentence.Review = ReviewMark.Accepted; break;
            }
        }

        var covered = await db.UnclaimedSentences
            .Where(s => s.DocumentId == documentId && s.Review == ReviewMark.Pending && s.Start < end && s.End > start).ToListAsync(cancel);
        covered.ForEach(sentence => sentence.Review = ReviewMark.Accepted);
        var number = await session.CommitAsync($"由原文新建{RecordWords.Of(record)}", cancel);
        return (number, new RecordKey(kind, (int)db.Entry(record).Property("Id").CurrentValue!));
    }

    internal static async Task<int> NextOrdinalAsync(GreenPlanContext db, int documentId, CancellationToken cancel) =>
        (await db.Tasks.Where(task => task.DocumentId == documentId).MaxAsync(task => (int?)task.Ordinal, cancel) ?? 0) + 1;

    private static async Task<(PolicyTask Task, List<Assignment> Units, string Source)> LoadAsync(
        GreenPlanContext db, int documentId, int taskId, CancellationToken cancel)
    {
        var task = await db.Tasks.Include(t => t.Assignments.OrderBy(unit => unit.Ordinal))
            .SingleOrDefaultAsync(t => t.Id == taskId && t.DocumentId == documentId, cancel) ?? throw DraftDesk.Gone();
        var source = await db.NoticeSources.Where(s => s.DocumentId == documentId).Select(s => s.Text).SingleAsync(cancel);
        return (task, [.. task.Assignments], source);
    }

    // The task's text is its passage without the bracket of units, so that the halves are cut from it where it goes along with the passage.
    private static (string Head, string Tail) Halves(PolicyTask task, string source, int at)
    {
        var head = source[task.Start..at].Trim();
        return task.Text.StartsWith(head, StringComparison.Ordinal) && task.Text.Length > head.Length
            ? (head, task.Text[head.Length..].Trim())
            : (head, source[at..task.End].Trim());
    }

    private static Assignment Copy(Assignment unit, int ordinal) => new()
    {
        Ordinal = ordinal,
        Role = unit.Role,
        NameAsPrinted = unit.NameAsPrinted,
        Start = unit.Start,
        End = unit.End,
        DepartmentId = unit.DepartmentId,
        GroupId = unit.GroupId,
        Review = unit.Review,
    };
}
