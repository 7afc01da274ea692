using System.Globalization;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>Writes a target the way an official reads it: 2026年 不低于5000万千瓦.</summary>
public static class TargetWords
{
    /// <param name="upper">Upper end of a range.</param>
    public static string Value(Comparator comparator, decimal? value, decimal? upper, string? unit, TargetChange change)
    {
        var number = value is { } printed ? Number(printed) : "";
        var direction = change switch
        {
            TargetChange.Increase => "增长",
            TargetChange.Decrease => "下降",
            _ => "",
        };

        return comparator switch
        {
            _ when value is null => unit ?? "",
            Comparator.AtLeast => $"{direction}{number}{unit}以上",
            Comparator.MoreThan => $"{direction}高于{number}{unit}",
            Comparator.AtMost => $"{direction}{number}{unit}以下",
            Comparator.LessThan => $"{direction}低于{number}{unit}",
            Comparator.About => $"{direction}{number}{unit}左右",
            Comparator.Between when upper is { } end => $"{direction}{number}至{Number(end)}{unit}",
            _ => $"{direction}{number}{unit}",
        };
    }

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
