using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads tables of targets: a row for each indicator or area, columns for years, units, properties and changes.</summary>
internal sealed class TableTargetReader
{
    private static readonly string[] Scores = ["分值", "评分", "得分", "标准分", "赋分", "考核办法"];
    private static readonly string[] Projects = ["总投资", "建设规模", "建设地点", "建设单位", "建设性质", "项目业主", "建设期"];

    private readonly NoticeTable _table;
    private readonly int? _issuedIn;
    private readonly IReadOnlyList<TargetColumn> _columns;
    private readonly int? _captionYear;
    private readonly int? _baselineYear;
    private readonly int? _dueYear;
    private readonly bool _isOfAreas;
    private readonly string? _tableUnit;
    private readonly List<ExtractedTarget> _targets = [];
    private readonly Dictionary<string, IndicatorName> _names = [];

    private TableTargetReader(NoticeTable table, int? issuedIn, int? planYear)
    {
        (_table, _issuedIn) = (table, issuedIn);
        _columns = TargetColumns.Of(table, issuedIn);
        _captionYear = TargetColumns.YearOf(table.Caption ?? "") ?? planYear;
        _isOfAreas = _columns.Any(column => column.Role == ColumnRole.Area);
        _baselineYear = _columns.FirstOrDefault(column => column is { Role: ColumnRole.Baseline, Year: not null })?.Year;
        _dueYear = _columns.LastOrDefault(column => column is { Role: ColumnRole.Value, Year: not null })?.Year ?? _captionYear;
        _tableUnit = UnitBracket.Of(table.UnitNote ?? "") ?? UnitBracket.Of(table.Caption ?? "");
    }

    /// <param name="table">The table.</param>
    /// <param name="issuedIn">The year of the notice.</param>
    /// <param name="planYear">The year in the notice's title, for a table that names none.</param>
    public static IReadOnlyList<ExtractedTarget> Read(NoticeTable table, int? issuedIn, int? planYear = null) =>
        new TableTargetReader(table, issuedIn, planYear).Read();

    private List<ExtractedTarget> Read()
    {
        if (_columns.Any(column => TargetColumns.ContainsAny(column.Title, Scores) || TargetColumns.ContainsAny(column.Title, Projects)) || ListsProjects())
        {
            return _targets;
        }

        var isOfTargets = IsOfTargets();
        var name = "";

        foreach (var printed in _table.Rows)
        {
            if (printed.IsGroup)
            {
                continue;
            }

            if (isOfTargets)
            {
                var row = Aligned(printed);
                name = NameOf(row) is { Length: > 0 } own ? own : name;
                ReadRow(row, name);
            }
            else
            {
                ReadSentences(printed);
            }
        }

        return _targets;
    }

    /// <summary>A column of 建设内容 without anybody responsible: a list of projects, which tells sizes and orders nothing.</summary>
    private bool ListsProjects() =>
        _columns.Any(column => column.Title.Contains("建设内容", StringComparison.Ordinal))
        && !_columns.Any(column => TargetColumns.ContainsAny(column.Title, ["牵头", "责任单位", "责任部门"]));

    /// <summary>A row under a merged first cell may lack that cell: a figure where the name belongs gives it away.</summary>
    private TableRow Aligned(TableRow row)
    {
        var missing = _columns.Count - row.Cells.Count;
        var subject = 0;

        while (subject < _columns.Count && _columns[subject].Role is not (ColumnRole.Name or ColumnRole.Area))
        {
            subject++;
        }

        return missing > 0 && missing <= subject && row[subject].Length > 0 && !row[subject].Any(MeasureVocabulary.IsHan) && row[subject - missing].Any(MeasureVocabulary.IsHan)
            ? row with { Cells = [.. Enumerable.Repeat(default(TableCell) with { Text = "" }, missing), .. row.Cells] }
            : row;
    }

    /// <summary>A name or area column, a value column, and figures under it rather than sentences.</summary>
    private bool IsOfTargets()
    {
        if (!_columns.Any(column => column.Role is ColumnRole.Name or ColumnRole.Area)
            || !_columns.Any(column => column.Role is ColumnRole.Value or ColumnRole.Change))
        {
            return false;
        }

        var announced = !_isOfAreas
            || TargetColumns.ContainsAny(_table.Caption ?? "", ["目标", "指标", "任务", "计划", "分解"])
            || _columns.Any(column => TargetColumns.ContainsAny(column.Title, ["目标", "指标", "任务", "计划"]) || column.Year is not null);

        int figures = 0, sentences = 0;

        foreach (var row in _table.Rows)
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                if (_columns[i].Role is ColumnRole.Value or ColumnRole.Change && row[i].Length > 0)
                {
                    var isSentence = row[i].Length > 30 || row[i].EndsWith('。');
                    sentences += isSentence ? 1 : 0;
                    figures += !isSentence && row[i].AsSpan().ContainsAnyInRange('0', '9') ? 1 : 0;
                }
            }
        }

        return announced && figures > sentences;
    }

    private string NameOf(TableRow row)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Role is ColumnRole.Name or ColumnRole.Area)
            {
                // A name may be split over two columns under one title.
                var detail = i + 1 < _columns.Count && _columns[i + 1].Title == _columns[i].Title && row[i + 1] != row[i] ? row[i + 1] : "";
                return row[i].Replace(" ", "", StringComparison.Ordinal) + detail;
            }
        }

        return "";
    }

    private void ReadRow(TableRow row, string name)
    {
        string? quote = null;

        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _columns[i];

            if (column.Role is ColumnRole.Value or ColumnRole.Change && row[i].Length > 0)
            {
                var cell = new TargetCell(
                    row,
                    column,
                    name,
                    _isOfAreas,
                    Year: column.Role == ColumnRole.Change ? column.Year ?? _dueYear : column.Year ?? _captionYear,
                    BaselineYear: column.Role == ColumnRole.Change ? _baselineYear : null,
                    Unit: UnitOf(row, name, column),
                    Nature: NatureOf(row),
                    _table.Caption,
                    Fell: column.Role == ColumnRole.Change && ValueIn(row, ColumnRole.Baseline) > ValueIn(row, ColumnRole.Value),
                    quote ??= string.Join(' ', row.Cells.Select(printed => printed.Text).Where(text => text.Length > 0)))
                {
                    Difference = column.Role == ColumnRole.Change && ValueIn(row, ColumnRole.Value) - ValueIn(row, ColumnRole.Baseline) is { } change ? Math.Abs(change) : null,
                };

                _targets.AddRange(cell.Read(row[i], NameFor(cell.Measured), _issuedIn));
            }
        }
    }

    /// <summary>A name serves all columns of its row, or all rows of its column.</summary>
    private IndicatorName NameFor(string measured)
    {
        if (!_names.TryGetValue(measured, out var name))
        {
            _names[measured] = name = IndicatorName.Read(measured);
        }

        return name;
    }

    /// <summary>The figure in the row's last column of a role.</summary>
    private decimal? ValueIn(TableRow row, ColumnRole role)
    {
        for (var i = _columns.Count - 1; i >= 0; i--)
        {
            if (_columns[i].Role == role && AmountReader.Read(PassageText.Of(row[i])) is [var amount, ..])
            {
                return amount.Value;
            }
        }

        return null;
    }

    private string? UnitOf(TableRow row, string name, TargetColumn column)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Role == ColumnRole.Unit && UnitBracket.OfCell(row[i]) is { } unit)
            {
                return unit;
            }
        }

        return UnitBracket.Of(name) ?? column.Unit ?? _tableUnit;
    }

    private string? NatureOf(TableRow row)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Role == ColumnRole.Nature && TargetNature.Of(row[i]) is { } nature)
            {
                return nature;
            }
        }

        return null;
    }

    /// <summary>The cells of a table of tasks are read as running text.</summary>
    private void ReadSentences(TableRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            var role = i < _columns.Count ? _columns[i] : null;

            if (cell.Text.Length >= 6 && (role is null || !TargetColumns.ContainsAny(role.Title, ["责任", "牵头", "配合", "时限", "备注", "部门", "单位", "进展", "完成情况", "落实情况", "存在问题"])))
            {
                var context = new PassageContext(_issuedIn, role?.Year ?? _captionYear);

                foreach (var draft in PassageTargets.Read(cell.Text, context))
                {
                    _targets.Add(draft.ToTarget(cell.Text, cell.Range.Start, TargetSource.Table));
                }
            }
        }
    }
}
