using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Reads one page of pairs, those first that matter most, and the one that is open.</summary>
internal sealed class RulingsQuery(GreenPlanContext db)
{
    public const int PageSize = 20;
    public const int Most = 1000;

    public async Task<RulingsView> LoadAsync(RulingsAddress address, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var pairs = Pairs(address);
        var total = await pairs.Take(Most + 1).CountAsync(cancel);
        var more = total > Most;
        total = Math.Min(total, Most);
        var page = Math.Clamp(address.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await Rows(Ordered(pairs).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancel);
        var open = address is { A: { } a, B: { } b }
            ? await Rows(db.TargetPairs.Where(pair => pair.FirstTargetId == a && pair.SecondTargetId == b)).SingleOrDefaultAsync(cancel)
            : rows.FirstOrDefault();
        var rulings = open is null ? [] : await db.Rulings.AsNoTracking()
            .Where(ruling => ruling.FirstTargetId == open.A.Id && ruling.SecondTargetId == open.B.Id).OrderByDescending(ruling => ruling.RuledAt).ToListAsync(cancel);

        return new RulingsView(address with { Page = page }, rows, total, more, open, rulings, await RulingDesk.Waiting(db).CountAsync(cancel));
    }

    private IQueryable<ProposedPair> Pairs(RulingsAddress address)
    {
        var pairs = address.View switch
        {
            RulingsAddress.Ruled => db.TargetPairs.Where(pair =>
                db.Rulings.Any(ruling => ruling.FirstTargetId == pair.FirstTargetId && ruling.SecondTargetId == pair.SecondTargetId)),
            RulingsAddress.All => db.TargetPairs,
            _ => RulingDesk.Waiting(db),
        };

        var published = db.Documents.Where(document => document.Stage == DocumentStage.Published).Select(document => document.Id);
        pairs = pairs.Where(pair => db.Targets.Any(target => target.Id == pair.FirstTargetId && published.Contains(target.DocumentId))
            && db.Targets.Any(target => target.Id == pair.SecondTargetId && published.Contains(target.DocumentId)));

        return address.Verdict is { } verdict ? pairs.Where(pair => pair.Verdict == verdict) : pairs;
    }

    private static IOrderedQueryable<ProposedPair> Ordered(IQueryable<ProposedPair> pairs) => pairs
        .OrderBy(pair => pair.Verdict == PairVerdict.Conflicting ? 0
            : pair.Verdict == PairVerdict.Relaxed ? 1
            : pair.Verdict == PairVerdict.Tightened ? 2
            : pair.Verdict == PairVerdict.Superseded ? 3 : 4)
        .ThenBy(pair => pair.Verdict).ThenBy(pair => pair.FirstTargetId).ThenBy(pair => pair.SecondTargetId);

    private IQueryable<PairRow> Rows(IQueryable<ProposedPair> pairs) =>
        from pair in pairs
        join a in db.Targets on pair.FirstTargetId equals a.Id
        join b in db.Targets on pair.SecondTargetId equals b.Id
        join ofA in db.Documents on a.DocumentId equals ofA.Id
        join ofB in db.Documents on b.DocumentId equals ofB.Id
        select new PairRow(
            pair.Verdict, pair.Reason, pair.NeedsRuling,
            new PairTarget(a.Id, a.DocumentId, ofA.Title, ofA.IssuedOn ?? ofA.PrintedOn, a.IndicatorId, a.IndicatorName, a.Scope, a.Comparator, a.Value, a.UpperValue, a.Unit, a.Change,
                a.Year, a.Quote, ofA.Source == null ? "" : ofA.Source.Text.Substring(a.Start > 150 ? a.Start - 150 : 0, 400), a.Start > 150 ? 150 : a.Start, a.End - a.Start, a.FromTable),
            new PairTarget(b.Id, b.DocumentId, ofB.Title, ofB.IssuedOn ?? ofB.PrintedOn, b.IndicatorId, b.IndicatorName, b.Scope, b.Comparator, b.Value, b.UpperValue, b.Unit, b.Change,
                b.Year, b.Quote, ofB.Source == null ? "" : ofB.Source.Text.Substring(b.Start > 150 ? b.Start - 150 : 0, 400), b.Start > 150 ? 150 : b.Start, b.End - b.Start, b.FromTable),
            db.Rulings.Where(ruling => ruling.FirstTargetId == pair.FirstTargetId && ruling.SecondTargetId == pair.SecondTargetId && ruling.TakenBackAt == null)
                .Select(ruling => (PairVerdict?)ruling.Verdict).FirstOrDefault());
}

/// <summary>One page of pairs, and the one that is open with its rulings, newest first.</summary>
public sealed record RulingsView(RulingsAddress Address, List<PairRow> Rows, int Total, bool More, PairRow? Open, List<Ruling> Rulings, int Waiting);

/// <param name="Ruled">What a person ruled; null where nobody did.</param>
public sealed record PairRow(PairVerdict Verdict, string Reason, bool NeedsRuling, PairTarget A, PairTarget B, PairVerdict? Ruled);

/// <summary>One target of a pair with the text around it.</summary>
/// <param name="Around">Some of the notice's text.</param>
/// <param name="At">Where the target begins in it.</param>
public sealed record PairTarget(
    int Id, int DocumentId, string Document, DateOnly? IssuedOn, int? IndicatorId, string Name, string? Scope, Comparator Comparator, decimal? Value, decimal? UpperValue,
    string? Unit, TargetChange Change, int? Year, string Quote, string Around, int At, int Length, bool FromTable)
{
    public string Words => AttainmentVerdict.Words(new Demand(Comparator, Value, UpperValue, Unit, Change));

    public string YearAndWords => Year is { } year ? $"{year}年{Words}" : $"{Words}（未写年份）";

    /// <summary>The sentence, in three parts: before the target, the target, behind it.</summary>
    public (string Before, string Itself, string Behind) Sentence
    {
        get
        {
            if (Around.Length < At + Length || Length <= 0)
            {
                return ("", Quote, "");
            }

            var sentence = SentenceAround.Of(Around, At, At + Length);
            var start = Around.LastIndexOf(sentence, At, StringComparison.Ordinal) is >= 0 and var found ? found : Math.Max(0, At - (sentence.Length - Length));
            var behind = Around.AsSpan(At + Length, Math.Max(0, Math.Min(Around.Length, start + sentence.Length) - At - Length));
            return (Around[start..At].TrimStart(), Around.Substring(At, Length), behind.ToString());
        }
    }
}
