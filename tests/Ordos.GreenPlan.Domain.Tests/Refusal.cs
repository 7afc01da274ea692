namespace Ordos.GreenPlan.Domain.Tests;

/// <summary>How a test asks for the code of a refusal.</summary>
internal static class Refusal
{
    public static string Of(Action change) => Assert.Throws<DomainRuleException>(change).Code;

    /// <returns>The code, or null when the change was made.</returns>
    public static string? OrNone(Action change)
    {
        try
        {
            change();
            return null;
        }
        catch (DomainRuleException refusal)
        {
            return refusal.Code;
        }
    }
}
