using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>Lets people save only when all of them are about to: each has read the state before any has changed it.</summary>
internal sealed class Rendezvous : SaveChangesInterceptor
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _missing;

    public void Expect(int people) => _missing = people;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (_missing is null)
        {
            return result;
        }

        lock (_complete)
        {
            if (--_missing <= 0)
            {
                _complete.TrySetResult();
            }
        }

        await _complete.Task.WaitAsync(cancellationToken);
        return result;
    }
}
