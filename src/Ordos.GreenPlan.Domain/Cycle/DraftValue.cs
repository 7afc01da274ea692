namespace Ordos.GreenPlan.Domain.Cycle;

/// <summary>An indicator's value typed into a row (本期数值), until the row is sent and it becomes a reading.</summary>
public sealed class DraftValue
{
    public required int ReportId { get; init; }
    public required int IndicatorId { get; init; }

    /// <summary>The district; empty for the whole area.</summary>
    public required string Area { get; init; }

    public required decimal Value { get; set; }
    public string? Unit { get; set; }

    /// <summary>The word that a doubt asks for.</summary>
    public string? Note { get; set; }

    public ValueEntry Entry => new(IndicatorId, Area, Value, Unit, Note);
}

/// <summary>A value as it is typed into a row.</summary>
public sealed record ValueEntry(int IndicatorId, string Area, decimal Value, string? Unit, string? Note)
{
    public const int MaxUnit = 50;
    public const int MaxNote = 500;
    private const decimal Largest = 1_000_000_000_000_000;

    /// <exception cref="DomainRuleException"><c>value-large</c>; <c>text-too-long</c></exception>
    public ValueEntry Cleaned()
    {
        if (Math.Abs(Value) >= Largest || Value != decimal.Round(Value, 6))
        {
            throw new DomainRuleException("value-large", "指标数值过大或小数超过6位，请核对单位。");
        }

        if (Unit?.Length > MaxUnit || Note?.Length > MaxNote)
        {
            throw new DomainRuleException("text-too-long", $"指标单位不超过{MaxUnit}字，数值说明不超过{MaxNote}字，请精简。");
        }

        // The same number typed with more zeros is the same.
        return this with { Value = Value / 1.000000000000000000000000000000m, Unit = Clean(Unit), Note = Clean(Note) };
    }

    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words ? words : null;
}
