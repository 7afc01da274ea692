using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>How a state of health looks: a letter for style and shape, its colour's name, and the word when no reason is given.</summary>
public static class HealthLook
{
    public static readonly IReadOnlyList<Health> BySeverity = [Health.Red, Health.Yellow, Health.Green, Health.Grey];

    public static char Letter(this Health health) => health switch
    {
        Health.Red => 'r',
        Health.Yellow => 'y',
        Health.Green => 'g',
        _ => 'n',
    };

    public static string Colour(this Health health) => health switch
    {
        Health.Red => "红",
        Health.Yellow => "黄",
        Health.Green => "绿",
        _ => "灰",
    };

    public static string Word(this Health health) => health switch
    {
        Health.Red => "滞后",
        Health.Yellow => "预警",
        Health.Green => "正常",
        _ => "未调度",
    };
}
