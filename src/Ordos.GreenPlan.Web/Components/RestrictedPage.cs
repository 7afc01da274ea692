using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Components;

/// <summary>A page for those alone who may do a certain thing; everybody else is answered 403.</summary>
public abstract class RestrictedPage : Page
{
    /// <summary>What the page is for.</summary>
    protected abstract Operation Purpose { get; }

    protected Actor Actor { get; private set; } = null!;

    protected bool Allowed { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Actor = await ActorAsync();
        Allowed = Actor.May(Purpose);

        if (Allowed)
        {
            await OpenAsync();
        }
        else if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    /// <summary>Loads what the page shows.</summary>
    protected virtual Task OpenAsync() => Task.CompletedTask;
}
