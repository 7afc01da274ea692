using System.Threading.RateLimiting;

namespace Ordos.GreenPlan.Web.Features.Account;

/// <summary>Ten attempts a minute for one account from one address. Offices share an address, so the address alone is no measure.</summary>
public sealed class SignInLimit : IDisposable
{
    private readonly PartitionedRateLimiter<(string Account, string Address)> _attempts =
        PartitionedRateLimiter.Create<(string, string), (string, string)>(who => RateLimitPartition.GetFixedWindowLimiter(
            who,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) }));

    public bool Allows(string account, HttpContext context)
    {
        using var lease = _attempts.AttemptAcquire((account.Trim().ToUpperInvariant(), context.Connection.RemoteIpAddress?.ToString() ?? ""));
        return lease.IsAcquired;
    }

    public void Dispose() => _attempts.Dispose();
}
