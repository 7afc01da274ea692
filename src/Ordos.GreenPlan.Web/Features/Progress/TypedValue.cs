using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Web.Features.Targets;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>An indicator's value as it stands in the fields of a row or a spreadsheet: texts, right or not.</summary>
public sealed record TypedValue(int IndicatorId, string Area, string Value, string Unit, string Note)
{
    public static TypedValue Of(ValueEntry entry) =>
        new(entry.IndicatorId, entry.Area, AttainmentVerdict.Number(entry.Value), entry.Unit ?? "", entry.Note ?? "");

    /// <returns>Null where no number is typed.</returns>
    /// <exception cref="DomainRuleException"><c>value-no-number</c>; what <see cref="ValueEntry.Cleaned"/> refuses.</exception>
    public ValueEntry? ToEntry()
    {
        if (string.IsNullOrWhiteSpace(Value))
        {
            return null;
        }

        return ReadingFormEntry.Parse(Value) is { } number
            ? new ValueEntry(IndicatorId, Area ?? "", number, Unit, Note).Cleaned()
            : throw new DomainRuleException("value-no-number", "指标数值请填写数字，例如87.4。");
    }
}
