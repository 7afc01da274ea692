using Microsoft.AspNetCore.Components;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>审计: who changed what, when, from what to what.</summary>
public sealed partial class AuditPage
{
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "record")]
    public string? Record { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public int? Person { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public AuditList? List { get; set; }

    private AuditAddress Address => List!.Address;

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();
        var asked = AuditAddress.Read(Kind, Record, Person, By, From, To, Words, Number);

        if (List?.Asked != asked || IsAsking)
        {
            await ShowNewestAsync(db => new AuditQuery(db, Calendar).LoadAsync(actor, asked, Leaving), list => List = list);
        }
    }

    private string PageAddress(int page) => (Address with { Page = page }).ToString();
}
