using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Supervision;

/// <summary>督办: every duty on the ladder, as the address filters it.</summary>
public sealed partial class SupervisionPage
{
    private Actor? _actor;
    private SupervisionList? _list;

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "late")]
    public string? Late { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();

        if (_actor.May(Operation.ReadSupervision))
        {
            await LoadAsync();
        }
        else if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task);

    protected override Task RefreshAsync() => _actor?.May(Operation.ReadSupervision) == true ? LoadAsync() : Task.CompletedTask;

    private Task LoadAsync()
    {
        var asked = SupervisionAddress.Read(Level, State, Department, Plan, Late, Number);
        return ShowNewestAsync(db => SupervisionList.LoadAsync(db, Calendar.Today, asked, Leaving), list => _list = list);
    }

    internal static string? Text(int? id) => id?.ToString(CultureInfo.InvariantCulture);

    internal static IReadOnlyList<(string Value, string Text)> Choices(IReadOnlyList<SupervisionChoice> choices) =>
        [.. choices.Select(choice => (Text(choice.Id)!, choice.Name))];
}
