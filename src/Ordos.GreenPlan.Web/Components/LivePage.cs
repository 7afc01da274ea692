using Microsoft.AspNetCore.Components;
using Ordos.GreenPlan.Data.Live;

namespace Ordos.GreenPlan.Web.Components;

/// <summary>A page that shows what others change, without being loaded anew.</summary>
public abstract class LivePage : Page
{
    /// <summary>Changes within this time are shown together; with the way between servers a change shows within two seconds.</summary>
    private static readonly TimeSpan Bundling = TimeSpan.FromSeconds(1);

    private IDisposable? _following;
    private int _isDue;

    [Inject]
    private ChangeFeed Changes { get; init; } = null!;

    /// <summary>Whether a change may concern what the page shows; asked often and from any thread.</summary>
    protected abstract bool IsTouchedBy(Change change);

    /// <summary>Loads anew what is shown. What is being typed is left alone.</summary>
    protected abstract Task RefreshAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _following = Changes.Follow(OnChanges);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _following?.Dispose();
        base.Dispose(disposing);
    }

    private void OnChanges(IReadOnlyCollection<Change> changes)
    {
        if (changes.Any(IsTouchedBy) && Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _ = RefreshSoonAsync();
        }
    }

    private async Task RefreshSoonAsync()
    {
        try
        {
            await Task.Delay(Bundling, Clock, Leaving);
            await InvokeAsync(async () =>
            {
                Volatile.Write(ref _isDue, 0);
                await RefreshAsync();
                StateHasChanged();
            });
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The person has left the page.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
