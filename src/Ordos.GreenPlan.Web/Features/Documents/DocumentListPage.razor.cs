using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>政策文件: every document that the reader may see, as the address filters and sorts it.</summary>
public sealed partial class DocumentListPage
{
    private bool _mayReadDrafts;
    private bool _mayImport;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was loaded while prerendering is handed to the circuit, so that nothing is loaded twice.</summary>
    [PersistentState]
    public DocumentList? List { get; set; }

    private DocumentsAddress Address => List!.Address;

    private IReadOnlyList<(string Value, string Text)> Stages =>
        _mayReadDrafts ? DocumentsAddress.Stages : [.. DocumentsAddress.Stages.Where(stage => stage.Value != DocumentsAddress.Draft)];

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();
        (_mayReadDrafts, _mayImport) = (actor.May(Operation.ReadDrafts), actor.May(Operation.ImportNotice));
        var asked = DocumentsAddress.Read(Words, Stage, Sort, Number);

        if (List?.Asked != asked || IsAsking)
        {
            await ShowNewestAsync(db => DocumentListQuery.LoadAsync(db, asked, _mayReadDrafts, Leaving), list => List = list);
        }
    }

    private string SortAddress(string key, bool descending) =>
        (Address with { Sort = descending ? "-" + key : key, Page = 1 }).ToString();

    private string PageAddress(int page) => (Address with { Page = page }).ToString();
}
