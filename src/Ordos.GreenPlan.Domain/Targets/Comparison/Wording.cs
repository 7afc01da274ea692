using System.Globalization;

namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Puts values and documents into words, as printed.</summary>
internal static class Wording
{
    /// <summary>2025年80%以下, 2025年下降16.5%, II类.</summary>
    public static string Of(JudgedTarget target)
    {
        var year = target.Target.Year is { } printed ? $"{printed}年" : target.Document.HorizonYear is { } assumed ? $"{assumed}年（原文未写年份，按规划期末年）" : "（未写年份）";
        return year + Value(target.Target);
    }

    /// <summary>The value with its bound and direction.</summary>
    public static string Value(ComparedTarget target)
    {
        var figure = target.Value is not { } value ? target.Unit ?? ""
            : target.UpperValue is { } upper ? Number(value) + "—" + Number(upper) + target.Unit
            : Number(target.Change == TargetChange.None ? value : Math.Abs(value)) + target.Unit;
        var direction = target.Change switch { TargetChange.Increase => "增加", TargetChange.Decrease => "下降", _ => "" };

        return target.Comparator switch
        {
            Comparator.AtLeast => $"{direction}{figure}以上",
            Comparator.AtMost => $"{direction}{figure}{(target.Change == TargetChange.None ? "以下" : "以内")}",
            Comparator.MoreThan => $"{direction}超过{figure}",
            Comparator.LessThan => $"{direction}低于{figure}",
            Comparator.About => $"{direction}{figure}左右",
            _ => direction + figure,
        };
    }

    public static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>后发文件（2024年9月29日）, so far as the date is known.</summary>
    public static string Later(ComparedDocument document) =>
        document.IssuedOn is { } date ? $"后发文件（{date.Year}年{date.Month}月{date.Day}日）" : "年份较后的文件";
}
