namespace Ordos.GreenPlan.Data.Audit;

/// <summary>The number of the request that is being answered, as the log has it; it flows like the log's own context.</summary>
public static class RequestNumber
{
    private static readonly AsyncLocal<string?> Flow = new();

    /// <summary>Null outside requests: at the start, in nightly work, on the command line.</summary>
    public static string? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
