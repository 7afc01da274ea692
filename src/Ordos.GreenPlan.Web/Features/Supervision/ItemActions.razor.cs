using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>Reply, signature, more time, check: each where it is this person's turn.</summary>
public sealed partial class ItemActions
{
    private int _item;
    private string _reply = "";
    private string? _stored;
    private Part? _open;
    private string _words = "";
    private DateOnly? _day;

    private enum Part
    {
        Return,
        Extension,
        Close,
        Withdraw,
    }

    [Inject]
    private SupervisionDesk Desk { get; init; } = null!;

    [Parameter, EditorRequired]
    public required ItemView View { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>Something was done; in words.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    /// <summary>The coordinator wants to see the next rung.</summary>
    [Parameter]
    public EventCallback OnEscalate { get; set; }

    private SupervisionItem Item => View.Item;

    private bool MayWrite => Item.State.IsWithDepartment() && Actor.May(Operation.ReplySupervision, Item.DepartmentId);

    private bool MaySign => Actor.May(Operation.SignSupervision, Item.DepartmentId);

    // What is being written stays as long as nobody else has written.
    protected override void OnParametersSet()
    {
        if (_item != Item.Id || _stored != Item.Reply)
        {
            (_item, _stored, _reply) = (Item.Id, Item.Reply, Item.Reply ?? "");
        }
    }

    private Task WriteAsync() => DoAsync(
        () => Desk.WriteReplyAsync(Actor, Item.Id, Item.Version, _reply, Leaving), "答复已提交，由本单位审核人签发。");

    private Task SignAsync() => DoAsync(
        () => Desk.SignReplyAsync(Actor, Item.Id, Item.Version, _reply, Leaving), "答复已签发，送调度员核查。");

    private Task AnswerAsync((bool IsYes, string Words) answer) => DoAsync(
        () => Desk.AnswerExtensionAsync(Actor, Item.Id, Item.Version, answer.IsYes, answer.Words, Leaving), answer.IsYes ? "已同意延期。" : "已答复，不同意延期。");

    private Task DoAsync(Part part) => part switch
    {
        Part.Return => DoAsync(() => Desk.ReturnReplyAsync(Actor, Item.Id, Item.Version, _words, _day, Leaving), "答复已退回。"),
        Part.Extension => DoAsync(() => Desk.AskExtensionAsync(Actor, Item.Id, Item.Version, _day!.Value, _words, Leaving), "延期申请已送调度员。"),
        Part.Close => DoAsync(() => Desk.CloseAsync(Actor, Item.Id, Item.Version, _words, Leaving), "已核查办结。"),
        _ => DoAsync(() => Desk.WithdrawAsync(Actor, Item.Id, Item.Version, _words, Leaving), "已撤回。"),
    };

    private async Task DoAsync(Func<Task> change, string done)
    {
        if (await Attempt(change))
        {
            _open = null;
            await OnDone.InvokeAsync(done);
        }
    }

    private void Open(Part part) => (_open, _words, _day) = (_open == part ? null : part, "", null);

    private string Name(string field) => $"{field}-{Item.Id}";

    private static bool IsEmpty(string text) => string.IsNullOrWhiteSpace(text);

    private static string Label(Part part) => part switch
    {
        Part.Return => "退回理由",
        Part.Extension => "延期理由",
        Part.Close => "核查情况",
        _ => "撤回理由",
    };

    private static string Verb(Part part) => part switch
    {
        Part.Return => "退回",
        Part.Extension => "提交申请",
        Part.Close => "办结",
        _ => "撤回",
    };
}
