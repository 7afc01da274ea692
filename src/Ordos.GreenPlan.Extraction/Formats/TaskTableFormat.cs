using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>
/// Tables of tasks: "every numbered row is a task: path is the group row, if any, then 序号 名称 …; text is the content
/// column".
/// </summary>
internal sealed partial class TaskTableFormat : INoticeFormat
{
    public IReadOnlyList<ExtractedTask> Read(NoticeReading notice)
    {
        var tasks = new List<ExtractedTask>();

        foreach (var table in notice.Text.Tables)
        {
            if (tasks.Count < NoticeExtractor.MostRecords && TaskColumns.Of(table) is { } columns)
            {
                ReadTable(table, columns, notice, tasks);
            }
        }

        return tasks;
    }

    private static void ReadTable(NoticeTable table, TaskColumns columns, NoticeReading notice, List<ExtractedTask> tasks)
    {
        string? group = null;
        var above = new string[table.Columns.Count];

        foreach (var row in table.Rows)
        {
            if (row.IsGroup)
            {
                group = row.GroupCell.Text;
                Array.Clear(above);
                continue;
            }

            if (NumberedGroup(row, columns) is { } numbered)
            {
                group = numbered;
                Array.Clear(above);
                continue;
            }

            group = columns.Group >= 0 && row[columns.Group].Length > 0 ? row[columns.Group] : group;

            if (row[columns.Content].Length > 0 && (columns.Number < 0 || row[columns.Number].Length > 0))
            {
                tasks.Add(ReadRow(row, columns, group, above, notice));
            }
        }
    }

    /// <summary>A group row that prints its number in the column of numbers: 一 | 工业绿色发展, and nothing else.</summary>
    private static string? NumberedGroup(TableRow row, TaskColumns columns)
    {
        var printed = row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0).Take(3).ToList();
        return printed.Count == 2 && columns.Number >= 0 && row[columns.Number] == printed[0] && GroupNumber().IsMatch(printed[0]) ? $"{printed[0].TrimEnd('、')}、{printed[1]}" : null;
    }

    [GeneratedRegex("^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$")]
    private static partial Regex GroupNumber();

    private static ExtractedTask ReadRow(TableRow row, TaskColumns columns, string? group, string[] above, NoticeReading notice)
    {
        var units = UnitList.Of([.. columns.Units.Select(column => Units(row, column))], notice.Rules.FirstListedLeads || columns.FirstListedLeads, notice.Place, notice.HallsAreBare);
        var due = string.Join('，', columns.Deadlines.Select(column => Carried(row, column, above)));
        var words = due.Length > 0 ? due : units.DeadlineWords;

        return new ExtractedTask(
            Path(row, columns, group, above),
            row[columns.Content],
            [.. units.Units, .. notice.Rules.For(row.Range, units.Units)],
            units.OpenEnded,
            DeadlineReader.Read(words, notice.Year),
            DeadlineReader.IsOngoing(words) && DeadlineReader.Read(words, notice.Year) is null,
            row.Range);
    }

    private static PlacedAssignment Units(TableRow row, (int Column, RoleKind Kind) column)
    {
        var cell = column.Column < row.Cells.Count ? row.Cells[column.Column] : default;
        var text = PlainMarks.Fold(cell.Text ?? "");
        return new PlacedAssignment(RoleGrammar.Read(text, 0, text.Length, column.Kind).AsPrintedIn(cell.Text ?? ""), cell.Range.Start);
    }

    private static List<string> Path(TableRow row, TaskColumns columns, string? group, string[] above)
    {
        var path = new List<string>();

        if (group is not null)
        {
            path.Add(group);
        }

        var number = columns.Number >= 0 ? row[columns.Number] : "";
        var name = columns.Name >= 0 ? Carried(row, columns.Name, above) : "";
        var last = number.Length > 0 && name.Length > 0 ? $"{number} {name}" : number + name;

        if (last.Length > 0)
        {
            path.Add(last);
        }

        return path;
    }

    /// <summary>A cell merged over several rows is printed in the first of them only.</summary>
    private static string Carried(TableRow row, int column, string[] above)
    {
        if (row[column].Length > 0)
        {
            above[column] = row[column];
        }

        return above[column] ?? "";
    }
}
