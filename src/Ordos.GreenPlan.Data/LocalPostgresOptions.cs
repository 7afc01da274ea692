namespace Ordos.GreenPlan.Data;

/// <summary>Where a private cluster lives and how safe it keeps what it was given.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>The cluster's home, such as <c>.data/postgres</c>: its locks, and its data when the server's user can reach it.</summary>
    public required string Directory { get; init; }

    public LocalPostgresDurability Durability { get; init; } = LocalPostgresDurability.Full;

    /// <summary>How long to wait for a server that starts, recovers or stops, and for another process that is starting it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}

public enum LocalPostgresDurability
{
    /// <summary>What was acknowledged survives a killed process and a power cut.</summary>
    Full,

    /// <summary>For tests: nothing is forced to the disk.</summary>
    None,
}
