using System.Globalization;
using FluentValidation;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>What is typed into the form of a reading.</summary>
public sealed class ReadingFormEntry
{
    public PeriodLength Length { get; set; }
    public int Year { get; set; }
    public int Number { get; set; } = 1;
    public string Value { get; set; } = "";
    public string? Unit { get; set; }
    public string? Note { get; set; }
    public string? Reason { get; set; }

    /// <summary>How much the district counts; empty where it is not stated.</summary>
    public string? Weight { get; set; }

    public ReadingPeriod Period => new(Length, Year, Length == PeriodLength.Year ? 1 : Number);

    public decimal? WeightAmount => Parse(Weight);

    public decimal Amount => Parse(Value) ?? 0;

    /// <summary>Digits with a point and thousands' commas, as people copy them; full-width ones too.</summary>
    public static decimal? Parse(string? typed) =>
        decimal.TryParse(
            (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}

/// <summary>What the form asks for before it is sent.</summary>
public sealed class ReadingFormRules : AbstractValidator<ReadingFormEntry>
{
    public static ReadingFormRules Instance { get; } = new();

    private ReadingFormRules()
    {
        RuleFor(entry => entry.Value).Must(value => ReadingFormEntry.Parse(value) is not null).WithMessage("请填写数字，例如 87.4。");
        RuleFor(entry => entry.Weight).Must(weight => string.IsNullOrWhiteSpace(weight) || ReadingFormEntry.Parse(weight) is > 0).WithMessage("权重请填写正数，或留空。");
        RuleFor(entry => entry.Year).InclusiveBetween(ReadingPeriod.FirstYear, ReadingPeriod.LastYear).WithMessage("请填写四位年份。");
        RuleFor(entry => entry.Number).Must((entry, number) => number >= 1 && number <= new ReadingPeriod(entry.Length, entry.Year, 1).InYear)
            .When(entry => entry.Length != PeriodLength.Year).WithMessage("没有这一期，请核对。");
        RuleFor(entry => entry.Note).MaximumLength(500).WithMessage("不超过500字，请精简。");
    }
}
