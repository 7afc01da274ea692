using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>Finds the field that a validator's path names, such as <c>Entries[2].Value</c>.</summary>
internal static class FieldPath
{
    public static FieldIdentifier Resolve(object model, string path)
    {
        var steps = path.Split('.');
        var owner = model;
        foreach (var step in steps[..^1])
        {
            if (Follow(owner, step) is not { } next)
            {
                return new FieldIdentifier(model, path);
            }

            owner = next;
        }

        return new FieldIdentifier(owner, steps[^1]);
    }

    private static object? Follow(object owner, string step)
    {
        var bracket = step.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? step : step[..bracket];
        var value = owner.GetType().GetProperty(name)?.GetValue(owner);
        return bracket < 0
            ? value
            : (value as IList)?[int.Parse(step.AsSpan(bracket + 1, step.Length - bracket - 2), CultureInfo.InvariantCulture)];
    }
}
