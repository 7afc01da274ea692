using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Alignment;

/// <summary>What a document stands on and what stands on it (文件脉络): what it cites, implements and replaces, and the other way round.</summary>
public sealed record DocumentLineage(List<LineageLink> Before, List<LineageLink> After)
{
    private const int MostLinks = 40;

    internal static async Task<DocumentLineage> LoadAsync(GreenPlanContext db, AlignedDocument self, IReadOnlyList<AlignedDocument> published, CancellationToken cancel)
    {
        var replaces = await db.Documents.Where(document => document.Id == self.Id).Select(document => document.ReplacesId).SingleAsync(cancel);
        var versions = await db.Documents.AsNoTracking().Where(document => (document.Id == replaces || document.ReplacesId == self.Id) && document.Stage != DocumentStage.Draft)
            .OrderBy(document => document.Id).Select(document => new { document.Id, document.Title, document.Number, document.IssuedOn }).ToListAsync(cancel);
        var parents = await db.PlanParents.AsNoTracking().Where(parent => parent.ChildId == self.Id || parent.ParentId == self.Id).ToListAsync(cancel);
        var byId = published.ToDictionary(document => document.Id);
        var (before, after) = (new List<LineageLink>(), new List<LineageLink>());

        before.AddRange(published.Where(other => other.Id != self.Id && self.Cites(other)).Select(other => other.Link(LineageRelation.Basis)));
        after.AddRange(published.Where(other => other.Id != self.Id && other.Cites(self)).Select(other => other.Link(LineageRelation.Basis)));

        foreach (var parent in parents)
        {
            var (other, side) = parent.ChildId == self.Id ? (parent.ParentId, before) : (parent.ChildId, after);

            if (byId.TryGetValue(other, out var document))
            {
                side.Add(document.Link(LineageRelation.Implements));
            }
        }

        foreach (var version in versions)
        {
            (version.Id == replaces ? before : after).Add(new LineageLink(version.Id, version.Title, version.Number, version.IssuedOn, [LineageRelation.Replaces]));
        }

        before.AddRange(self.Citations.Where(cited => !published.Any(cited.Is)).Select(cited => new LineageLink(null, cited.Title, cited.Number, null, [LineageRelation.Basis])));
        return new DocumentLineage(Joined(before), Joined(after));
    }

    // A document may be the basis of a plan and its parent at once.
    private static List<LineageLink> Joined(List<LineageLink> links) =>
    [
        .. links.GroupBy(link => (link.Id, Title: link.Id is null ? link.Title : "")).Select(same => same.First() with { Relations = [.. same.SelectMany(link => link.Relations).Distinct()] })
            .OrderBy(link => link.Id is null).ThenBy(link => link.IssuedOn).Take(MostLinks),
    ];
}

/// <summary>How two documents stand to each other.</summary>
public enum LineageRelation
{
    /// <summary>依据</summary>
    Basis,

    /// <summary>贯彻落实</summary>
    Implements,

    /// <summary>替代</summary>
    Replaces,
}

/// <summary>A document beside another.</summary>
/// <param name="Id">Null for one that is cited and was not imported.</param>
public sealed record LineageLink(int? Id, string Title, string? Number, DateOnly? IssuedOn, List<LineageRelation> Relations)
{
    /// <summary>What the later of the two does with the earlier.</summary>
    public string Words => string.Join('、', Relations.Select(relation => relation switch { LineageRelation.Basis => "依据", LineageRelation.Implements => "落实", _ => "替代" }));
}
