namespace Ordos.GreenPlan.Domain;

/// <summary>A change that a rule of the domain refuses.</summary>
/// <param name="code">Stable code that tests and callers name.</param>
/// <param name="message">A Chinese sentence for the person who asked: what happened and what to do.</param>
public sealed class DomainRuleException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
