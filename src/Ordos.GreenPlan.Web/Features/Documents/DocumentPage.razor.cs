using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>One document: its text with every record marked, its outline, and the records beside it.</summary>
/// <remarks>
/// Static on purpose: a text of thirty thousand characters would travel three more times to become interactive (state to the browser and
/// back, first render through the circuit), and what the page does needs no circuit: links, one script, and forms for its decisions.
/// </remarks>
public sealed partial class DocumentPage(DocumentDesk desk, ImportUndo imports, NavigationManager navigation)
{
    private DocumentView? _view;
    private DocumentMarks? _marks;
    private bool _mayPublish;
    private bool _mayArchive;
    private bool _mayWithdraw;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The task whose passage is current.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    public int? Task { get; set; }

    /// <summary>Why the document is withdrawn.</summary>
    [SupplyParameterFromForm(FormName = "withdraw")]
    public string? Reason { get; set; }

    private DocumentHead Head => _view!.Head;

    private bool CanPublish => _mayPublish && Head.Stage == DocumentStage.Draft;

    private bool CanWithdraw => _mayWithdraw && Head.Stage == DocumentStage.Published;

    private bool CanArchive => _mayArchive && Head is { Stage: DocumentStage.Published, Archived: false } && Head.PlanEndsOn < Calendar.Today;

    private bool CanReopen => _mayArchive && Head.Archived;

    private bool ProposesArchiving => CanArchive && PolicyDocument.ProposesArchiving(Head.PlanEndsOn, Calendar.Today);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();
        (_mayPublish, _mayArchive, _mayWithdraw) = (actor.May(Operation.PublishDocument), actor.May(Operation.ArchiveDocument), actor.May(Operation.WithdrawDocument));
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _view = await DocumentQuery.LoadAsync(db, Id, actor.May(Operation.ReadDrafts), Leaving);
        _marks = _view is null ? null : new DocumentMarks(_view, Task);

        if (_view is null)
        {
            AnswerNotFound();
        }
    }

    private Task ArchiveAsync() => DecideAsync(actor => desk.ArchiveAsync(actor, Id, Leaving));

    private Task ReopenAsync() => DecideAsync(actor => desk.ReopenAsync(actor, Id, Leaving));

    private Task WithdrawAsync() => DecideAsync(actor => imports.WithdrawAsync(actor, Id, Reason ?? "", Leaving));

    private Task UndoAsync() => DecideAsync(actor => imports.UndoAsync(actor, Id, Leaving), Addresses.Import);

    private async Task DecideAsync(Func<Actor, Task> decide, string? then = null)
    {
        var actor = await ActorAsync();
        if (await Attempt(() => decide(actor)))
        {
            navigation.NavigateTo(then ?? Addresses.Document(Id));
        }
    }
}
