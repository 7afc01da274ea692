using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Documents;

/// <summary>Reads one page of the list of documents.</summary>
public static class DocumentListQuery
{
    public const int PageSize = 25;

    /// <param name="mayReadDrafts">Whether the reader sees documents that are not published yet.</param>
    public static async Task<DocumentList> LoadAsync(GreenPlanContext db, DocumentsAddress address, bool mayReadDrafts, CancellationToken cancel)
    {
        var documents = Filter(db.Documents, address, mayReadDrafts);
        var total = await documents.CountAsync(cancel);
        var page = Math.Min(address.Page, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = total == 0 ? [] : await Order(Rows(db, documents), address).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);

        return new DocumentList(address, address with { Page = page }, total, rows);
    }

    private static IQueryable<PolicyDocument> Filter(IQueryable<PolicyDocument> documents, DocumentsAddress address, bool mayReadDrafts)
    {
        if (!mayReadDrafts)
        {
            documents = documents.Where(document => document.Stage != DocumentStage.Draft);
        }

        documents = address.Stage switch
        {
            DocumentsAddress.Draft => documents.Where(document => document.Stage == DocumentStage.Draft),
            DocumentsAddress.Published => documents.Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null),
            DocumentsAddress.Archived => documents.Where(document => document.ArchivedAt != null),
            _ => documents,
        };

        foreach (var word in (address.Words ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            documents = documents.Where(document =>
                document.Title.Contains(word) || document.Number!.Contains(word) || document.Issuer!.Contains(word));
        }

        return documents;
    }

    private static IQueryable<DocumentRow> Rows(GreenPlanContext db, IQueryable<PolicyDocument> documents)
    {
        var counts =
            from count in db.PlanCounts
            group count by count.DocumentId into plan
            select new
            {
                Id = plan.Key,
                Red = plan.Sum(c => c.Health == Health.Red ? c.Tasks : 0),
                Yellow = plan.Sum(c => c.Health == Health.Yellow ? c.Tasks : 0),
                Green = plan.Sum(c => c.Health == Health.Green ? c.Tasks : 0),
                Grey = plan.Sum(c => c.Health == Health.Grey ? c.Tasks : 0),
                Tasks = plan.Sum(c => c.Tasks),
            };

        return
            from document in documents
            join count in counts on document.Id equals count.Id into kept
            from count in kept.DefaultIfEmpty()
            select new DocumentRow
            {
                Id = document.Id,
                Title = document.Title,
                Number = document.Number,
                Issuer = document.Issuer,
                IssuedOn = document.IssuedOn ?? document.PrintedOn,
                PlanEndsOn = document.PlanEndsOn,
                Stage = document.Stage,
                Archived = document.ArchivedAt != null,
                HasDemo = document.IsDemo || db.Periods.Any(period => period.IsDemo && period.Documents.Any(covered => covered.DocumentId == document.Id)),

                // A draft has no standings to be counted yet.
                Tasks = document.Stage == DocumentStage.Draft
                    ? db.Tasks.Count(task => task.DocumentId == document.Id)
                    : (int?)count.Tasks ?? 0,
                Red = (int?)count.Red ?? 0,
                Yellow = (int?)count.Yellow ?? 0,
                Green = (int?)count.Green ?? 0,
                Grey = (int?)count.Grey ?? 0,
                Targets = db.Targets.Count(target => target.DocumentId == document.Id),
            };
    }

    private static IQueryable<DocumentRow> Order(IQueryable<DocumentRow> rows, DocumentsAddress address) => address.SortColumn switch
    {
        DocumentsAddress.ByTitle => By(rows, address, row => EF.Functions.Collate(row.Title, "zh-x-icu")),
        DocumentsAddress.ByEnd => By(rows, address, row => row.PlanEndsOn),
        DocumentsAddress.ByTasks => By(rows, address, row => row.Tasks),
        DocumentsAddress.ByHealth => By(rows, address, row => row.Red),
        _ => By(rows, address, row => row.IssuedOn),
    };

    // Without a second key two pages could show the same document. Unknown dates stand last either way.
    private static IOrderedQueryable<DocumentRow> By<T>(IQueryable<DocumentRow> rows, DocumentsAddress address, Expression<Func<DocumentRow, T>> key)
    {
        var known = address.SortColumn switch
        {
            DocumentsAddress.ByDate => rows.OrderBy(row => row.IssuedOn == null),
            DocumentsAddress.ByEnd => rows.OrderBy(row => row.PlanEndsOn == null),
            _ => rows.OrderBy(_ => 0),
        };

        return (address.SortsDescending ? known.ThenByDescending(key) : known.ThenBy(key)).ThenBy(row => row.Id);
    }
}
