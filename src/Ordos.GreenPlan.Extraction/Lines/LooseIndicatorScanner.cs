using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>
/// Finds tables of indicators that lost every tab and have no column of numbers: a line for each title (指标, 2020年, 2025年,
/// 属性), then a line for each cell. Where a row ends is told by its figures.
/// </summary>
internal static partial class LooseIndicatorScanner
{
    private const int FewestColumns = 3;
    private const int MostColumns = 9;
    private const int MostBlanks = 2;
    private const int LongestTitle = 16;
    private const int LongestName = 60;
    private const int LongestValue = 24;

    public static TableBlock? TryRead(List<SourceLine> lines, int start, out int next)
    {
        next = start;

        if (!NameTitle().IsMatch(lines[start].Text))
        {
            return null;
        }

        var at = start;
        var titles = ReadTitles(lines, ref at);
        var name = titles.FindLastIndex(title => NameTitle().IsMatch(title));

        if (titles.Count < FewestColumns || name == titles.Count - 1 || !titles.Exists(title => YearTitle().IsMatch(title)))
        {
            return null;
        }

        var rows = new List<RowCells> { new(lines[start].Number, titles) };

        while ((ReadGroup(lines, at, titles, name, out var behind) ?? ReadRow(lines, at, titles.Count, name, out behind)) is { } row)
        {
            rows.Add(row);
            at = behind;
        }

        next = rows.Count > 2 ? at : start;
        return rows.Count > 2 ? new TableBlock(lines[start].Number, rows) : null;
    }

    private static List<string> ReadTitles(List<SourceLine> lines, ref int at)
    {
        var titles = new List<string>();

        while (Printed(lines, at) is { } i && titles.Count < MostColumns && lines[i].Text is { Length: <= LongestTitle } text
            && (NameTitle().IsMatch(text) || YearTitle().IsMatch(text) || PlainTitle().IsMatch(text)))
        {
            titles.Add(text);
            at = i + 1;
        }

        return titles;
    }

    /// <summary>A line more than a row has before its figures names the group of the rows below.</summary>
    private static RowCells? ReadGroup(List<SourceLine> lines, int at, List<string> titles, int name, out int next)
    {
        var words = name + 1;

        while (words < titles.Count && WordColumn().IsMatch(titles[words]))
        {
            words++;
        }

        next = at;

        for (var line = at; Printed(lines, line) is { } i && IsName(lines[i].Text); line = i + 1)
        {
            if (words-- == 0)
            {
                var first = Printed(lines, at)!.Value;
                next = first + 1;
                return new RowCells(lines[first].Number, [lines[first].Text]);
            }
        }

        return null;
    }

    private static bool IsName(string text) => text.Length <= LongestName && !Value().IsMatch(text) && text[^1] is not ('。' or '：' or '；');

    /// <summary>One to three names (a group's may be printed in its first row only), then a cell for each column behind the names.</summary>
    private static RowCells? ReadRow(List<SourceLine> lines, int at, int columns, int name, out int next)
    {
        var cells = new List<string>();
        var number = 0;
        next = at;

        while (cells.Count <= name && Printed(lines, next) is { } i && IsName(lines[i].Text))
        {
            number = cells.Count == 0 ? lines[i].Number : number;
            cells.Add(lines[i].Text);
            next = i + 1;
        }

        if (cells.Count == 0)
        {
            return null;
        }

        cells.InsertRange(0, Enumerable.Repeat("", name + 1 - cells.Count));
        var figures = 0;

        for (var column = name + 1; column < columns; column++)
        {
            if (Printed(lines, next) is not { } i || lines[i].Text.Length > LongestValue)
            {
                return null;
            }

            figures += Value().IsMatch(lines[i].Text) ? 1 : 0;
            cells.Add(lines[i].Text);
            next = i + 1;
        }

        return figures > 0 ? new RowCells(number, cells) : null;
    }

    /// <summary>The next printed line, not far behind.</summary>
    private static int? Printed(List<SourceLine> lines, int from)
    {
        for (var i = from; i < lines.Count && i <= from + MostBlanks; i++)
        {
            if (lines[i].Text.Length > 0)
            {
                return lines[i].HasInnerTab || lines[i].StartsWithTab ? null : i;
            }
        }

        return null;
    }

    [GeneratedRegex("^(类别|分类|领域|一级指标|二级指标|指标|指标名称|指标内容|主要指标|具体指标)([（(]单位[）)])?$")]
    private static partial Regex NameTitle();

    // Columns of words behind the name
    [GeneratedRegex("单位$|属性$|性质$|类型$")]
    private static partial Regex WordColumn();

    // 2020年 | 2025年目标 | 全年目标 | 到2025年 | 2020年实际值 | 目标值（2025年）
    [GeneratedRegex("^[到至]?20[0-9]{2}\\s?年?(底|末|度)?(实际|现状|基期|基数|完成|规划|预期|计划)?(目标|指标)?(值|数|情况)?([（(].{1,8}[）)])?$|^(规划|预期|发展|全年|年度|本年)?(目标|计划)(值)?([（(].{1,8}[）)])?$")]
    private static partial Regex YearTitle();

    // 单位 | 属性 | 年均增长（%） | 累计变化 | “十四五”年均增速 | 现状值
    [GeneratedRegex("^(计量)?单位$|^(指标)?(属性|性质|类型)$|^备注$|^(“?十[三四五]五”?)?(时期|期间)?(年均|累计|变化|增速|增长|增幅)[^0-9，。]{0,8}([（(〔\\[].{1,8}[）)〕\\]])?$|^(现状|基期|基准|基础|实际|完成)值$|^(全年|年度|实际|上年)?(完成|实绩|执行)(数|情况)?$")]
    private static partial Regex PlainTitle();

    // 83.4 | <5.5 | ≥95 | 〔13.5〕 | [28] | 约10 | +0.015 | 增长5%左右 | — | 完成国家下达任务 | 大于6
    [GeneratedRegex("^(增长|提高|下降|降低|减少|新增|达到)?[\\[［〔（(<>≤≥＜＞＝约~～超大小高低不于少过控制在达到以]{0,6}\\s?[-+−－]?[0-9]|^[-—－–/／]{1,4}$|^(完成|达到|保持|控制|按)[^，。]{0,16}(下达|要求|目标|任务|以内)|^(持续|稳步|进一步|逐步)(下降|提高|降低|改善|提升)$")]
    private static partial Regex Value();
}
