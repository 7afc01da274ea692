using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Corrects single records of a draft. What a person has corrected counts as accepted.</summary>
public sealed class RecordDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    public Task<int> EditAsync(Actor actor, int documentId, int seen, int taskId, TaskEdit to, CancellationToken cancel) =>
        ChangeAsync<PolicyTask>(actor, documentId, seen, new RecordKey(RecordKind.Task, taskId), (_, task) =>
        {
            Require(to.Title, "任务名称", 200);
            Require(to.Text, "任务内容", 100_000);
            var words = RecordWords.Changes(
                ("名称", task.Title, to.Title.Trim()), ("内容", task.Text, to.Text.Trim()), ("标题", string.Join(" › ", task.Path), string.Join(" › ", to.Path)),
                ("时限", task.Due, to.Due), ("长期", task.Ongoing, to.Ongoing));
            (task.Title, task.Text, task.Ongoing, task.Review) = (to.Title.Trim(), to.Text.Trim(), to.Ongoing, ReviewMark.Accepted);
            if (!task.Path.SequenceEqual(to.Path))
            {
                task.Path = [.. to.Path];
            }

            if (to.Due is { } due && due != task.Due)
            {
                task.ConfirmDue(due);
            }
            else if (to.Due is null && task.Due is not null)
            {
                task.DropDue();
            }

            return Task.FromResult(words);
        }, cancel);

    public Task<int> EditAsync(Actor actor, int documentId, int seen, int unitId, UnitEdit to, CancellationToken cancel) =>
        ChangeAsync<Assignment>(actor, documentId, seen, new RecordKey(RecordKind.Unit, unitId), async (db, unit) =>
        {
            Require(to.Name, "单位名称", 200);
            var name = to.Name.Trim();
            var words = RecordWords.Changes(("单位", unit.NameAsPrinted, name), ("角色", unit.Role.Words(), to.Role.Words()));
            unit.DepartmentId = to.DepartmentId ?? (await DepartmentMatcher.LoadAsync(db, cancel)).Find(name, await DateOfAsync(db, documentId, cancel));
            (unit.NameAsPrinted, unit.Role, unit.Review) = (name, to.Role, ReviewMark.Accepted);
            return words.Length > 0 ? words : "对应部门";
        }, cancel);

    public Task<int> EditAsync(Actor actor, int documentId, int seen, int targetId, TargetEdit to, CancellationToken cancel) =>
        ChangeAsync<Target>(actor, documentId, seen, new RecordKey(RecordKind.Target, targetId), (_, target) =>
        {
            Require(to.IndicatorName, "指标", 300);
            if (to.Year is < 1950 or > 2100)
            {
                throw new DomainRuleException("year-implausible", $"年份{to.Year}不合常理，请核对。");
            }

            if (to.Comparator == Comparator.Between && (to.Value is null || to.UpperValue is null || to.UpperValue < to.Value))
            {
                throw new DomainRuleException("range-incomplete", "区间目标要有两个数值，且后一个不小于前一个。");
            }

            var words = RecordWords.Changes(
                ("指标", target.IndicatorName, to.IndicatorName.Trim()), ("范围", target.Scope, Empty(to.Scope)), ("比较", target.Comparator, to.Comparator),
                ("数值", target.Value, to.Value), ("上限", target.UpperValue, to.UpperValue), ("单位", target.Unit, Empty(to.Unit)), ("年份", target.Year, to.Year));
            (target.IndicatorName, target.Scope, target.Comparator, target.Value) = (to.IndicatorName.Trim(), Empty(to.Scope), to.Comparator, to.Value);
            (target.UpperValue, target.Unit, target.Year, target.Change, target.Nature) = (to.UpperValue, Empty(to.Unit), to.Year, to.Change, to.Nature);
            target.Review = ReviewMark.Accepted;
            return Task.FromResult(words);
        }, cancel);

    public Task<int> EditAsync(Actor actor, int documentId, int seen, int headingId, HeadingEdit to, CancellationToken cancel) =>
        ChangeAsync<Heading>(actor, documentId, seen, new RecordKey(RecordKind.Heading, headingId), async (db, heading) =>
        {
            Require(to.Title, "标题", 2000);
            var (was, title) = (heading.Title, to.Title.Trim());
            var words = RecordWords.Changes(("标题", was, title), ("级别", heading.Level, to.Level));
            (heading.Title, heading.Level, heading.Review) = (title, Math.Clamp(to.Level, 1, 9), ReviewMark.Accepted);

            if (was != title)
            {
                // The tasks below carry the heading in their path.
                foreach (var task in (await db.Tasks.Where(task => task.DocumentId == documentId).ToListAsync(cancel)).Where(task => task.Path.Contains(was)))
                {
                    task.Path = [.. task.Path.Select(step => step == was ? title : step)];
                }
            }

            return words;
        }, cancel);

    private async Task<int> ChangeAsync<T>(
        Actor actor, int documentId, int seen, RecordKey key, Func<GreenPlanContext, T, Task<string>> change, CancellationToken cancel)
        where T : class
    {
        await using var session = await ReviewSession.OpenAsync(contexts, calendar, actor, documentId, cancel);
        await session.RequireUntouchedAsync(seen, [key], cancel);
        var record = (T)(await DraftDesk.RecordsAsync(session.Db, documentId, [key], cancel))[0];
        var name = RecordWords.Of(record);
        var words = await change(session.Db, record);
        return await session.CommitAsync(words.Length > 0 ? $"{name}：{words}" : $"接受{name}", cancel);
    }

    internal static Task<DateOnly?> DateOfAsync(GreenPlanContext db, int documentId, CancellationToken cancel) =>
        db.Documents.Where(document => document.Id == documentId).Select(document => document.IssuedOn ?? document.PrintedOn).SingleAsync(cancel);

    private static void Require(string text, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DomainRuleException("empty-field", $"{field}不能为空。");
        }

        if (text.Trim().Length > most)
        {
            throw new DomainRuleException("field-too-long", $"{field}超过{most}字，请缩短。");
        }
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
