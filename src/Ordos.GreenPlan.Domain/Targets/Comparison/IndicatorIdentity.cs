namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>Which indicator a target belongs to, as its name, unit and direction tell (指标归并建议).</summary>
/// <param name="Subject">The comparable words of area, group and indicator; a district is left out, being a part of the area.</param>
/// <param name="Whole">What it is a share of; empty where the name does not say.</param>
/// <param name="Class">A class of size or of projects to which it is limited; empty where there is none.</param>
/// <param name="Quantity">Units of one quantity can be converted into each other.</param>
/// <param name="Change">A level, a rise and a fall are three indicators.</param>
public sealed record IndicatorIdentity(string Subject, string Whole, string Class, string Quantity, TargetChange Change)
{
    private const int Longest = 300;

    /// <summary>The words before 基本目标 and 激励目标, which name the tier and not the indicator.</summary>
    private static readonly string[] Tiers = ["激励目标", "基本目标"];

    /// <summary>One text by which an indicator is found again.</summary>
    public string Key => Clip($"{Subject}|{Whole}|{Class}|{Quantity}|{Change}");

    /// <summary>The key that a name which does not say what it is a share of has.</summary>
    public string KeyWithoutWhole => (this with { Whole = "" }).Key;

    /// <summary>Whether the name says nothing that could be compared.</summary>
    public bool IsEmpty => Subject.Length + Whole.Length == 0;

    public static IndicatorIdentity Of(ComparedTarget target)
    {
        var measured = MeasuredIndicator.Read(
            AreaOf(target).Length > 0 ? null : target.Scope, target.IndicatorName, target.Change != TargetChange.None,
            MeasuredIndicator.IsOfProjects(target), target.Document.Body);
        return new IndicatorIdentity(measured.Subject, measured.Whole, measured.Class, UnitTable.Read(target.Unit).Quantity, target.Change);
    }

    /// <summary>The district that the target holds for; empty where it holds for the whole area.</summary>
    public static string AreaOf(ComparedTarget target) => new JudgedTarget(target, Nothing, 0).NamesDistrict ? target.Scope! : "";

    /// <summary>Whether the value is an incentive (激励目标) rather than the basic one.</summary>
    public static bool IsIncentive(ComparedTarget target) => target.IndicatorName.Contains(Tiers[0], StringComparison.Ordinal);

    /// <summary>What the indicator is called until a person names it: the printed words without tier, district and the whole area.</summary>
    public static string NameOf(ComparedTarget target)
    {
        var name = target.IndicatorName;

        foreach (var tier in Tiers)
        {
            name = name.Replace(tier, "", StringComparison.Ordinal);
        }

        foreach (var area in IndicatorWords.WholeArea.Where(area => name.StartsWith(area, StringComparison.Ordinal)))
        {
            name = name[area.Length..];
        }

        name = name.Trim().Length > 1 ? name.Trim() : target.IndicatorName;
        var group = AreaOf(target).Length > 0 || target.Scope is null || Array.Exists(IndicatorWords.WholeArea, area => area == target.Scope) ? "" : target.Scope;
        return Clip(name.StartsWith(group, StringComparison.Ordinal) ? name : group + name);
    }

    /// <summary>What is better: a bound tells, of a change more is, else the words of the indicator do.</summary>
    public static IndicatorDirection DirectionOf(ComparedTarget target) => (target.Change, target.Comparator) switch
    {
        (TargetChange.Decrease, _) => IndicatorDirection.MoreIsBetter,
        (_, Comparator.AtLeast or Comparator.MoreThan) => IndicatorDirection.MoreIsBetter,
        (_, Comparator.AtMost or Comparator.LessThan) => IndicatorDirection.LessIsBetter,
        _ => Says(target, IndicatorWords.LessIsMore) && !Says(target, IndicatorWords.MoreIsMore) ? IndicatorDirection.LessIsBetter : IndicatorDirection.MoreIsBetter,
    };

    /// <summary>Amounts that a plan adds or takes away run up over its years; everything else is a level, until a person says otherwise.</summary>
    public static IndicatorKind KindOf(ComparedTarget target) =>
        target.Change != TargetChange.None ? IndicatorKind.Cumulative : IndicatorKind.Level;

    /// <summary>Amounts add up; shares and intensities do not, and their weight is unknown until a person states it.</summary>
    public static RollUp RollUpOf(ComparedTarget target) => UnitTable.Read(target.Unit).IsAdditive ? RollUp.Sum : RollUp.None;

    private static MeasuredIndicator Nothing { get; } = new("", "", "", "");

    private static bool Says(ComparedTarget target, string[] words) =>
        Array.Exists(words, word => target.IndicatorName.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Clip(string text) => text.Length <= Longest ? text : text[..Longest];
}
