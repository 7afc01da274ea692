namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>Stands in for the domain's enumeration until that is merged.</summary>
public enum Health
{
    Red,
    Yellow,
    Green,
    Grey,
}
