using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Extraction;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Adds an annexed table of tasks to a draft, each row with the task it most likely means.</summary>
public sealed class AnnexImporter(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    /// <returns>What was found, as a sentence.</returns>
    /// <exception cref="DomainRuleException"><c>no-annex-rows</c>, <c>not-a-draft</c>, <c>annex-stored</c></exception>
    public async Task<string> AddAsync(Actor actor, int documentId, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        actor.Require(Operation.ImportNotice);
        var extracted = texts.SelectMany(text => NoticeExtractor.Extract(text).Tasks).Where(task => task.Units.Count > 0).ToList();
        if (extracted.Count == 0)
        {
            throw new DomainRuleException("no-annex-rows", "表中没有读到责任单位。请确认第一行是列名，如“任务”“牵头单位”“配合单位”。");
        }

        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        var stored = await session.Db.AnnexRows.Where(row => row.DocumentId == documentId).OrderBy(row => row.Ordinal).ToListAsync(cancel);
        var known = stored.Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
        var fresh = Rows(extracted.Where(task => !known.Contains(task.Text)), stored.Count).ToList();
        if (fresh.Count == 0)
        {
            throw new DomainRuleException("annex-stored", "表中各行此前已经添加，没有重复保存。");
        }

        var tasks = await session.Db.Tasks.Include(task => task.Assignments)
            .Where(task => task.DocumentId == documentId && task.Review != ReviewMark.Rejected).ToListAsync(cancel);
        Propose(fresh, tasks);
        session.Db.AnnexRows.AddRange(fresh.Select(row => session.OfDocument(row)));
        await session.CommitAsync($"添加附件任务表，共{fresh.Count}行", cancel);
        return $"读到附件任务{fresh.Count}行，其中{fresh.Count(row => row.TaskId is not null || row.Likeness is not null)}行找到相近任务，请逐行确认。";
    }

    internal static IEnumerable<AnnexRow> Rows(IEnumerable<ExtractedTask> tasks, int from) => tasks.Where(task => task.Units.Count > 0).Select((task, index) => new AnnexRow
    {
        Ordinal = from + index,
        Text = task.Text.Trim(),
        Units = [.. task.Units.Select(unit => new AnnexUnit { Name = unit.Name, Role = Enum.Parse<UnitRole>(unit.Role.ToString()) })],
        Due = task.Due,
        Review = ReviewMark.Pending,
    });

    /// <summary>Gives each row the task it is most like among those without units; below a third no task is worth proposing.</summary>
    internal static void Propose(IReadOnlyList<AnnexRow> rows, IReadOnlyList<PolicyTask> tasks)
    {
        const int least = 33;
        var profiles = tasks.Where(task => task.Assignments.Count == 0)
            .Select(task => (Task: task, Title: new TextProfile(task.Title), Text: new TextProfile(task.Text))).ToList();

        foreach (var row in rows)
        {
            var words = new TextProfile(row.Text);
            var best = profiles
                .Select(candidate => (candidate.Task, Percent: Math.Max(
                    words.LikenessTo(candidate.Title),
                    Math.Max(words.LikenessTo(candidate.Text), words.HeldBy(candidate.Text) * 9 / 10))))
                .OrderByDescending(candidate => candidate.Percent).ThenBy(candidate => candidate.Task.Start)
                .FirstOrDefault();

            if (best.Percent >= least)
            {
                (row.TaskId, row.Likeness) = (best.Task.Id, best.Percent);
            }
        }
    }
}
