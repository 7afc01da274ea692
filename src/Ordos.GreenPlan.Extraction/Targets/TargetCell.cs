using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A cell of values with all that its row and column say about it.</summary>
internal sealed record TargetCell(
    TableRow Row,
    TargetColumn Column,
    string Name,
    bool IsArea,
    int? Year,
    int? BaselineYear,
    string? Unit,
    string? Nature,
    string? Caption)
{
    private static readonly string[] Falling = ["降低", "下降", "减少", "降幅", "削减"];
    private static readonly string[] Rising = ["增长", "提高", "增速", "增幅", "新增"];

    public IEnumerable<ExtractedTarget> Read(string cell, int? issuedIn)
    {
        var named = IndicatorName.Read(IsArea ? (Column.Title.Length > 0 ? Column.Title : Caption ?? "") : UnitBracket.Without(Name));
        var context = new PassageContext(issuedIn, Year, named.Indicator, IsValueCell: true);

        foreach (var draft in PassageTargets.Read(WithoutBrackets(cell), context))
        {
            yield return Complete(draft, named);
        }
    }

    private ExtractedTarget Complete(TargetDraft draft, IndicatorName named)
    {
        var change = ChangeOf(draft, named);
        var (scope, indicator) = IsArea ? (Name, draft.Indicator) : IndicatorPhrase.SplitScope(draft.Indicator);
        var value = draft.Amount.Value;

        // A minus that only repeats 降低 goes; where nothing else tells the direction, it stays.
        var dropsSign = value < 0 && change == ExtractedChange.Decrease && TargetColumns.ContainsAny(Column.Title + Name + draft.Indicator, Falling);
        var comparator = draft.Comparator == ExtractedComparator.Eq ? named.Bound ?? ExtractedComparator.Eq : draft.Comparator;

        return new ExtractedTarget(
            indicator,
            scope,
            comparator,
            dropsSign ? -value : value,
            draft.Amount.Value2,
            draft.Amount.Unit ?? Unit,
            draft.Year ?? Year,
            draft.BaselineYear ?? named.BaselineYear ?? BaselineYear,
            change,
            draft.Nature ?? Nature,
            TargetSource.Table,
            string.Join(' ', Row.Cells.Select(printed => printed.Text).Where(text => text.Length > 0)),
            Row.Range);
    }

    private ExtractedChange ChangeOf(TargetDraft draft, IndicatorName named)
    {
        if (draft.Change != ExtractedChange.None || Column.Role != ColumnRole.Change)
        {
            var told = draft.Change != ExtractedChange.None ? draft.Change : named.Change(draft.Amount.Kind);
            var repeatsFall = draft.Amount.Value < 0 && TargetColumns.ContainsAny(Column.Title + named.Indicator, Falling);
            return told == ExtractedChange.None && (repeatsFall || (IsArea && TargetColumns.ContainsAny(Column.Title, Falling)))
                ? ExtractedChange.Decrease
                : told;
        }

        if (draft.Amount.Value < 0 || TargetColumns.ContainsAny(named.Indicator, Falling) || (TargetColumns.ContainsAny(Column.Title, Falling) && !TargetColumns.ContainsAny(Column.Title, Rising)))
        {
            return ExtractedChange.Decrease;
        }

        return ExtractedChange.Increase;
    }

    /// <summary>〔16.5〕 and [-5%] are values in brackets, not explanations.</summary>
    private static string WithoutBrackets(string cell) =>
        cell.AsSpan().Trim() is { Length: > 1 } text && text[0] is '[' or '［' or '〔' or '（' or '(' or '【'
            ? string.Create(cell.Length, cell, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = source[i] is '[' or ']' or '［' or '］' or '〔' or '〕' or '（' or '）' or '(' or ')' or '【' or '】' ? ' ' : source[i];
                }
            })
            : cell;
}
