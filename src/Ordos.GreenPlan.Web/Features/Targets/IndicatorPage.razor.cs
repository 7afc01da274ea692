using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>指标: the targets of all plans and the readings of one indicator on one time line.</summary>
public sealed partial class IndicatorPage
{
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private IndicatorReading? _corrected;
    private bool _mayReport;
    private bool _missing;
    private int _formKey;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The district; absent for the whole area.</summary>
    [SupplyParameterFromQuery(Name = "area")]
    public string? Area { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public IndicatorView? View { get; set; }

    [Inject]
    private ReadingDesk Readings { get; init; } = null!;

    [Inject]
    private IndicatorDesk Indicators { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private string ForecastWords => (View!.Forecast, View.Next) switch
    {
        ({ } forecast, { Year: { } due } next) =>
            $"预测方法：对{forecast.Readings}期实际值作最小二乘直线外推，每年{Signed(forecast.PerYear)}{View.Unit}，{due}年约为{AttainmentVerdict.Number(decimal.Round(forecast.At(due), 2))}{View.Unit}，目标{next.Words}。未考虑政策和项目变化，仅供参考。",
        ({ } forecast, _) => $"预测方法：对{forecast.Readings}期实际值作最小二乘直线外推，每年{Signed(forecast.PerYear)}{View.Unit}。仅供参考。",
        _ => $"实际值满{Forecast.FewestReadings}期后作趋势预测（最小二乘直线外推）。",
    };

    private bool MayReport => View is { MergedIntoId: null } view && (_actor.May(Operation.KeepReadings) || _actor.May(Operation.WriteReading, view.DepartmentId));

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();

        if (View?.Id != Id || View.Area != (Area ?? "") || IsAsking)
        {
            await RefreshAsync();
        }

        _mayReport = MayReport;

        if (_missing)
        {
            AnswerNotFound();
        }
    }

    protected override bool IsTouchedBy(Change change) =>
        change.Is(ChangeKind.Indicator, Id) || change.Is(ChangeKind.Ruling) || change.Is(ChangeKind.Document);

    protected override Task RefreshAsync() => ShowNewestAsync(
        db => new IndicatorQuery(db).LoadAsync(Id, Area ?? "", Leaving),
        view =>
        {
            (View, _missing) = (view, view is null);
            _mayReport = MayReport;
        });

    private async Task SubmitAsync(ReadingFormEntry entry)
    {
        var done = _corrected is { } reading
            ? await Attempt(() => Readings.CorrectAsync(_actor, reading.Id, reading.Version, new ReadingCorrection(entry.Amount, entry.Unit, entry.Note, entry.Reason, entry.WeightAmount), Leaving))
            : await Attempt(() => Readings.ReportAsync(_actor, Id, new ReadingEntry(Area ?? "", entry.Period, entry.Amount, entry.Unit, entry.Note, entry.WeightAmount), Leaving));

        if (done)
        {
            _corrected = null;
            _formKey++;
            await RefreshAsync();
        }
    }

    private async Task DescribeAsync(IndicatorEntry entry)
    {
        if (await Attempt(() => Indicators.DescribeAsync(_actor, Id, View!.Version, entry, Leaving)))
        {
            await RefreshAsync();
        }
    }

    private async Task<List<MergeChoice>> FindOthersAsync(string words)
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        return await IndicatorsQuery.MergeChoicesAsync(db, Id, View!.Change, words, Leaving);
    }

    private async Task MergeAsync(int into)
    {
        if (await Attempt(() => Indicators.MergeAsync(_actor, Id, into, Leaving)))
        {
            Navigation.NavigateTo(Addresses.Indicator(into));
        }
    }

    private async Task SplitAsync((List<int> Targets, string Name) split)
    {
        var made = 0;

        if (await Attempt(async () => made = await Indicators.SplitAsync(_actor, Id, split.Targets, split.Name, Leaving)))
        {
            Navigation.NavigateTo(Addresses.Indicator(made));
        }
    }

    private static string Signed(decimal value) => (value > 0 ? "上升" : "下降") + AttainmentVerdict.Number(decimal.Round(Math.Abs(value), 2));
}
