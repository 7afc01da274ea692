using System.Globalization;
using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A cell of values with all that its row and column say about it.</summary>
internal sealed partial record TargetCell(
    TableRow Row,
    TargetColumn Column,
    string Name,
    bool IsArea,
    int? Year,
    int? BaselineYear,
    string? Unit,
    string? Nature,
    string? Caption,
    bool Fell,
    string Quote)
{
    private const int ShortestTitle = 4;
    private static readonly string[] Falling = ["降低", "下降", "减少", "降幅", "削减"];
    private static readonly string[] Rising = ["增长", "提高", "增速", "增幅", "新增"];

    /// <summary>What lies between base and target of the row: a change of just that much has the row's own unit, not %.</summary>
    public decimal? Difference { get; init; }

    /// <summary>What is measured: the row's name, or for a row of an area the column's.</summary>
    public string Measured => IsArea ? AreaIndicator() : UnitBracket.Without(Name);

    public IEnumerable<ExtractedTarget> Read(string cell, IndicatorName named, int? issuedIn)
    {
        var context = new PassageContext(issuedIn, Year, named.Indicator, IsValueCell: true);

        var against = Against().Match(cell) is { Success: true } match ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;

        foreach (var draft in PassageTargets.Read(WithoutBrackets(cell), context))
        {
            yield return Complete(draft with { BaselineYear = draft.BaselineYear ?? against }, named);
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
            draft.Amount.Unit ?? (IsRate && !(Unit is not null && Difference is not null && Difference == value) ? "%" : Unit),
            draft.Year ?? Year,
            draft.BaselineYear ?? named.BaselineYear ?? BaselineYear,
            change,
            draft.Nature ?? Nature,
            TargetSource.Table,
            Quote,
            Row.Range);
    }

    private ExtractedChange ChangeOf(TargetDraft draft, IndicatorName named)
    {
        if (draft.Change != ExtractedChange.None || Column.Role != ColumnRole.Change)
        {
            var told = draft.Change != ExtractedChange.None ? draft.Change : named.Change(draft.Amount.Unit is null && Unit == "%" ? UnitKind.Share : draft.Amount.Kind);
            var repeatsFall = draft.Amount.Value < 0 && TargetColumns.ContainsAny(Column.Title + named.Indicator, Falling);
            repeatsFall |= IsArea && TargetColumns.ContainsAny(Caption ?? "", ["减排", "削减"]) && !TargetColumns.ContainsAny(Column.Title, ["总量", "排放量", "浓度", "比例", "率", "天数"]);
            return told == ExtractedChange.None && (repeatsFall || (IsArea && TargetColumns.ContainsAny(Column.Title, Falling)))
                ? ExtractedChange.Decrease
                : told;
        }

        if (draft.Amount.Value < 0 || TargetColumns.ContainsAny(Name, Falling) || Fell || (TargetColumns.ContainsAny(Column.Title, Falling) && !TargetColumns.ContainsAny(Column.Title, Rising)))
        {
            return ExtractedChange.Decrease;
        }

        return ExtractedChange.Increase;
    }

    /// <summary>A column titled 增速 holds rates, whatever the row's own unit; 变化幅度 keeps it.</summary>
    private bool IsRate =>
        Column.Role == ColumnRole.Change
        && TargetColumns.ContainsAny(Column.Title, ["增速", "增长率", "变化率", "年均增长", "累计"])
        && !Column.Title.Contains("幅度", StringComparison.Ordinal);

    /// <summary>The column says what is measured, or, where it names only a year, the caption does.</summary>
    private string AreaIndicator()
    {
        var title = YearMark().Replace(Column.Title, "");
        return Caption is not null && title is "" or "任务" or "目标" or "指标" or "计划" or "目标值" or "任务量" or "目标任务" or "指标值" or "数量" ? Frame().Replace(Caption, "")
            : title.Length > ShortestTitle && title != Column.Title && title.EndsWith("目标", StringComparison.Ordinal) ? title[..^2]
            : title.Length > ShortestTitle ? title
            : Column.Title;
    }

    // 各市县…任务分解表: what frames the measured thing in a caption
    [GeneratedRegex("^(?:附?表?\\s?[0-9]{0,2}\\s)?.{0,12}?各(?:地区?|市县?|县区?|区县|旗区|盟市|市州|县市区?|乡镇|市、县)(?:[（(][^（()）]{1,8}[）)])?|(?:目标|任务|指标)?(?:分解|计划|安排|一览|汇总)?表$")]
    private static partial Regex Frame();

    // 65（较2005年）: the base stands in the cell
    [GeneratedRegex("[（(][比较](?<year>(?:19|20)[0-9]{2})年")]
    private static partial Regex Against();

    // 2024年, 到2025年底
    [GeneratedRegex("(?:到|至)?20[0-9]{2}年(?:底|末|度)?")]
    private static partial Regex YearMark();

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
