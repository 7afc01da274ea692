namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>A target with what the rules read out of its name and unit.</summary>
internal sealed class JudgedTarget(ComparedTarget target, MeasuredIndicator indicator, int ordinal)
{
    public ComparedTarget Target { get; } = target;

    public MeasuredIndicator Indicator { get; } = indicator;

    /// <summary>Read when it is first asked for: most of the targets held are never looked at.</summary>
    public MeasuredUnit Unit => field ??= UnitTable.Read(Target.Unit);

    /// <summary>Position in the order of what is compared.</summary>
    public int Ordinal { get; } = ordinal;

    public ComparedDocument Document => Target.Document;

    /// <summary>The year it is due; the last year of the plan where none is printed.</summary>
    public int? Year => Target.Year ?? Document.HorizonYear;

    public bool IsChange => Target.Change != TargetChange.None;

    /// <summary>The lower end, or the size of a change: a table prints -5, the text 下降5%.</summary>
    public decimal? Value => IsChange && Target.Value is { } value ? Math.Abs(value) : Target.Value;

    public decimal? UpperValue => IsChange && Target.UpperValue is { } value ? Math.Abs(value) : Target.UpperValue;

    /// <summary>Whether its scope is a district, banner or county by name; 主城区 and 开发区 are none.</summary>
    public bool NamesDistrict =>
        Target.Scope is { Length: > 2 } scope && scope[^1] is '旗' or '县' or '区' or '市'
        && !Array.Exists(IndicatorWords.OtherAreas, area => Target.Scope.EndsWith(area, StringComparison.Ordinal));

    public bool IsOfSameDocument(JudgedTarget other) => Document.Key == other.Document.Key;
}
