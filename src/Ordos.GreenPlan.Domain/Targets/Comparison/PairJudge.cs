namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Gives two targets their verdict; the order of the questions is the order in docs/comparison.md.</summary>
internal static class PairJudge
{
    /// <returns>Null when the two have nothing to say about each other.</returns>
    public static (PairVerdict Verdict, string Reason)? Judge(JudgedTarget a, JudgedTarget b, Likeness likeness)
    {
        var areOfOtherPlaces = a.Document.Body.GovernsElsewhere(b.Document.Body);

        if (areOfOtherPlaces && SharePlace(a, b) is { } shared)
        {
            (a, b, likeness, areOfOtherPlaces) = (shared.A, shared.B, IndicatorLikeness.Of(shared.A.Indicator, shared.B.Indicator), false);
        }

        if (likeness == Likeness.None)
        {
            return null;
        }

        if (a.Target.Change != b.Target.Change)
        {
            return OfLevelAndChange(a, b, likeness);
        }

        if (!a.Unit.Measures(b.Unit) && !AreGrades(a, b) && !(a.IsOfSameDocument(b) && (a.Target.Unit is null || b.Target.Unit is null)))
        {
            return OfOtherUnits(a, b, likeness);
        }

        return likeness switch
        {
            Likeness.OtherTier when a.Year == b.Year => (PairVerdict.DifferentScope, $"同一指标的基本目标与激励目标，口径不同：{Wording.Of(a)}，{Wording.Of(b)}。"),
            Likeness.OtherTier => null,
            Likeness.Narrower => IsAreaAndPart(a, b) ? null : OfNarrower(a, b),
            _ when areOfOtherPlaces => a.Year == b.Year
                ? (PairVerdict.DifferentScope, $"两份文件管辖的地区不同：{Wording.Of(a)}，{Wording.Of(b)}。")
                : null,
            _ => OfSameIndicator(a, b, likeness == Likeness.NamedOfKind ? "（一方点名的是另一方所指的一类对象之一）" : ""),
        };
    }

    private static (PairVerdict, string)? OfLevelAndChange(JudgedTarget a, JudgedTarget b, Likeness likeness)
    {
        var concernsBoth = likeness == Likeness.Same ? a.Year == b.Year : likeness == Likeness.Narrower && a.IsOfSameDocument(b) && a.Year == b.Year;
        var change = a.IsChange ? a : b;
        var isExpressible = a.Unit.Measures(b.Unit) || change.Unit.Quantity is "share" or "points";

        return concernsBoth && isExpressible && a.Value is not null && b.Value is not null
            ? (PairVerdict.DifferentScope, a.IsChange && b.IsChange
                ? $"变化方向不同：{Wording.Of(a)}，{Wording.Of(b)}。"
                : $"一个是水平值，一个是变化量：{Wording.Of(a)}，{Wording.Of(b)}。")
            : null;
    }

    private static (PairVerdict, string)? OfOtherUnits(JudgedTarget a, JudgedTarget b, Likeness likeness)
    {
        var areShareAndPoints = a.Unit.Quantity is "share" or "points" && b.Unit.Quantity is "share" or "points";

        return likeness == Likeness.Same && a.IsChange && areShareAndPoints && a.Year == b.Year
            ? (PairVerdict.Conflicting, $"同一指标同一年份，单位不同且不能换算（%与个百分点）：{Wording.Of(a)}，{Wording.Of(b)}。")
            : null;
    }

    private static (PairVerdict, string)? OfNarrower(JudgedTarget a, JudgedTarget b) =>
        a.IsOfSameDocument(b) && a.Year == b.Year && Strictness.Compare(a, b) == 0 && a.Indicator.Class == b.Indicator.Class
            ? (PairVerdict.Same, $"同一文件中重复列出，其一省略了部分限定词，年份、数值一致：{Wording.Of(a)}。")
            : (PairVerdict.DifferentScope, $"“{Name(a)}”与“{Name(b)}”的范围、对象或口径不同：{Wording.Of(a)}，{Wording.Of(b)}。");

    private static (PairVerdict, string)? OfSameIndicator(JudgedTarget a, JudgedTarget b, string note)
    {
        if (a.Value is null || b.Value is null)
        {
            return AreGrades(a, b) ? OfGrades(a, b) : null;
        }

        // What two notices ask without a year, such as 新建建筑全部达标, is asked for all time.
        if (a.Year == b.Year || (a.Target.Year is null && b.Target.Year is null && Strictness.Compare(a, b) == 0))
        {
            return OfSameYear(a, b, note);
        }

        if (a.Year is null || b.Year is null)
        {
            return Strictness.Compare(a, b) == 0 ? (PairVerdict.Same, $"数值、范围一致，其一未写年份：{Wording.Of(a)}，{Wording.Of(b)}{note}。") : null;
        }

        return a.Year < b.Year ? OfSteps(a, b, note) : OfSteps(b, a, note);
    }

    private static bool AreGrades(JudgedTarget a, JudgedTarget b) => a.Value is null && b.Value is null;

    private static (PairVerdict, string)? OfGrades(JudgedTarget a, JudgedTarget b) =>
        a.Year != b.Year ? null
        : a.Unit.Quantity == b.Unit.Quantity ? (PairVerdict.Same, $"年份、范围、等级一致：{Wording.Of(a)}。")
        : (PairVerdict.Conflicting, $"同一指标同一年份，等级不同：{Wording.Of(a)}，{Wording.Of(b)}。");

    private static (PairVerdict, string) OfSameYear(JudgedTarget a, JudgedTarget b, string note)
    {
        if (HaveOtherBaselines(a, b))
        {
            return (PairVerdict.DifferentScope, $"基期不同（{a.Target.BaselineYear}年、{b.Target.BaselineYear}年）：{Wording.Of(a)}，{Wording.Of(b)}。");
        }

        var strictness = Strictness.Compare(a, b);

        if (strictness == 0)
        {
            return (PairVerdict.Same, $"年份、范围、数值一致{note}：{Wording.Of(a)}，{Wording.Of(b)}。");
        }

        var later = b.Document.IsLaterThan(a.Document) == true ? b : a.Document.IsLaterThan(b.Document) == true ? a : null;
        var earlier = later == a ? b : a;

        if (later is not null && later.Document.Replaces(earlier))
        {
            return (PairVerdict.Superseded, $"{Wording.Later(later.Document)}写明替代前一文件，{Wording.Of(earlier)}由{Wording.Of(later)}替代{note}。");
        }

        if (later is not null && Adjustment.IsSaid(later, earlier))
        {
            var isStricter = (later == a ? strictness : -strictness) > 0;
            return (isStricter ? PairVerdict.Tightened : PairVerdict.Relaxed,
                $"{Wording.Later(later.Document)}写明调整目标，由{Wording.Of(earlier)}{(isStricter ? "收紧" : "放宽")}为{Wording.Of(later)}{note}。");
        }

        return (PairVerdict.Conflicting, $"同一指标、同一范围、同一年份，目标值不同{note}：{Wording.Of(a)}，{Wording.Of(b)}，均未废止。");
    }

    /// <param name="sooner">The target that is due first.</param>
    /// <param name="farther">The one that is due later.</param>
    private static (PairVerdict, string)? OfSteps(JudgedTarget sooner, JudgedTarget farther, string note)
    {
        var values = $"{Wording.Of(sooner)}，{Wording.Of(farther)}{note}";

        if (HaveOtherBaselines(sooner, farther) && !(farther.Target.BaselineYear >= sooner.Year))
        {
            return (PairVerdict.DifferentScope, $"基期不同（{sooner.Target.BaselineYear}年、{farther.Target.BaselineYear}年）：{values}。");
        }

        // A fall counted from the year in which the former one was due goes on from there, however large it is.
        if (farther.IsChange && farther.Target.BaselineYear >= sooner.Year)
        {
            return (PairVerdict.NextStep, $"以前一目标的完成年为基期继续推进：{values}。");
        }

        var strictness = Strictness.Compare(farther, sooner);

        if (sooner.Document.IsLaterThan(farther.Document) == true)
        {
            return strictness > 0
                ? (PairVerdict.NextStep, $"年份较后、要求更高，为同一路径上的下一步：{values}。")
                : (PairVerdict.Tightened, $"{Wording.Later(sooner.Document)}要求提前达到同样或更高的目标：{values}。");
        }

        var isAdjusted = farther.Document.IsLaterThan(sooner.Document) == true && Adjustment.IsSaid(farther, sooner);
        return strictness switch
        {
            > 0 when isAdjusted => (PairVerdict.Tightened, $"{Wording.Later(farther.Document)}写明调整目标，要求更高：{values}。"),
            > 0 => (PairVerdict.NextStep, $"年份较后、要求更高，为同一路径上的下一步：{values}。"),
            0 when sooner.IsOfSameDocument(farther) => (PairVerdict.NextStep, $"同一文件中后一年保持同一要求：{values}。"),
            0 => (PairVerdict.Relaxed, $"{Wording.Later(farther.Document)}把同一目标值推迟到{farther.Year}年：{values}。"),
            _ => (PairVerdict.Relaxed, $"{(sooner.IsOfSameDocument(farther) ? "同一文件中后一年" : Wording.Later(farther.Document))}要求降低：{values}。"),
        };
    }

    private static bool HaveOtherBaselines(JudgedTarget a, JudgedTarget b) =>
        a is { IsChange: true, Target.BaselineYear: { } one } && b is { IsChange: true, Target.BaselineYear: { } other } && one != other;

    /// <summary>The lines of a table by districts stand beside each other and beside the whole; nobody takes one for the other.</summary>
    private static bool IsAreaAndPart(JudgedTarget a, JudgedTarget b) => a.NamesDistrict != b.NamesDistrict || (a.NamesDistrict && a.Target.Scope != b.Target.Scope);

    /// <summary>A region's document that names the city speaks of the same area as the city's own.</summary>
    private static (JudgedTarget A, JudgedTarget B)? SharePlace(JudgedTarget a, JudgedTarget b)
    {
        if (Names(a, b.Document.Body.Place))
        {
            return (ReadFor(a, b.Document.Body), b);
        }

        return Names(b, a.Document.Body.Place) ? (a, ReadFor(b, a.Document.Body)) : null;
    }

    private static bool Names(JudgedTarget target, string place) => place.Length > 0 && Name(target).Contains(place, StringComparison.Ordinal);

    private static JudgedTarget ReadFor(JudgedTarget target, IssuingBody body) =>
        new(target.Target, MeasuredIndicator.Read(target.Target.Scope, target.Target.IndicatorName, target.IsChange, MeasuredIndicator.IsOfProjects(target.Target), body), target.Ordinal);

    private static string Name(JudgedTarget target) => target.Target.Scope + target.Target.IndicatorName;
}
