using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>裁定: the pairs that wait for a person's verdict, one open at a time; when one is ruled on, the next opens.</summary>
public sealed partial class RulingsPage
{
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private int _cardKey;

    [SupplyParameterFromQuery(Name = "view")]
    public string? Shown { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    public string? Verdict { get; set; }

    [SupplyParameterFromQuery(Name = "a")]
    public int? A { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    public int? B { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    private RulingsView? View { get; set; }

    [Inject]
    private RulingDesk Rulings { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        await RefreshAsync();
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Ruling) || change.Is(ChangeKind.Document);

    protected override Task RefreshAsync() => ShowNewestAsync(
        db => new RulingsQuery(db).LoadAsync(RulingsAddress.Read(Shown, Verdict, A, B, Number), Leaving), view => View = view);

    private async Task RuleAsync(RulingEntry entry)
    {
        if (await Attempt(() => Rulings.RuleAsync(_actor, entry, Leaving)))
        {
            await NextAsync();
        }
    }

    private async Task TakeBackAsync((int Ruling, string? Reason) taken)
    {
        if (await Attempt(() => Rulings.TakeBackAsync(_actor, taken.Ruling, taken.Reason, Leaving)))
        {
            _cardKey++;
            await RefreshAsync();
        }
    }

    private async Task NextAsync()
    {
        if (A is null)
        {
            await RefreshAsync();
            return;
        }

        // Without the pair that has been ruled on the address means the first that waits.
        Navigation.NavigateTo((View!.Address with { A = null, B = null }).ToString());
    }
}
