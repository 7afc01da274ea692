using System.Globalization;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Names a record in the history of a draft.</summary>
internal static class RecordWords
{
    public static string Of(object record) => record switch
    {
        Heading heading => $"标题“{Clip(heading.Title)}”",
        PolicyTask task => $"任务“{Clip(task.Title)}”",
        Assignment unit => $"单位“{Clip(unit.NameAsPrinted)}”",
        Target target => $"目标“{Clip(target.IndicatorName)}”",
        UnclaimedSentence => "未认领语句",
        AnnexRow row => $"附件行“{Clip(row.Text)}”",
        _ => "记录",
    };

    /// <summary>What was replaced by what, for those fields that differ.</summary>
    public static string Changes(params ReadOnlySpan<(string Name, object? From, object? To)> fields)
    {
        var words = new List<string>();
        foreach (var (name, from, to) in fields)
        {
            if (!Equals(from, to))
            {
                words.Add($"{name}“{Plain(from)}”改为“{Plain(to)}”");
            }
        }

        return string.Join('，', words);
    }

    /// <summary>A target's value with its unit.</summary>
    public static string Value(Target target) =>
        (target.Value is null ? "" : target.UpperValue is null ? Plain(target.Value) : $"{Plain(target.Value)}至{Plain(target.UpperValue)}") + target.Unit;

    public static string Clip(string text) => text.Length <= 30 ? text : text[..30] + "…";

    private static string Plain(object? value) => value switch
    {
        null => "空",
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "是" : "否",
        _ => Clip(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
