using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Reads tables of targets: a row for each indicator or area, columns for years, units, properties and changes.</summary>
internal sealed class TableTargetReader
{
    private static readonly string[] Scores = ["分值", "评分", "得分", "标准分", "赋分", "考核办法"];
    private static readonly string[] Projects = ["总投资", "建设规模", "建设内容", "建设地点", "建设单位", "建设性质", "项目业主", "建设期"];

    private readonly NoticeTable _table;
    private readonly int? _issuedIn;
    private readonly IReadOnlyList<TargetColumn> _columns;
    private readonly int? _captionYear;
    private readonly string? _tableUnit;
    private readonly List<ExtractedTarget> _targets = [];

    private TableTargetReader(NoticeTable table, int? issuedIn)
    {
        (_table, _issuedIn) = (table, issuedIn);
        _columns = TargetColumns.Of(table, issuedIn);
        _captionYear = TargetColumns.YearOf(table.Caption ?? "");
        _tableUnit = UnitBracket.Of(table.UnitNote ?? "") ?? UnitBracket.Of(table.Caption ?? "");
    }

    public static IReadOnlyList<ExtractedTarget> Read(NoticeTable table, int? issuedIn) => new TableTargetReader(table, issuedIn).Read();

    private List<ExtractedTarget> Read()
    {
        if (_columns.Any(column => TargetColumns.ContainsAny(column.Title, Scores) || TargetColumns.ContainsAny(column.Title, Projects)))
        {
            return _targets;
        }

        var isOfTargets = IsOfTargets();
        var name = "";

        foreach (var row in _table.Rows)
        {
            if (row.IsGroup)
            {
                continue;
            }

            if (isOfTargets)
            {
                name = NameOf(row) is { Length: > 0 } printed ? printed : name;
                ReadRow(row, name);
            }
            else
            {
                ReadSentences(row);
            }
        }

        return _targets;
    }

    /// <summary>A name or area column, a value column, and figures under it rather than sentences.</summary>
    private bool IsOfTargets()
    {
        if (!_columns.Any(column => column.Role is ColumnRole.Name or ColumnRole.Area)
            || !_columns.Any(column => column.Role is ColumnRole.Value or ColumnRole.Change))
        {
            return false;
        }

        var area = _columns.Any(column => column.Role == ColumnRole.Area);
        var announced = !area
            || TargetColumns.ContainsAny(_table.Caption ?? "", ["目标", "指标", "任务", "计划", "分解"])
            || _columns.Any(column => TargetColumns.ContainsAny(column.Title, ["目标", "指标", "任务", "计划"]) || column.Year is not null);

        int figures = 0, sentences = 0;

        foreach (var row in _table.Rows)
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                if (_columns[i].Role is ColumnRole.Value or ColumnRole.Change && row[i].Length > 0)
                {
                    (figures, sentences) = row[i].Length <= 30 ? (figures + 1, sentences) : (figures, sentences + 1);
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
        var baseline = _columns.Where(column => column.Role == ColumnRole.Baseline).Select(column => column.Year).FirstOrDefault(year => year is not null);
        var dueYear = _columns.Where(column => column.Role == ColumnRole.Value && column.Year is not null).Select(column => column.Year).LastOrDefault() ?? _captionYear;

        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _columns[i];

            if (column.Role is ColumnRole.Value or ColumnRole.Change && row[i].Length > 0)
            {
                var cell = new TargetCell(
                    row,
                    column,
                    name,
                    IsArea: _columns.Any(other => other.Role == ColumnRole.Area),
                    Year: column.Role == ColumnRole.Change ? column.Year ?? dueYear : column.Year ?? _captionYear,
                    BaselineYear: column.Role == ColumnRole.Change ? baseline : null,
                    Unit: UnitOf(row, name, column),
                    Nature: NatureOf(row),
                    _table.Caption);

                _targets.AddRange(cell.Read(row[i], _issuedIn));
            }
        }
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

            if (cell.Text.Length >= 6 && (role is null || !TargetColumns.ContainsAny(role.Title, ["责任", "牵头", "配合", "时限", "备注", "部门", "单位"])))
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
