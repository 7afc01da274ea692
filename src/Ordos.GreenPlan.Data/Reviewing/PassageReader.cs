using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Makes a record of a passage that a person has selected.</summary>
internal sealed class PassageReader(ReviewSession session, int documentId, string source)
{
    private const int HeadingLength = 200;

    public async Task<object> ReadAsync(RecordKind kind, int start, int end, CancellationToken cancel)
    {
        // Blanks at either end belong to no record.
        var words = source[start..end];
        start += words.Length - words.TrimStart().Length;
        words = words.Trim();
        end = start + words.Length;

        return kind switch
        {
            RecordKind.Task => await TaskAsync(words, start, end, cancel),
            RecordKind.Unit => await UnitAsync(words, start, end, cancel),
            RecordKind.Target => await TargetAsync(words, start, end, cancel),
            RecordKind.Heading => await HeadingAsync(words, start, end, cancel),
            _ => throw new DomainRuleException("no-such-kind", "选定的文字只能建为任务、单位、目标或标题。"),
        };
    }

    private async Task<PolicyTask> TaskAsync(string words, int start, int end, CancellationToken cancel)
    {
        var headings = await session.Db.Set<Heading>()
            .Where(heading => heading.DocumentId == documentId && heading.Start <= start && heading.Review != ReviewMark.Rejected)
            .OrderBy(heading => heading.Start).ToListAsync(cancel);
        var path = new List<Heading>();
        foreach (var heading in headings)
        {
            path.RemoveAll(above => above.Level >= heading.Level);
            path.Add(heading);
        }

        var task = session.OfDocument(new PolicyTask
        {
            Ordinal = await PassageDesk.NextOrdinalAsync(session.Db, documentId, cancel),
            Path = [.. path.Select(heading => heading.Title)],
            Title = DocumentDraft.TitleFrom(words),
            Text = words,
            Start = start,
            End = end,
        });
        if (await session.Db.Documents.Where(d => d.Id == documentId).Select(d => d.PlanEndsOn).SingleAsync(cancel) is { } planEnd)
        {
            task.ProposeDue(planEnd, DueOrigin.ProposedFromPlan);
        }

        return task;
    }

    private async Task<Assignment> UnitAsync(string words, int start, int end, CancellationToken cancel)
    {
        var task = await TaskAtAsync(start, end, cancel)
            ?? throw new DomainRuleException("no-task-here", "选定的文字不在任何任务之内，不能建为责任单位。请先将整段建为任务。");
        var name = words.Length <= 200 ? words : words[..200];
        var matcher = await DepartmentMatcher.LoadAsync(session.Db, cancel);
        var unit = new Assignment
        {
            Ordinal = task.Assignments.Count == 0 ? 0 : task.Assignments.Max(other => other.Ordinal) + 1,
            Role = task.Assignments.Any(other => other.Role == UnitRole.Lead) ? UnitRole.Support : UnitRole.Lead,
            NameAsPrinted = name,
            Start = start,
            End = end,
            DepartmentId = matcher.Find(name, await RecordDesk.DateOfAsync(session.Db, documentId, cancel)),
        };
        session.Db.Entry(unit).Property(nameof(Assignment.TaskId)).CurrentValue = task.Id;
        return unit;
    }

    private async Task<Target> TargetAsync(string words, int start, int end, CancellationToken cancel)
    {
        var task = await TaskAtAsync(start, end, cancel);
        var ordinal = (await session.Db.Targets.Where(t => t.DocumentId == documentId).MaxAsync(t => (int?)t.Ordinal, cancel) ?? -1) + 1;
        var read = NoticeExtractor.Extract(words).Targets;
        var target = read.Count > 0
            ? DocumentDraft.TargetOf(read[0], ordinal)
            : new Target
            {
                Ordinal = ordinal,
                IndicatorName = words.Length <= 300 ? words : words[..300],
                Comparator = Comparator.Equal,
                Change = TargetChange.None,
                Quote = words,
                Start = start,
                End = end,
            };

        var entry = session.Db.Entry(target);
        (entry.Property(nameof(Target.Start)).CurrentValue, entry.Property(nameof(Target.End)).CurrentValue) = (start, end);
        entry.Property(nameof(Target.Quote)).CurrentValue = words;
        target.TaskId = task?.Id;

        // A person still looks at what was read from the words.
        target.Review = ReviewMark.Pending;
        return session.OfDocument(target);
    }

    private async Task<Heading> HeadingAsync(string words, int start, int end, CancellationToken cancel)
    {
        var before = await session.Db.Set<Heading>().Where(h => h.DocumentId == documentId && h.Start < start).OrderByDescending(h => h.Start)
            .Select(h => (int?)h.Level).FirstOrDefaultAsync(cancel);
        return session.OfDocument(new Heading
        {
            Ordinal = (await session.Db.Set<Heading>().Where(h => h.DocumentId == documentId).MaxAsync(h => (int?)h.Ordinal, cancel) ?? -1) + 1,
            Level = before ?? 1,
            Title = words.Length <= HeadingLength ? words : words[..HeadingLength],
            Start = start,
            End = end,
        });
    }

    private Task<PolicyTask?> TaskAtAsync(int start, int end, CancellationToken cancel) =>
        session.Db.Tasks.Include(task => task.Assignments)
            .Where(task => task.DocumentId == documentId && task.Review != ReviewMark.Rejected && task.Start <= start && end <= task.End)
            .OrderBy(task => task.End - task.Start).FirstOrDefaultAsync(cancel);
}
