using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Which column of a task table holds what, told by the column titles; -1 where there is none.</summary>
internal sealed partial record TaskColumns(
    int Group,
    int Number,
    int Name,
    int Content,
    IReadOnlyList<(int Column, RoleKind Kind)> Units,
    IReadOnlyList<int> Deadlines,
    bool FirstListedLeads)
{
    /// <summary>The columns, or null when the table is none of tasks.</summary>
    public static TaskColumns? Of(NoticeTable table)
    {
        var titles = table.Columns.Select(title => Blanks().Replace(title, "")).ToList();
        var told = new ToldTitles();

        for (var i = 0; i < titles.Count; i++)
        {
            told.Take(titles[i], i);
        }

        var (units, deadlines, texts, group) = (told.Units, told.Deadlines, told.Texts, told.Group);

        if ((units.Count == 0 && !SetsDeadlines(titles, deadlines)) || (texts.Count == 0 && group < 0) || HoldsFigures(titles))
        {
            return null;
        }

        if (texts.Count == 0)
        {
            (texts, group) = ([group], -1);
        }

        // A column of names stands before the column that says what is to be done.
        // What it shall come to (目标要求) is told beside what is to be done, where both have columns behind the name's.
        var deeds = texts.Where(column => !titles[column].Contains("目标", StringComparison.Ordinal) && (column == texts[^1] || !titles[column].Contains("名称", StringComparison.Ordinal))).ToList();
        var content = texts.Count > 1 ? Longest(table, deeds.Count > 0 && texts.Count > 2 ? deeds : texts) : texts[0];
        var name = texts.FirstOrDefault(column => column < content, -1);
        return new TaskColumns(group, told.Number, name, content, units, deadlines, told.FirstLeads);
    }

    /// <summary>What each title says its column holds.</summary>
    private sealed class ToldTitles
    {
        public List<(int Column, RoleKind Kind)> Units { get; } = [];

        public List<int> Deadlines { get; } = [];

        public List<int> Texts { get; } = [];

        public int Number { get; private set; } = -1;

        public int Group { get; private set; } = -1;

        public bool FirstLeads { get; private set; }

        public void Take(string title, int column)
        {
            if (UnitColumn().IsMatch(title) && RoleWords.OfLabel(WithoutRule(title)) is { } kind and not RoleKind.Deadline and not RoleKind.Ignored)
            {
                Units.Add((column, kind));
                FirstLeads |= FirstListed().IsMatch(title);
            }
            else if (title is "分工" or "部门分工" or "任务分工" or "职责分工")
            {
                // Who leads is told in the cells.
                Units.Add((column, RoleKind.Responsible));
            }
            else if (DeadlineColumn().IsMatch(title))
            {
                Deadlines.Add(column);
            }
            else if (Number < 0 && NumberColumn().IsMatch(title))
            {
                Number = column;
            }
            else if (Group < 0 && Texts.Count == 0 && GroupColumn().IsMatch(title))
            {
                Group = column;
            }
            else if (TextColumn().IsMatch(title))
            {
                Texts.Add(column);
            }
        }
    }

    /// <summary>重点工作 | 主要任务 | 完成时限: tasks that are set without saying whose they are.</summary>
    private static bool SetsDeadlines(List<string> titles, List<int> deadlines) =>
        deadlines.Count > 0 && titles.Exists(title => DeedColumn().IsMatch(title)) && !titles.Exists(title => title.Contains("进展", StringComparison.Ordinal) || title.Contains("完成情况", StringComparison.Ordinal));

    /// <summary>A table of indicators; aims by year beside a column of what is to be done leave it a table of tasks.</summary>
    private static bool HoldsFigures(List<string> titles) =>
        titles.Exists(title => TargetColumn().IsMatch(title))
        && (titles.Exists(title => title.Contains("指标", StringComparison.Ordinal) || title.Contains("计量单位", StringComparison.Ordinal)) || !titles.Exists(title => DeedColumn().IsMatch(title)));

    private static int Longest(NoticeTable table, List<int> columns) =>
        columns.MaxBy(column => table.Rows.Take(50).Sum(row => row[column].Length));

    [GeneratedRegex("^序号$|^编号$|^No\\.?$|^号$|^项次$")]
    private static partial Regex NumberColumn();

    [GeneratedRegex("类别|分类|领域|一级|板块|方面|类型|章节|任务类|大类|专项$|部分")]
    private static partial Regex GroupColumn();

    [GeneratedRegex("任务|事项|措施|举措|内容|工作|项目|名称|要点|目标|要求|清单|政策|条款|问题|行动|重点|安排|做法|改革")]
    private static partial Regex TextColumn();

    [GeneratedRegex("(任务|措施|举措|事项|工作)(内容|名称)?$")]
    private static partial Regex DeedColumn();

    [GeneratedRegex("(牵头|主办|主责|责任|负责|配合|协办|参与|参加|落实|实施|承办|协同|指导|主管|支持)[^时限]{0,6}(单位|部门|主体|处室|科室|机构|地区)|^(牵头|配合|责任|主办|协办|分工|责任分工|职责分工|任务分工)(单位|部门)?$|^(单位|部门)分工$")]
    private static partial Regex UnitColumn();

    private static ReadOnlySpan<char> WithoutRule(string title) => FirstListed().Match(title) is { Success: true } rule ? title.AsSpan(0, rule.Index) : title;

    // 责任单位（第一个为牵头单位）
    [GeneratedRegex("[（(].*(第一|首位|首个|排在前).*牵头")]
    private static partial Regex FirstListed();

    [GeneratedRegex("时限|时间|节点|期限|进度|完成日期")]
    private static partial Regex DeadlineColumn();

    // 指标, 目标值, 2025年: figures to be reached, not tasks
    [GeneratedRegex("^指标(名称)?$|目标值|指标值|属性|计量单位|^20[0-9]{2}年")]
    private static partial Regex TargetColumn();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
