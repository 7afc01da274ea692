using System.Data.Common;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Tells whether a session's account is still as it was at sign-in: neither closed, nor changed, nor given another password.</summary>
/// <remarks>
/// One question reads the stamps of all accounts, some hundreds in a city, at most every two seconds however many pages are open;
/// so a session ends within seconds on every server, without a question for each request.
/// </remarks>
internal sealed class AccountStamps(IDbContextFactory<GreenPlanContext> contexts, IOptions<IdentityOptions> identity, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Snapshot _last = new(DateTimeOffset.MinValue, []);

    /// <returns>Also true while the database does not answer: then nothing can be read or changed, and nobody need lose what is on the page.</returns>
    public async Task<bool> AreCurrentAsync(ClaimsPrincipal person, CancellationToken cancel)
    {
        try
        {
            return await CompareAsync(person, cancel);
        }
        catch (Exception failure) when ((failure.InnerException ?? failure) is DbException or SocketException or TimeoutException)
        {
            return true;
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<bool> CompareAsync(ClaimsPrincipal person, CancellationToken cancel)
    {
        var stamp = person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        var id = person.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType);
        return stamp is not null && int.TryParse(id, out var account)
            && (Find(await ReadAsync(cancel)) == stamp || Find(await ReadAsync(cancel, afresh: true)) == stamp);

        string? Find(Snapshot snapshot) => snapshot.Stamps.GetValueOrDefault(account);
    }

    // A stamp that is not known may be one made a moment ago: only what was read since then refuses it.
    private async Task<Snapshot> ReadAsync(CancellationToken cancel, bool afresh = false)
    {
        var asked = clock.GetUtcNow();

        if (!afresh && asked - _last.At < Age)
        {
            return _last;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (afresh ? _last.At < asked : clock.GetUtcNow() - _last.At >= Age)
            {
                var at = clock.GetUtcNow();
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var stamps = await db.Users.Where(account => account.DisabledAt == null && account.SecurityStamp != null)
                    .Select(account => new { account.Id, account.SecurityStamp })
                    .ToDictionaryAsync(account => account.Id, account => account.SecurityStamp!, cancel);
                _last = new Snapshot(at, stamps);
            }

            return _last;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(DateTimeOffset At, Dictionary<int, string> Stamps);
}
