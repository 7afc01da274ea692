using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Readers;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Finds tables that lost every tab when they were copied: a line for each cell, first the column titles from 序号 on,
/// then rows that begin with 1, 2, 3.
/// </summary>
internal static partial class LooseTableScanner
{
    private const int MostColumns = 12;
    private const int MostLinesInRow = 60;

    public static TableBlock? TryRead(List<SourceLine> lines, int start, out int next)
    {
        next = start;

        if (lines[start].Text is not ("序号" or "序 号" or "编号") || ReadHeader(lines, start) is not { } header)
        {
            return null;
        }

        var plainGroup = TakePlainGroup(lines, header);
        var rows = new List<RowCells> { new(lines[start].Number, header.Titles) };
        var at = header.Next;

        if (plainGroup is not null)
        {
            rows.Add(new RowCells(lines[at - 1].Number, [plainGroup]));
        }
        else if (LooseGroups.At(lines, at) is { Cells: var cells, Next: var behind })
        {
            rows.Add(new RowCells(lines[at].Number, cells));
            at = behind;
        }

        at = ReadRows(lines, at, header.Titles, plainGroup is not null, rows);

        next = at;
        return rows.Count > 2 ? new TableBlock(lines[start].Number, rows) : null;
    }

    /// <summary>Reads the numbered rows and the group rows between them, behind which numbers may begin again.</summary>
    private static int ReadRows(List<SourceLine> lines, int at, List<string> titles, bool hasPlainGroups, List<RowCells> rows)
    {
        var number = 1;

        while (at < lines.Count && lines[at].Text == Figure(number))
        {
            var next = FindRow(lines, at + 1, number + 1);
            var cells = CellsOf(lines, at + 1, next ?? Math.Min(lines.Count, at + MostLinesInRow), titles.Count - 1, next is null, out var used);
            var group = next is null ? [] : LooseGroups.Behind(cells, titles.Count, hasPlainGroups);
            rows.Add(new RowCells(lines[at].Number, [Figure(number), .. Fit(cells.GetRange(0, cells.Count - group.Count), titles)]));

            if (group.Count > 0)
            {
                rows.Add(new RowCells(lines[next!.Value - 1].Number, group));
            }

            at = next ?? used;
            number = at < lines.Count && lines[at].Text == "1" ? 1 : number + 1;
        }

        return at;
    }

    private static (List<string> Titles, int Next)? ReadHeader(List<SourceLine> lines, int start)
    {
        var titles = new List<string>();

        for (var i = start; i < lines.Count && titles.Count <= MostColumns; i++)
        {
            var text = lines[i].Text;

            if (text.Length == 0)
            {
                continue;
            }

            if (text == "1" || LooseGroups.At(lines, i) is not null)
            {
                return titles.Count >= 3 && titles.Exists(title => KnownTitle().IsMatch(title)) ? (titles, i) : null;
            }

            if (text.Length > 16)
            {
                return null;
            }

            titles.Add(text);
        }

        return null;
    }

    /// <summary>A group row without number stands behind the titles like one of them; the first row, a cell short of them, gives it away.</summary>
    private static string? TakePlainGroup(List<SourceLine> lines, (List<string> Titles, int Next) header)
    {
        var last = header.Titles[^1];

        if (header.Titles.Count < 4 || KnownTitle().IsMatch(last) || NoGroup().IsMatch(last) || LooseGroups.At(lines, header.Next) is not null
            || FindNumber(lines, header.Next + 1, 2) is not { } second
            || CellsOf(lines, header.Next + 1, second, header.Titles.Count, isLast: false, out _).Count != header.Titles.Count - 2)
        {
            return null;
        }

        header.Titles.RemoveAt(header.Titles.Count - 1);
        return last;
    }

    /// <summary>Line of the next row, the number that follows or, behind a group row, 1 again; null in the last row.</summary>
    private static int? FindRow(List<SourceLine> lines, int from, int number)
    {
        var following = FindNumber(lines, from, number);

        for (var i = from; i < (following ?? Math.Min(lines.Count, from + MostLinesInRow)); i++)
        {
            if (LooseGroups.At(lines, i) is { Next: var next })
            {
                return next;
            }
        }

        return following;
    }

    /// <summary>Where the next number stands alone.</summary>
    private static int? FindNumber(List<SourceLine> lines, int from, int number)
    {
        var figure = Figure(number);

        for (var i = from; i < lines.Count && i < from + MostLinesInRow; i++)
        {
            if (lines[i].Text == figure)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Lines of a row, those that a break has cut joined; the last row has no more than its columns.</summary>
    private static List<string> CellsOf(List<SourceLine> lines, int from, int end, int columns, bool isLast, out int used)
    {
        var cells = new List<string>();
        used = from;

        for (; used < end; used++)
        {
            var text = lines[used].Text;
            var cut = cells.Count > 0 && (cells[^1][^1] is '，' or '、' or '；' or ',' or ';' || (text.Length > 0 && text[0] is '，' or '、' or '。' or '；' or '）' or ',' or ';' or ')'));

            if (isLast && !cut && (cells.Count == columns || (text.Length == 0 && cells.Count > 0 && lines[used - 1].Text.Length == 0)))
            {
                break;
            }

            if (text.Length == 0)
            {
                continue;
            }

            if (cut)
            {
                cells[^1] += text;
            }
            else
            {
                cells.Add(text);
            }
        }

        return cells;
    }

    /// <summary>Lines beyond the columns belong to the column of words.</summary>
    private static List<string> Fit(List<string> fitted, List<string> titles)
    {
        var columns = titles.Count - 1;
        var content = Math.Max(0, titles.FindLastIndex(title => ContentTitle().IsMatch(title)) - 1);

        while (fitted.Count > columns && content + 1 < fitted.Count)
        {
            fitted[content] += fitted[content + 1];
            fitted.RemoveAt(content + 1);
        }

        // A cell left empty prints no line: the deadline still belongs under its title.
        var deadline = titles.FindIndex(title => DeadlineTitle().IsMatch(title)) - 1;

        while (deadline > 0 && fitted.Count is > 0 and var count && count <= deadline && DeadlineReader.IsDeadline(fitted[^1]))
        {
            fitted.Insert(count - 1, "");
        }

        return fitted;
    }

    private static string Figure(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("任务|单位|部门|时限|时间|指标|目标|措施|举措|内容|事项|项目")]
    private static partial Regex KnownTitle();

    // Titles of the last columns, which no group is called by.
    [GeneratedRegex("[0-9]|属性|性质|备注|说明|类型|类别|领导|年度|进度|主体|依据|来源|[（(]")]
    private static partial Regex NoGroup();

    [GeneratedRegex("时限|时间|节点|期限")]
    private static partial Regex DeadlineTitle();

    [GeneratedRegex("措施|举措|内容|任务|事项|要求|指标|目标$")]
    private static partial Regex ContentTitle();
}
