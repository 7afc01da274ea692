using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;

namespace Ordos.GreenPlan.Web.Features.Alignment;

/// <summary>Lays a published plan beside its parent, with what people corrected, and reads what cites what.</summary>
internal sealed class AlignmentQuery(GreenPlanContext db)
{
    /// <param name="parentId">The parent that the address names; null for the one that was chosen, or that is cited.</param>
    public async Task<AlignmentView?> LoadAsync(int childId, int? parentId, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var documents = await db.Documents.AsNoTracking().Where(document => document.Stage == DocumentStage.Published)
            .OrderBy(document => document.IssuedOn ?? document.PrintedOn).ThenBy(document => document.Id)
            .Select(document => new AlignedDocument(
                document.Id, document.Title, document.Number, document.IssuedOn ?? document.PrintedOn, document.Citations.Select(citation => new Cited(citation.Title, citation.Number, citation.CitedId, citation.DecidedAt != null)).ToList()))
            .ToListAsync(cancel);

        if (documents.Find(document => document.Id == childId) is not { } child)
        {
            return null;
        }

        var chosen = await db.PlanParents.AsNoTracking().SingleOrDefaultAsync(parent => parent.ChildId == childId, cancel);
        var parent = documents.Find(document => document.Id != childId && document.Id == (parentId ?? chosen?.ParentId))
            ?? documents.FindAll(document => document.Id != childId && child.Cites(document)).LastOrDefault();
        var targets = parent is null ? [] : await TargetAlignment.LoadAsync(db, parent.Id, childId, cancel);
        var (rows, added, children) = parent is null ? ([], [], []) : await AlignAsync(parent.Id, childId, cancel);

        return new AlignmentView(
            parentId, child, parent, chosen is not null && chosen.ParentId == parent?.Id ? chosen.ChosenBy : null, documents.FindAll(document => document.Id != childId),
            rows, added, children, targets, await DocumentLineage.LoadAsync(db, child, documents, cancel));
    }

    private async Task<(List<AlignedRow> Rows, List<AlignedTask> Added, List<AlignedTask> Children)> AlignAsync(int parentId, int childId, CancellationToken cancel)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.DocumentId == parentId || task.DocumentId == childId).OrderBy(task => task.Ordinal)
            .Select(task => new { task.DocumentId, Task = new AlignedTask(task.Id, task.Ordinal, task.Path, task.Title, task.Text) }).ToListAsync(cancel);
        var parents = tasks.FindAll(task => task.DocumentId == parentId).ConvertAll(task => task.Task);
        var children = tasks.FindAll(task => task.DocumentId == childId).ConvertAll(task => task.Task);
        var byId = children.ToDictionary(task => task.Id);
        var corrections = await db.PassageCorrections.AsNoTracking().Where(correction => correction.ChildDocumentId == childId)
            .ToDictionaryAsync(correction => correction.ParentTaskId, cancel);
        var alignment = PassageAligner.Align(Passages(parents), Passages(children));

        var rows = alignment.Paragraphs.Select(paragraph =>
        {
            var task = parents[paragraph.Parent];
            return corrections.TryGetValue(task.Id, out var corrected)
                ? new AlignedRow(task, [.. corrected.ChildTaskIds.Where(byId.ContainsKey).Select(id => byId[id])], corrected.Kind, paragraph.Likeness, corrected.CorrectedBy)
                : new AlignedRow(task, [.. paragraph.Children.Select(index => children[index])], paragraph.Kind, paragraph.Likeness, null);
        }).ToList();
        var followed = rows.SelectMany(row => row.Children).Select(task => task.Id).ToHashSet();
        return (rows, children.FindAll(task => !followed.Contains(task.Id)), children);
    }

    private static List<PlanPassage> Passages(List<AlignedTask> tasks) => [.. tasks.Select((task, index) => new PlanPassage(index, task.Path, task.Text))];
}

/// <summary>A plan beside its parent.</summary>
/// <param name="ChosenBy">Who chose the parent; null where it is only proposed.</param>
public sealed record AlignmentView(
    int? Asked, AlignedDocument Child, AlignedDocument? Parent, string? ChosenBy, List<AlignedDocument> Others, List<AlignedRow> Rows, List<AlignedTask> Added, List<AlignedTask> Children, List<AlignedTargets> Targets,
    DocumentLineage Lineage)
{
    public int Count(AlignmentKind kind) => kind == AlignmentKind.Added ? Added.Count : Rows.Count(row => row.Kind == kind);
}

public sealed record AlignedDocument(int Id, string Title, string? Number, DateOnly? IssuedOn, List<Cited> Citations)
{
    public bool Cites(AlignedDocument other) => Citations.Exists(cited => cited.Is(other));

    internal LineageLink Link(LineageRelation relation) => new(Id, Title, Number, IssuedOn, [relation]);
}

/// <summary>A title that a notice cites as its basis.</summary>
/// <param name="DocumentId">The document that a person said is meant.</param>
/// <param name="IsDecided">Whether a person said which document is meant, or that none is.</param>
public sealed record Cited(string Title, string? Number, int? DocumentId, bool IsDecided)
{
    public bool Is(AlignedDocument document) => IsDecided ? DocumentId == document.Id
        : (Number is { Length: > 0 } && Number == document.Number) || (Title.Length > 5 && (document.Title.Contains(Title, StringComparison.Ordinal) || Title.Contains(document.Title, StringComparison.Ordinal)));
}

public sealed record AlignedTask(int Id, int Ordinal, IReadOnlyList<string> Path, string Title, string Text);

/// <param name="CorrectedBy">Who corrected the proposal; null where it stands.</param>
public sealed record AlignedRow(AlignedTask Parent, List<AlignedTask> Children, AlignmentKind Kind, double Likeness, string? CorrectedBy);
