using System.Globalization;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Names a record of a draft, in addresses and pages as a letter and its id: <c>t12</c>.</summary>
public readonly record struct RecordKey(RecordKind Kind, int Id)
{
    private const string Letters = "htugsa";

    public static RecordKey? Read(string? key) =>
        key is [var letter, .. var number] && Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var kind
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new RecordKey((RecordKind)kind, id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letters[(int)Kind]}{Id}");
}

/// <summary>Kinds of records that a review looks at.</summary>
public enum RecordKind
{
    /// <summary>标题</summary>
    Heading,

    /// <summary>任务</summary>
    Task,

    /// <summary>单位</summary>
    Unit,

    /// <summary>目标</summary>
    Target,

    /// <summary>未认领语句</summary>
    Sentence,

    /// <summary>附件任务表的一行</summary>
    AnnexRow,
}

public static class RecordKinds
{
    public static string Words(this RecordKind kind) => kind switch
    {
        RecordKind.Heading => "标题",
        RecordKind.Task => "任务",
        RecordKind.Unit => "单位",
        RecordKind.Target => "目标",
        RecordKind.Sentence => "语句",
        _ => "附件行",
    };
}
