using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What a column of a table of targets holds.</summary>
internal enum ColumnRole
{
    Other,
    Name,
    Area,
    Unit,
    Nature,
    Baseline,
    Value,
    Change,
}

/// <param name="Role">What the column holds.</param>
/// <param name="Title">Its title without unit.</param>
/// <param name="Year">The year its title names.</param>
/// <param name="Unit">The unit its title names: 目标（%）.</param>
internal sealed record TargetColumn(ColumnRole Role, string Title, int? Year, string? Unit);

/// <summary>Reads from the titles of a table which columns hold targets.</summary>
internal static class TargetColumns
{
    private static readonly string[] Ordinals = ["序号", "编号", "序"];
    private static readonly string[] Units = ["单位", "计量单位", "指标单位", "（单位）"];
    private static readonly string[] Natures = ["属性", "性质", "指标类型", "指标类别", "指标性质"];
    private static readonly string[] Areas =
        ["地区", "旗区", "区县", "县区", "县市", "市县", "地市", "市州", "盟市", "区域", "城市", "县（市", "县(市", "辖区", "街道", "乡镇", "行政区", "省份", "市（", "园区", "市别", "各市", "苏木", "州市", "区市"];

    private static readonly string[] Notes = ["备注", "说明", "责任", "牵头", "部门", "来源", "依据", "口径", "时限", "时间", "进度", "配合", "负责", "措施", "监测", "进展"];
    private static readonly string[] Present = ["实际", "现状", "基期", "基数", "基准", "完成值", "完成情况", "现值", "当前", "现有", "已完成"];
    private static readonly string[] Aims = ["目标", "规划", "预期", "计划"];
    private static readonly string[] Values = ["目标", "指标值", "规划", "计划", "预期", "任务", "数量", "目标值", "数值", "指标"];
    private static readonly string[] Changes = ["变化", "增速", "增长", "增幅", "降幅", "累计", "年均", "下降率", "升降"];
    private static readonly string[] Names = ["指标", "名称", "项目", "内容", "目标", "任务"];

    public static IReadOnlyList<TargetColumn> Of(NoticeTable table, int? issuedIn)
    {
        var titles = table.Columns.Select(title => title.Replace(" ", "", StringComparison.Ordinal)).ToList();
        var years = titles.Select(YearOf).ToList();
        var subject = SubjectColumn(titles, years);
        var isArea = subject >= 0 && ContainsAny(titles[subject], Areas) && !titles[subject].Contains("指标", StringComparison.Ordinal);
        var baseline = BaselineYear(titles, years, issuedIn);

        return [.. titles.Select((title, i) => new TargetColumn(
            i == subject ? (isArea ? ColumnRole.Area : ColumnRole.Name) : RoleOf(title, years[i], baseline, isArea),
            UnitBracket.Without(title),
            years[i],
            UnitBracket.Of(title)))];
    }

    /// <summary>The column of indicators or areas: the first that is titled so, else the first that is no ordinal.</summary>
    private static int SubjectColumn(List<string> titles, List<int?> years)
    {
        // 一级指标, 二级指标, 三级指标: the finest is what is measured.
        var finest = titles.FindLastIndex(title => title.Length == 4 && title.EndsWith("级指标", StringComparison.Ordinal));

        if (finest >= 0)
        {
            return finest;
        }

        var named = titles.FindIndex(title => !IsPlain(title) && title is "指标" or "指标名称" or "主要指标" or "名称" or "具体指标" or "目标指标" or "约束性指标");

        return named >= 0
            ? named
            : titles.FindIndex(title => !IsPlain(title) && years[titles.IndexOf(title)] is null && title is not ("类别" or "领域" or "分类" or "类型" or "维度" or "方面"));
    }

    private static bool IsPlain(string title) =>
        Ordinals.Contains(title) || Units.Contains(title) || Natures.Contains(title) || ContainsAny(title, Notes);

    private static ColumnRole RoleOf(string title, int? year, int? baseline, bool isArea)
    {
        if (Units.Contains(title))
        {
            return ColumnRole.Unit;
        }

        if (Natures.Contains(title) || title.EndsWith("属性", StringComparison.Ordinal))
        {
            return ColumnRole.Nature;
        }

        if (title.Length == 0 || Ordinals.Contains(title) || ContainsAny(title, Notes))
        {
            return ColumnRole.Other;
        }

        if (ContainsAny(title, Present) || (year is not null && year == baseline))
        {
            return ColumnRole.Baseline;
        }

        if (isArea)
        {
            return ColumnRole.Value;
        }

        return ContainsAny(title, Changes) && !title.EndsWith("目标值", StringComparison.Ordinal) ? ColumnRole.Change
            : year is not null || ContainsAny(title, Values) ? ColumnRole.Value
            : ColumnRole.Other;
    }

    /// <summary>Of several years the first is the base when it is marked so, lies before the notice or ends the plan before.</summary>
    private static int? BaselineYear(List<string> titles, List<int?> years, int? issuedIn)
    {
        var named = years.Where(year => year is not null).Distinct().Order().ToList();

        if (named.Count == 0)
        {
            return null;
        }

        var marked = titles.FindIndex(title => YearOf(title) is not null && ContainsAny(title, Present));

        if (marked >= 0)
        {
            return years[marked];
        }

        // 2022年完成 beside 2025年目标
        if (named.Count > 1 && !HasAim(titles, named[0]) && named.Skip(1).All(year => HasAim(titles, year)))
        {
            return named[0];
        }

        // 2020 beside 2025 is the end of the plan before; so is any year before the notice.
        return named.Count > 1 && !HasAim(titles, named[0]) && (named[0] < issuedIn || (issuedIn is null && named[0] % 5 == 0 && named[1] == named[0] + 5))
            ? named[0]
            : null;
    }

    private static bool HasAim(List<string> titles, int? year) => titles.Exists(title => YearOf(title) == year && ContainsAny(title, Aims));

    public static int? YearOf(string title) => YearScope.InTitle(title);

    public static bool ContainsAny(string text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a column is titled as one that names what is measured or ordered.</summary>
    public static bool IsName(string title) => ContainsAny(title, Names);
}
