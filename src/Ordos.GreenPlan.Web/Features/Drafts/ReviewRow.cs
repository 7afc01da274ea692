using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>A line of the tree of records.</summary>
/// <param name="Also">The heading that stands for the task alone; it is marked together with it.</param>
/// <param name="Depth">From 0.</param>
/// <param name="Detail">Value of a target, role of a unit.</param>
/// <param name="Doubt">Why a person should look; null for high confidence.</param>
/// <param name="Start">Place in the text.</param>
/// <param name="Pending">Records at and below that wait for review.</param>
public sealed record ReviewRow(
    RecordKey Key, RecordKey? Also, int Depth, string Text, string? Detail, ReviewMark Mark, string? Doubt, int Start, int End, int Pending, bool HasParts)
{
    public IReadOnlyList<RecordKey> Keys => Also is { } also ? [Key, also] : [Key];

    public bool IsOpen => Mark == ReviewMark.Pending;
}
