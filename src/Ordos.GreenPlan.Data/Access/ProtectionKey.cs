namespace Ordos.GreenPlan.Data.Access;

/// <summary>A key that protects cookies; kept in the database so that people stay signed in over restarts and servers.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private set; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
