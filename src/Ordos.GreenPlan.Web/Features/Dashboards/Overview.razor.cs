using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>总览: how the plans in force stand; every figure leads to the list that it counts.</summary>
public sealed partial class Overview
{
    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    /// <summary><c>all</c> shows every department, otherwise only those with the most red tasks.</summary>
    [SupplyParameterFromQuery(Name = "units")]
    public string? Units { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public OverviewData? Data { get; set; }

    private OverviewTotals Totals => Data!.Totals;

    /// <summary>All tasks that are counted, as a view of the ledger.</summary>
    private LedgerAddress All => new() { Plan = Data!.Chosen?.Id };

    private IReadOnlyList<(string Value, string Text)> PlanChoices =>
        [.. Data!.Choices.Select(plan => (plan.Id.ToString(CultureInfo.InvariantCulture), plan.Title))];

    private IReadOnlyList<(string Label, string Due, int Count)> Ages =>
    [
        ("30天以内", "overdue-30", Data!.Ages.To30),
        ("31至90天", "overdue-90", Data.Ages.To90),
        ("91至180天", "overdue-180", Data.Ages.To180),
        ("180天以上", "overdue-more", Data.Ages.Above180),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var asked = new OverviewAddress(Plan, Units == "all");

        if (Data?.Asked != asked || IsAsking)
        {
            await LoadAsync(asked);
        }
    }

    protected override bool IsTouchedBy(Change change) => change.Is(ChangeKind.Task) || change.Is(ChangeKind.Document) || change.Is(ChangeKind.Period);

    protected override Task RefreshAsync() => LoadAsync(new OverviewAddress(Plan, Units == "all"));

    private Task LoadAsync(OverviewAddress asked) =>
        ShowNewestAsync(db => OverviewQuery.LoadAsync(db, asked, Calendar.Today, Leaving), data => Data = data);

    private LedgerAddress Of(PlanStanding plan) => All with { Plan = plan.Id };

    private LedgerAddress Of(ChapterStanding chapter) => All with { Chapter = chapter.Title };

    private LedgerAddress Of(DepartmentStanding department) => All with { Department = department.Id, Role = "responsible" };

    private static string Width(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"width:{(most == 0 ? 0 : 100.0 * count / most):0.##}%");

    // Every piece of a bar is wide enough for its number.
    private static string Room(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"min-width:{8 + (7 * count.ToString(CultureInfo.InvariantCulture).Length)}px");

    private static string Piece(DepartmentStanding department, Health state) =>
        $"{department.Name}，{state.Colour()}{department.Health[state]}条";

    private static string? EndOf(PlanStanding plan) => plan.EndsOn switch
    {
        null => null,
        { Month: 12, Day: 31 } end => $"{end.Year}年底到期",
        { } end => $"{end.Year}年{end.Month}月{end.Day}日到期",
    };

    private string Behind() => (Totals.Percent, Totals.Scheduled) switch
    {
        ({ } percent, { } scheduled) when percent < scheduled => $"序时{scheduled}%，差{scheduled - percent}点",
        (not null, { } scheduled) => $"序时{scheduled}%，不低于序时",
        _ => "尚无可比的序时",
    };

    private string Longest() => Data!.Ages.EarliestDue is { } due ? $"最长{Calendar.Today.DayNumber - due.DayNumber}天" : "没有逾期任务";
}
