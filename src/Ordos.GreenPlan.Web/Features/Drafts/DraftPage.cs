using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Components;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>A page about one document, for those who import and review.</summary>
/// <remarks>The first answer holds the page's frame alone. What may be thousands of records is loaded once, by the circuit that works with it.</remarks>
public abstract class DraftPage : RestrictedPage
{
    [Parameter]
    public int Id { get; set; }

    /// <summary>Null where there is no such document.</summary>
    [PersistentState]
    public DraftName? Name { get; set; }

    protected string? Title => Name?.Title;

    protected bool IsDraft => Name is { Stage: DocumentStage.Draft };

    /// <summary>False while the page has only its frame.</summary>
    protected bool Loaded { get; private set; }

    protected override Operation Purpose => Operation.ImportNotice;

    protected override async Task OpenAsync()
    {
        await ReloadAsync();
        if (Title is null)
        {
            AnswerNotFound();
        }
    }

    protected abstract Task LoadAsync(GreenPlanContext db);

    protected async Task ReloadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        Name = await db.Documents.Where(document => document.Id == Id).Select(document => new DraftName(document.Title, document.Stage)).SingleOrDefaultAsync(Leaving);
        if (Name is not null && Http is not null)
        {
            return;
        }

        if (Name is not null)
        {
            await LoadAsync(db);
        }

        Loaded = true;
    }

    /// <summary>Makes a change and shows what has come of it; after a refusal too, since the content may have moved on.</summary>
    protected async Task<bool> ChangeAsync(Func<Task> change)
    {
        var made = await Attempt(change);
        await ReloadAsync();
        return made;
    }
}

/// <summary>What the frame of a page says of its document.</summary>
public sealed record DraftName(string Title, DocumentStage Stage);
