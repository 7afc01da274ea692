using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Components.Controls;

public readonly record struct HealthCounts(int Red, int Yellow, int Green, int Grey)
{
    public int Total => Red + Yellow + Green + Grey;

    public int this[Health health] => health switch
    {
        Health.Red => Red,
        Health.Yellow => Yellow,
        Health.Green => Green,
        _ => Grey,
    };

    public static HealthCounts operator +(HealthCounts left, HealthCounts right) =>
        new(left.Red + right.Red, left.Yellow + right.Yellow, left.Green + right.Green, left.Grey + right.Grey);

    /// <summary>“红2，绿1”, for those who do not see the marks.</summary>
    public string InWords()
    {
        var counts = this;
        return string.Join('，', HealthLook.BySeverity.Where(h => counts[h] > 0).Select(h => $"{h.Colour()}{counts[h]}"));
    }
}
