using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Data.Supervision;

/// <summary>What happened to supervised duties, for those who are to be told. What was sent together is told to a department together.</summary>
/// <param name="since">Older facts are not news any more.</param>
internal sealed class SupervisionNews(GreenPlanContext db, DateTime since)
{
    private static readonly SupervisionStepKind[] ToDepartment = [SupervisionStepKind.Sent, SupervisionStepKind.Escalated, SupervisionStepKind.Moved];

    private static readonly SupervisionStepKind[] ToCoordinator = [SupervisionStepKind.ReplySigned, SupervisionStepKind.ExtensionAsked];

    private static readonly SupervisionStepKind[] Answers =
    [
        SupervisionStepKind.ReplyReturned, SupervisionStepKind.ExtensionGranted, SupervisionStepKind.ExtensionRefused,
        SupervisionStepKind.Closed, SupervisionStepKind.Withdrawn, SupervisionStepKind.Merged,
    ];

    public async Task<IReadOnlyList<NewMessage>> FindAsync(CancellationToken cancel)
    {
        if (!await db.SupervisionSteps.AnyAsync(step => step.At > since, cancel))
        {
            return [];
        }

        var department = Recipient.OfDepartments(db);
        var coordinators = Recipient.Coordinators(db);
        return
        [
            .. Together(await Untold(ToDepartment, department, bound: true, MessageKind.Supervised).ToListAsync(cancel)),
            .. (await Untold(ToCoordinator, coordinators, bound: false, MessageKind.SupervisionReplied).ToListAsync(cancel))
                .Select(one => one.Message(MessageKind.SupervisionReplied, $"{one.Department}{one.Kind.Words()}（{one.Level.Words()}）：“{one.Task}”。{one.Text}")),
            .. (await Untold(Answers, department, bound: true, MessageKind.SupervisionAnswered).ToListAsync(cancel))
                .Select(one => one.Message(
                    MessageKind.SupervisionAnswered,
                    $"{one.Level.Words()}“{one.Task}”：{one.Kind.Words()}{(one.Day is { } day ? $"，答复期限{day:M月d日}" : "")}。{one.Text}")),
        ];
    }

    private IQueryable<News> Untold(SupervisionStepKind[] kinds, IQueryable<Recipient> people, bool bound, MessageKind kind) =>
        from step in db.SupervisionSteps
        join item in db.SupervisionItems on step.ItemId equals item.Id
        join task in db.Tasks on item.TaskId equals task.Id
        join own in db.Departments on item.DepartmentId equals own.Id
        from to in people
        where step.At > since && kinds.Contains(step.Kind) && (!bound || to.DepartmentId == item.DepartmentId)
            && !db.Messages.Any(message => message.AccountId == to.AccountId && message.Kind == kind && message.FactAt == step.At
                && (message.SubjectId == item.Id || kind == MessageKind.Supervised))
        orderby item.Id
        select new News
        {
            To = to, ItemId = item.Id, At = step.At, Kind = step.Kind, Level = step.Level, Day = step.Day, Text = step.Text, IsDemo = item.IsDemo,
            TaskId = task.Id, Task = task.Title, Department = own.Name,
        };

    private static IEnumerable<NewMessage> Together(List<News> news) =>
        from one in news
        group one by (one.To.AccountId, one.At) into own
        let first = own.First()
        let levels = string.Join('、', own.Select(one => one.Level).Distinct().Order().Select(level => level.Words()))
        let day = own.Min(one => one.Day)
        select first.Message(
            MessageKind.Supervised,
            $"收到{levels}{own.Count()}项：“{first.Task}”{(own.Count() > 1 ? "等" : "")}{(day is { } by ? $"，请于{by:M月d日}前答复" : "，请抓紧推进")}。");

    private sealed record News
    {
        public required Recipient To { get; init; }
        public int ItemId { get; init; }
        public DateTime At { get; init; }
        public SupervisionStepKind Kind { get; init; }
        public SupervisionLevel Level { get; init; }
        public DateOnly? Day { get; init; }
        public string? Text { get; init; }
        public bool IsDemo { get; init; }
        public int TaskId { get; init; }
        public required string Task { get; init; }
        public required string Department { get; init; }

        public NewMessage Message(MessageKind kind, string text) => new(To, kind, ItemId, At, text, To.IsDemo || IsDemo) { TaskId = TaskId };
    }
}
