using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies.Alignment;

namespace Ordos.GreenPlan.Web.Features.Alignment;

/// <summary>对齐: a plan beside its parent, passage by passage, and the documents it stands on.</summary>
public sealed partial class AlignmentPage
{
    private const int ShownOfText = 160;

    /// <summary>In the address in place of a kind: only targets are shown.</summary>
    private const string TargetsAlone = "targets";

    private static readonly AlignmentKind[] Kinds = [AlignmentKind.Covered, AlignmentKind.MadeLocal, AlignmentKind.Added, AlignmentKind.Dropped];

    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private AlignmentKind? _kind;
    private AlignmentKind _chosenKind;
    private int? _corrected;
    private int _follower;
    private bool _mayAlign;
    private bool _missing;
    private bool _targetsAlone;

    [Parameter]
    public int Id { get; set; }

    [SupplyParameterFromQuery(Name = "parent")]
    public int? ParentId { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    // Loaded again by the circuit: the texts of two plans are more than the browser may send back as state.
    private AlignmentView? View { get; set; }

    [Inject]
    private AlignmentDesk Desk { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _mayAlign = _actor.May(Operation.AlignPlans);
        _kind = Enum.TryParse<AlignmentKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
        _targetsAlone = Kind == TargetsAlone;

        if (View?.Child.Id != Id || View.Asked != ParentId || IsAsking)
        {
            await LoadAsync();
        }

        if (_missing)
        {
            AnswerNotFound();
        }
    }

    private Task LoadAsync() => ShowNewestAsync(
        db => new AlignmentQuery(db).LoadAsync(Id, ParentId, Leaving), view => (View, _missing) = (view, view is null));

    private async Task ChooseAsync()
    {
        if (await Attempt(() => Desk.ChooseParentAsync(_actor, Id, View!.Parent!.Id, Leaving)))
        {
            await LoadAsync();
        }
    }

    private void Begin(AlignedRow row) => (_corrected, _chosenKind, _follower) = (row.Parent.Id, row.Kind, 0);

    private async Task CorrectAsync(AlignedRow row)
    {
        List<int> children = _follower == 0 ? row.Children.ConvertAll(child => child.Id) : [_follower];

        if (await Attempt(() => Desk.CorrectAsync(_actor, Id, row.Parent.Id, _chosenKind, children, Leaving)))
        {
            _corrected = null;
            await LoadAsync();
        }
    }

    private string Address(string? kind) => Addresses.With(Addresses.Alignment(Id), ("parent", ParentId?.ToString(CultureInfo.InvariantCulture)), ("kind", kind));

    private static string Lower(AlignmentKind kind) => kind.ToString().ToLowerInvariant();

    private static string Word(AlignmentKind kind) => kind switch
    {
        AlignmentKind.Covered => "承接",
        AlignmentKind.MadeLocal => "本地化",
        AlignmentKind.Added => "新增",
        _ => "未承接",
    };

    private static string Short(string text) => text.Length <= ShownOfText ? text : text[..ShownOfText] + "…";
}
