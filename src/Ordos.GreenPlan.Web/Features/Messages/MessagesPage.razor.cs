using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Messages;

/// <summary>消息: what the signed-in person has been told.</summary>
public sealed partial class MessagesPage
{
    private Actor? _actor;
    private MessageList? _list;

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private MessageDesk Desk { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        await LoadAsync();
    }

    protected override bool IsTouchedBy(Change change) => _actor?.AccountId is { } own && change.Is(ChangeKind.Message, own);

    protected override Task RefreshAsync() => LoadAsync();

    private Task LoadAsync()
    {
        var asked = MessagesAddress.Read(Kind, State, Number);
        return ShowNewestAsync(db => MessageList.LoadAsync(db, _actor!.AccountId!.Value, asked, Leaving), list => _list = list);
    }

    private async Task ReadAsync(MessageRow row)
    {
        await Desk.ReadAsync(_actor!, row.Id, Leaving);
        await LoadAsync();
    }

    private async Task ReadAllAsync()
    {
        await Desk.ReadAllAsync(_actor!, _list!.Newest, Leaving);
        await LoadAsync();
    }

    private string AddressOf(int page) => (_list!.Address with { Page = page }).ToString();
}
