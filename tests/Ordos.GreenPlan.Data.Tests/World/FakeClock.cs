using System.Globalization;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A clock that stands until a test sets it, in Beijing time.</summary>
public sealed class FakeClock(string beijing) : TimeProvider
{
    private DateTimeOffset _now = Parse(beijing);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <param name="beijing">A moment such as <c>2026-04-10 23:59:59</c>.</param>
    public void Set(string beijing) => _now = Parse(beijing);

    public void Advance(TimeSpan time) => _now += time;

    private static DateTimeOffset Parse(string beijing) =>
        new(DateTime.Parse(beijing, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
