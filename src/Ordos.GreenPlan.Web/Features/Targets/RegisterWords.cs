using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>The words of the register.</summary>
public static class RegisterWords
{
    public static IReadOnlyList<PairVerdict> Verdicts { get; } =
    [
        PairVerdict.Conflicting, PairVerdict.Relaxed, PairVerdict.Tightened, PairVerdict.Superseded, PairVerdict.Same, PairVerdict.NextStep,
        PairVerdict.PartOfTotal, PairVerdict.DifferentScope,
    ];

    public static string Word(this PairVerdict verdict) => verdict switch
    {
        PairVerdict.Same => "一致",
        PairVerdict.Conflicting => "冲突",
        PairVerdict.Superseded => "被替代",
        PairVerdict.Tightened => "收紧",
        PairVerdict.Relaxed => "放宽",
        PairVerdict.NextStep => "递进",
        PairVerdict.PartOfTotal => "分项与总量",
        _ => "口径不同",
    };

    public static string Word(this Attainment attainment) => attainment switch
    {
        Attainment.Met => "达标",
        Attainment.Near => "接近",
        Attainment.Missed => "未达标",
        _ => "数据缺失",
    };

    /// <summary>The shape and colour that attainment shares with health.</summary>
    public static Health Look(this Attainment attainment) => attainment switch
    {
        Attainment.Met => Health.Green,
        Attainment.Near => Health.Yellow,
        Attainment.Missed => Health.Red,
        _ => Health.Grey,
    };

    public static string Word(this TargetNature nature) => nature == TargetNature.Binding ? "约束性" : "预期性";

    public static string Word(this IndicatorDirection direction) => direction == IndicatorDirection.MoreIsBetter ? "越高越好" : "越低越好";

    public static string Word(this IndicatorKind kind) => kind switch
    {
        IndicatorKind.Cumulative => "累计",
        IndicatorKind.PerPeriod => "当期",
        _ => "时点",
    };

    public static string Word(this RollUp rollUp, string? weight) => rollUp switch
    {
        RollUp.Sum => "旗区相加",
        RollUp.Weighted => $"旗区按{weight}加权",
        _ => "不汇总",
    };

    /// <summary>What a level, a rise and a fall add to the name of an indicator.</summary>
    public static string Suffix(TargetChange change) => change switch
    {
        TargetChange.Increase => "（增加）",
        TargetChange.Decrease => "（下降）",
        _ => "",
    };

    public static string Area(string area) => area.Length == 0 ? "全域" : area;
}
