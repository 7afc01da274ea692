using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;

namespace Ordos.GreenPlan.Web.Features.Cycle;

/// <summary>调度期: the windows that were opened, and how far they have been answered.</summary>
public sealed partial class PeriodListPage
{
    private const int UsualExtension = 7;

    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private bool _may;
    private PeriodList? _periods;
    private int? _changing;
    private DateOnly _closesOn;
    private string _reason = "";
    private string? _notice;

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [SupplyParameterFromQuery(Name = "opened")]
    public string? Opened { get; set; }

    [Inject]
    private PeriodDesk Desk { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _may = _actor.May(Operation.KeepPeriods);
        _notice = Opened is null ? _notice : $"“{Opened}”已开设，各单位可在本期待报中看到。";
        await LoadAsync();
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Period) || change.Is(ChangeKind.Task);

    protected override Task RefreshAsync() => LoadAsync();

    private Task LoadAsync() =>
        ShowNewestAsync(db => PeriodList.LoadAsync(db, Number ?? 1, Calendar.Today, Leaving), periods => _periods = periods);

    private void Change(PeriodRow period)
    {
        (_changing, _reason) = (_changing == period.Id ? null : period.Id, "");
        _closesOn = (period.ClosesOn < Calendar.Today ? Calendar.Today : period.ClosesOn).AddDays(UsualExtension);
    }

    private async Task ReopenAsync(PeriodRow period)
    {
        if (await Attempt(() => Desk.ReopenAsync(_actor, period.Id, period.Version, _closesOn, _reason, Leaving)))
        {
            (_changing, _notice) = (null, $"“{period.Name}”的截止日期改为{_closesOn:yyyy年M月d日}。");
        }

        await LoadAsync();
    }

    private async Task WithdrawAsync(PeriodRow period)
    {
        _notice = await Attempt(() => Desk.WithdrawAsync(_actor, period.Id, period.Version, Leaving)) ? $"“{period.Name}”已撤销。" : null;
        await LoadAsync();
    }

    private static string AddressOf(int page) =>
        Addresses.With(Addresses.Periods, ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    private static string Range(DateOnly from, DateOnly to) => $"{from:yyyy.MM.dd}—{to:yyyy.MM.dd}";

    private static string Words(PeriodStage stage) => stage switch
    {
        PeriodStage.Planned => "未开放",
        PeriodStage.Open => "填报中",
        _ => "已截止",
    };
}
