using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Components;

/// <summary>A page that reads or changes data. Its token ends when the person goes; a refusal becomes a sentence above the form.</summary>
[Authorize]
public abstract class Page : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private int _questions;
    private int _answers;

    protected Page() => Leaving = _leaving.Token;

    [Inject]
    protected IDbContextFactory<GreenPlanContext> Contexts { get; init; } = null!;

    [Inject]
    protected TimeProvider Clock { get; init; } = null!;

    [Inject]
    protected PortalCalendar Calendar { get; init; } = null!;

    [CascadingParameter]
    protected Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>The request while the page is rendered for it; null inside a circuit.</summary>
    [CascadingParameter]
    protected HttpContext? Http { get; set; }

    /// <summary>Ends when the person goes; may be asked for after that too.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Why the last attempt was refused; null when it was not.</summary>
    protected string? Refusal { get; private set; }

    protected async Task<Actor> ActorAsync() => (await Authentication).User.ToActor();

    /// <summary>Answers 404, upon which the page for unknown addresses is shown; inside a circuit the page's own words stand.</summary>
    protected void AnswerNotFound()
    {
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>Whether an earlier question is still under way; then even what is shown already must be asked for again.</summary>
    protected bool IsAsking => _answers < _questions;

    /// <summary>Loads what the address asks for and shows it, unless something else has been asked for meanwhile.</summary>
    /// <remarks>Addresses may change faster than the database answers: an earlier, slower answer must not cover a later one.</remarks>
    protected async Task ShowNewestAsync<T>(Func<GreenPlanContext, Task<T>> load, Action<T> show)
    {
        var question = ++_questions;
        await using var db = await Contexts.CreateDbContextAsync(Leaving);

        try
        {
            var answer = await load(db);

            if (question == _questions)
            {
                show(answer);
            }
        }
        finally
        {
            _answers++;
        }
    }

    /// <summary>Does a change and keeps the sentence of a refusal. Anything else that goes wrong is a bug and is left to the layout.</summary>
    /// <returns>Whether the change was made.</returns>
    protected async Task<bool> Attempt(Func<Task> change)
    {
        Refusal = null;
        try
        {
            await change();
            return true;
        }
        catch (DomainRuleException refusal)
        {
            Refusal = refusal.Message;
        }
        catch (DbUpdateConcurrencyException)
        {
            Refusal = "刚刚有人改过这条内容，您的改动没有保存。请刷新页面，看过最新内容后再改。";
        }

        return false;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _leaving.Cancel();
            _leaving.Dispose();
        }
    }
}
