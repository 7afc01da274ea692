using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>One page of the list of documents.</summary>
/// <param name="Asked">The view that was asked for.</param>
/// <param name="Address">The view that is shown: its page exists.</param>
public sealed record DocumentList(DocumentsAddress Asked, DocumentsAddress Address, int Total, IReadOnlyList<DocumentRow> Rows);

/// <summary>A document in the list.</summary>
public sealed record DocumentRow
{
    public required int Id { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }
    public string? Issuer { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? PlanEndsOn { get; init; }
    public required DocumentStage Stage { get; init; }
    public bool Archived { get; init; }
    public bool HasDemo { get; init; }
    public int Tasks { get; init; }
    public int Red { get; init; }
    public int Yellow { get; init; }
    public int Green { get; init; }
    public int Grey { get; init; }
    public int Targets { get; init; }

    public HealthCounts Health => new(Red, Yellow, Green, Grey);
}

public static class DocumentWords
{
    /// <summary>The stage as pages show it: an archived document is still a published one.</summary>
    public static string Stage(DocumentStage stage, bool archived) => (stage, archived) switch
    {
        (_, true) => "已归档",
        (DocumentStage.Draft, _) => "草稿",
        (DocumentStage.Published, _) => "已发布",
        (DocumentStage.Withdrawn, _) => "已撤回",
        _ => "已被替代",
    };

    public static string? Date(DateOnly? day) => day?.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
}
