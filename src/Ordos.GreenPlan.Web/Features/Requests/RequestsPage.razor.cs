using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Requests;

/// <summary>异议与延期: what departments ask, with the day by which they are to be answered, the most pressing first.</summary>
public sealed partial class RequestsPage
{
    private const int Shown = 100;

    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private List<OpenDispute> _disputes = [];
    private readonly Dictionary<int, string?> _named = [];
    private List<OpenExtension> _extensions = [];
    private List<NamedDepartment> _departments = [];
    private bool _loaded;
    private string? _notice;

    /// <summary>The dispute or request that a message leads to.</summary>
    [SupplyParameterFromQuery(Name = "row")]
    public int? Row { get; set; }

    [Inject]
    private RequestDesk Desk { get; init; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = await ActorAsync();

        // The frame at once, the rows with the circuit.
        if (Http is null)
        {
            await LoadAsync();
        }
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task);

    // Words that are being written stay in their row as long as it waits for an answer.
    protected override Task RefreshAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        await db.Database.OpenConnectionAsync(Leaving);
        _disputes = await (
            from receipt in db.DutyReceipts
            join task in db.Tasks on receipt.TaskId equals task.Id
            join department in db.Departments on receipt.DepartmentId equals department.Id
            where receipt.State == ReceiptState.Disputed
            orderby receipt.AnswerBy, receipt.Id
            select new OpenDispute(receipt.Id, receipt.Version, task.Id, task.Title, department.Name, receipt.Reason!, receipt.AnswerBy!.Value))
            .Take(Shown).ToListAsync(Leaving);
        _extensions = await (
            from request in db.ExtensionRequests
            join task in db.Tasks on request.TaskId equals task.Id
            join department in db.Departments on request.DepartmentId equals department.Id
            where request.State == ExtensionState.Open
            orderby request.At, request.Id
            select new OpenExtension(
                request.Id, request.Version, task.Id, task.Title, department.Name, request.DueBefore, request.DueAsked, request.Reason))
            .Take(Shown).ToListAsync(Leaving);
        var today = Calendar.Today;
        _departments = _disputes.Count == 0 ? [] : await db.Departments
            .Where(department => department.Kind != DepartmentKind.Group && (department.ValidTo == null || department.ValidTo > today))
            .OrderBy(department => department.Id).Select(department => new NamedDepartment(department.Id, department.Name)).ToListAsync(Leaving);
        _loaded = true;
    }

    private Task AnswerAsync(OpenDispute dispute, (bool IsYes, string Words) answer)
    {
        var named = _named.GetValueOrDefault(dispute.Id)?.Trim() is { Length: > 0 } name && answer.IsYes ? name : null;
        return DoAsync(
            () => Desk.AnswerDisputeAsync(
                _actor, dispute.Id, dispute.Version, answer.IsYes, answer.Words, Leaving, named is null ? null : DepartmentOf(named)),
            $"已答复{dispute.Department}：{(!answer.IsYes ? "异议不成立，仍由该单位承担。"
                : named is null ? "异议成立，该任务不再由该单位承担。" : $"异议成立，该任务改由{named}承担，已请其签收。")}");
    }

    /// <exception cref="DomainRuleException"><c>department-unknown</c></exception>
    private int DepartmentOf(string name) => _departments.Find(department => department.Name == name) is { Id: > 0 and var id }
        ? id
        : throw new DomainRuleException("department-unknown", $"没有名为“{name}”的单位，请从列出的单位中选择。");

    private Task AnswerAsync(OpenExtension extension, (bool IsYes, string Words) answer) => DoAsync(
        () => answer.IsYes
            ? Desk.GrantAsync(_actor, extension.Id, extension.Version, answer.Words, Leaving)
            : Desk.RefuseAsync(_actor, extension.Id, extension.Version, answer.Words, Leaving),
        answer.IsYes ? $"已同意，“{extension.Title}”的期限改为{extension.DueAsked:yyyy年M月d日}。" : $"未同意{extension.Department}的延期申请。");

    private async Task DoAsync(Func<Task> answer, string done)
    {
        _notice = await Attempt(answer) ? done : null;
        await LoadAsync();
    }

    private string DueWords(DateOnly day) =>
        (day.DayNumber - Calendar.Today.DayNumber) is var left && left < 0
            ? string.Create(CultureInfo.InvariantCulture, $"{day:M月d日}，已超{-left}天")
            : string.Create(CultureInfo.InvariantCulture, $"{day:M月d日}，剩{left}天");

    private sealed record NamedDepartment(int Id, string Name);

    private sealed record OpenDispute(int Id, uint Version, int TaskId, string Title, string Department, string Reason, DateOnly AnswerBy);

    private sealed record OpenExtension(
        int Id, uint Version, int TaskId, string Title, string Department, DateOnly? DueBefore, DateOnly DueAsked, string Reason);
}
