using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Reviewing;

/// <summary>Links what a notice cites to imported documents (依据): proposed from number, title and content, decided by a person.</summary>
public sealed class CitationDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    private const int LeastTitle = 55;
    private const int LeastContent = 15;

    /// <summary>The citations of a document, and those of others that may mean it, which were imported before it.</summary>
    public async Task<IReadOnlyList<CitedDocument>> OfAsync(int documentId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var documents = await db.Documents
            .Select(d => new Candidate(d.Id, d.Title, d.Number, d.IssuedOn ?? d.PrintedOn)).ToListAsync(cancel);
        var own = documents.Find(d => d.Id == documentId);
        if (own is null)
        {
            return [];
        }

        var citations = await db.Set<Citation>()
            .Where(cited => cited.DocumentId == documentId || cited.CitedId == documentId || (cited.CitedId == null && cited.DecidedAt == null))
            .OrderBy(cited => cited.DocumentId != documentId).ThenBy(cited => cited.DocumentId).ThenBy(cited => cited.Ordinal)
            .AsNoTracking().ToListAsync(cancel);

        // Content is looked at only where number and title tell nothing, and only for documents that a person has here before him.
        var texts = new Dictionary<int, SharedPassages>();
        var found = new List<CitedDocument>();
        foreach (var cited in citations)
        {
            var citing = documents.Find(d => d.Id == cited.DocumentId)!;
            var among = cited.DocumentId == documentId ? documents.FindAll(d => d.Id != documentId && d.MayPrecede(citing)) : [own];
            var proposal = cited.CitedId is null && cited.DecidedAt is null ? await ProposeAsync(db, citing, cited, [.. citations.Where(other => other.DocumentId == citing.Id)], among, texts, cancel) : null;

            if (cited.DocumentId == documentId || cited.CitedId == documentId || proposal is not null)
            {
                found.Add(new CitedDocument(
                    cited.Id, citing.Id, citing.Title, cited.Title, cited.Number, documents.Find(d => d.Id == cited.CitedId)?.Title, cited.CitedId,
                    cited.DecidedAt is not null, proposal));
            }
        }

        return found;
    }

    /// <summary>Says which imported document is meant, or, with null, that none is.</summary>
    /// <exception cref="DomainRuleException"><c>citation-gone</c>; <c>cites-itself</c></exception>
    public async Task DecideAsync(Actor actor, int citationId, int? citedId, CancellationToken cancel)
    {
        actor.Require(Operation.ImportNotice);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var citation = await db.Set<Citation>().SingleOrDefaultAsync(cited => cited.Id == citationId, cancel)
            ?? throw new DomainRuleException("citation-gone", "这条依据已不存在，请刷新。");
        if (citation.DocumentId == citedId)
        {
            throw new DomainRuleException("cites-itself", "文件不能以自身为依据。");
        }

        (citation.CitedId, citation.DecidedAt) = (citedId, calendar.Now);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<CitationProposal?> ProposeAsync(
        GreenPlanContext db, Candidate citing, Citation cited, List<Citation> beside, List<Candidate> among, Dictionary<int, SharedPassages> texts,
        CancellationToken cancel)
    {
        var number = Folded(cited.Number);
        if (number is not null && among.Find(document => Folded(document.Number) == number) is { } numbered)
        {
            return new CitationProposal(numbered.Id, numbered.Title, "文号相同", 100);
        }

        // A document that prints another number is not the one that is cited.
        var open = among.FindAll(document => number is null || document.Number is null);
        var title = new TextProfile(cited.Title);
        if (open.MaxBy(document => title.LikenessTo(new TextProfile(document.Title))) is not { } alike)
        {
            return null;
        }

        if (title.LikenessTo(new TextProfile(alike.Title)) is var likeness and >= LeastTitle)
        {
            return new CitationProposal(alike.Id, alike.Title, "标题相近", likeness);
        }

        // A text that follows the other's passages follows that document, whatever it is called here. Of several citations the likeliest is meant.
        foreach (var document in open.Where(document => document.Number is null))
        {
            var name = new TextProfile(document.Title);
            var shared = (await TextAsync(db, citing.Id, texts, cancel)).HeldBy(await TextAsync(db, document.Id, texts, cancel));
            if (shared >= LeastContent && beside.MaxBy(other => new TextProfile(other.Title).LikenessTo(name))!.Id == cited.Id)
            {
                return new CitationProposal(document.Id, document.Title, "内容相近", shared);
            }
        }

        return null;
    }

    private static async Task<SharedPassages> TextAsync(GreenPlanContext db, int documentId, Dictionary<int, SharedPassages> texts, CancellationToken cancel)
    {
        if (!texts.TryGetValue(documentId, out var profile))
        {
            var text = await db.NoticeSources.Where(source => source.DocumentId == documentId).Select(source => source.Text).SingleOrDefaultAsync(cancel);
            texts[documentId] = profile = new SharedPassages(text ?? "");
        }

        return profile;
    }

    // Brackets and the word 第 vary from printer to printer: 内政发〔2021〕9号, 内政发[2021]第9号.
    private static string? Folded(string? number) =>
        number is null ? null : string.Concat(number.Where(letter => char.IsLetterOrDigit(letter) && letter != '第'));

    private sealed record Candidate(int Id, string Title, string? Number, DateOnly? On)
    {
        public bool MayPrecede(Candidate citing) => On is null || citing.On is null || On <= citing.On;
    }
}

/// <summary>A document that another names as its basis, and what is known of it.</summary>
/// <param name="LinkedTitle">The imported document that a person has confirmed.</param>
/// <param name="Decided">Whether a person has decided, if only that none is meant.</param>
public sealed record CitedDocument(
    int CitationId, int CitingId, string CitingTitle, string Title, string? Number, string? LinkedTitle, int? LinkedId, bool Decided, CitationProposal? Proposal);

/// <param name="Reason">What the proposal rests on.</param>
/// <param name="Likeness">Percent.</param>
public sealed record CitationProposal(int DocumentId, string Title, string Reason, int Likeness);
