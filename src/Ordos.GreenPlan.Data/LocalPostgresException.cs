namespace Ordos.GreenPlan.Data;

/// <summary>The private cluster cannot be used; the message is one Chinese line for the console.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException()
    {
    }

    public LocalPostgresException(string message)
        : base(message)
    {
    }

    public LocalPostgresException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
