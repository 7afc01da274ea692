using Ordos.GreenPlan.Data.Progress;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A value of an indicator in a row of the sheet.</summary>
/// <param name="In">Title of the row that asks for the same number; null where this row does.</param>
public sealed record SheetValue(AskedValue Asked, string? In)
{
    /// <summary>Whether the row has a field for it: it was not given yet, and no other row asks for it.</summary>
    public bool IsOpen => Asked.Given is null && In is null;

    /// <summary>What a spreadsheet calls it: the row's code and the indicator, with its district.</summary>
    public string CodeIn(RowKey key) => $"{RowCode.Of(key)}-{Asked.IndicatorId}{(Asked.Area.Length > 0 ? "-" + Asked.Area : "")}";
}
