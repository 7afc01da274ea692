using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Gives stored targets of published documents to the rules of comparison.</summary>
internal static class StoredTargets
{
    /// <returns>The targets with their ids, in the order of documents and positions.</returns>
    public static async Task<List<StoredTarget>> LoadAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var documents = await db.Documents.AsNoTracking()
            .Where(document => document.Stage == DocumentStage.Published && document.Targets.Any())
            .OrderBy(document => document.IssuedOn ?? document.PrintedOn).ThenBy(document => document.Id)
            .Select(document => new
            {
                document.Id, document.Title, document.Number, document.Issuer, On = document.IssuedOn ?? document.PrintedOn, document.PlanEndsOn,
                Text = document.Source == null ? "" : document.Source.Text,
            })
            .ToListAsync(cancel);
        var ids = documents.ConvertAll(document => document.Id);
        var targets = (await db.Targets.AsNoTracking().Where(target => ids.Contains(target.DocumentId))
            .OrderBy(target => target.DocumentId).ThenBy(target => target.Ordinal).ToListAsync(cancel)).ToLookup(target => target.DocumentId);

        return
        [
            .. documents.SelectMany(document =>
            {
                var compared = new ComparedDocument(
                    $"{document.Id}", document.Title, document.Number, document.Issuer, document.On, document.PlanEndsOn?.Year, Replacement.Read(document.Text));
                return targets[document.Id].Select(target => new StoredTarget(target, Compared(compared, target, document.Text)));
            }),
        ];
    }

    public static ComparedTarget Compared(ComparedDocument document, Target target, string text) => new(
        document, target.Ordinal, target.IndicatorName, target.Scope, target.Comparator, target.Value, target.UpperValue, target.Unit, target.Year, target.BaselineYear,
        target.Change, target.Quote, target.End <= text.Length && target.Start < target.End ? SentenceAround.Of(text, target.Start, target.End) : target.Quote);
}

/// <summary>A stored target with what is compared of it.</summary>
internal sealed record StoredTarget(Target Target, ComparedTarget Compared);
