using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>检索: everything that holds the words, with the hit marked; two characters are found as surely as ten.</summary>
public sealed partial class SearchPage
{
    private IReadOnlyList<string> _words = [];

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "in")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public int? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public int? Department { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public SearchView? View { get; set; }

    private SearchAddress Address => View!.Address;

    private string Advice => Address.Department is not null && Address.Kind == HitKind.Documents
        ? "文件原文不分单位。请减少词数，或看其他范围。"
        : "请减少词数、换一个说法，或看其他范围。";

    /// <summary>The list that shows the same records with all their columns.</summary>
    private (string Title, string Address)? InList => Address.Kind switch
    {
        HitKind.Tasks when View!.Hits.Count > 0 =>
            ("在任务台账中查看这些任务", new LedgerAddress { Words = Address.Words, Plan = Address.Plan, Department = Address.Department }.ToString()),
        HitKind.Targets when View!.Hits.Count > 0 => ("在目标库中查看这些目标", new TargetsAddress { Words = Address.Words, Plan = Address.Plan }.ToString()),
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        var asked = SearchAddress.Read(Words, Kind, Plan, Department, Number);
        _words = [.. SearchWord.Of(asked.Words).Select(word => word.Typed)];

        if (View?.Asked != asked || IsAsking)
        {
            await ShowNewestAsync(db => new SearchQuery(db).LoadAsync(asked, Leaving), view => View = view);
        }
    }

    private static string? Text(int? id) => id?.ToString(CultureInfo.InvariantCulture);
}
