using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>A document with its text and every record that points into it.</summary>
public sealed record DocumentView(
    DocumentHead Head,
    IReadOnlyList<OutlineEntry> Outline,
    IReadOnlyList<CitedTitle> Basis,
    IReadOnlyList<DocumentTask> Tasks,
    IReadOnlyList<DocumentUnit> Units,
    IReadOnlyList<DocumentTarget> Targets)
{
    /// <summary>How the published tasks stand.</summary>
    public HealthCounts Health => new(Count(Domain.Tasks.Health.Red), Count(Domain.Tasks.Health.Yellow), Count(Domain.Tasks.Health.Green), Count(Domain.Tasks.Health.Grey));

    /// <summary>Names of units that are matched to no department; they stop the document from being published.</summary>
    public IReadOnlyList<string> UnmatchedUnits { get; } = [.. Units.Where(unit => !unit.Matched).Select(unit => unit.Name).Distinct()];

    private int Count(Health health) => Tasks.Count(task => task.Verdict?.Health == health);
}

/// <param name="Source">Null where the text is not kept.</param>
public sealed record DocumentHead(
    int Id,
    string Title,
    string? Number,
    string? Issuer,
    DateOnly? IssuedOn,
    DateOnly? PrintedOn,
    DateOnly? PlanEndsOn,
    IReadOnlyList<string> Attachments,
    DocumentStage Stage,
    DateTime? ArchivedAt,
    bool HasDemo,
    NoticeSource? Source,
    string? WithdrawnReason = null)
{
    public bool Archived => ArchivedAt is not null;

    /// <summary>Share of the sentences that order or count something which a record claims, in percent; null where there are none.</summary>
    public int? Coverage => Source is { DutySentences: > 0 } source
        ? (int)Math.Floor(100m * (source.DutySentences - source.Unclaimed.Count) / source.DutySentences)
        : null;
}

public sealed record OutlineEntry(int Ordinal, int Level, string Title, int Start, int End);

/// <param name="CitedId">The imported document that a person has confirmed.</param>
public sealed record CitedTitle(string Title, string? Number, int? CitedId = null);

/// <param name="Verdict">Null in a draft.</param>
public sealed record DocumentTask(int Id, int Ordinal, string Title, int Start, int End, HealthVerdict? Verdict)
{
    public string Anchor => $"t{Id}";
}

public sealed record DocumentUnit(int TaskId, string Name, UnitRole Role, bool Matched, int Start, int End);

/// <param name="Words">Value with comparator and unit.</param>
public sealed record DocumentTarget(int Id, string Name, string? Scope, string Words, int? Year, string? Nature, int Start, int End);
