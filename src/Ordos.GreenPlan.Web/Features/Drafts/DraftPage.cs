using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Components;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>A page about one document, for those who import and review.</summary>
public abstract class DraftPage : RestrictedPage
{
    [Parameter]
    public int Id { get; set; }

    /// <summary>Null where there is no such document.</summary>
    protected string? Title { get; private set; }

    /// <summary>False until it is known whether there is such a document.</summary>
    protected bool Loaded { get; private set; }

    protected bool IsDraft { get; private set; }

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
        var head = await db.Documents.Where(document => document.Id == Id).Select(document => new { document.Title, document.Stage }).SingleOrDefaultAsync(Leaving);
        (Title, IsDraft) = (head?.Title, head?.Stage == DocumentStage.Draft);
        if (head is not null)
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
