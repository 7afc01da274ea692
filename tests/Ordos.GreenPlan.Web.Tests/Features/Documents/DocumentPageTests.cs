using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Features.Documents;

namespace Ordos.GreenPlan.Web.Tests.Features.Documents;

public sealed partial class DocumentPageTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_EveryDocument_MarksEachRecordOnce_AndKeepsTheText()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var documents = await db.Documents.AsNoTracking().AsSplitQuery()
            .Include(d => d.Source).Include(d => d.Tasks).Include(d => d.Targets).Include(d => d.Headings).ToListAsync(Cancel);

        Assert.Equal(5, documents.Count);
        foreach (var document in documents)
        {
            var html = await PageAsync(portal, AccountRole.Administrator, document.Id);

            Assert.All(document.Tasks, task => Assert.Equal(1, Count(html, $" id=\"t{task.Id}\"")));
            Assert.All(document.Headings, heading => Assert.Equal(1, Count(html, $" id=\"h{heading.Ordinal}\"")));
            Assert.Equal(
                document.Targets.Select(target => (target.Start, target.End)).Distinct().Count(),
                document.Targets.Sum(target => Count(html, $" id=\"g{target.Id}\"")));
            Assert.Equal(document.Source!.Text.TrimEnd('\n'), TextOf(html));
        }
    }

    [Fact]
    public async Task Page_TaskInTheAddress_IsTheCurrentOne()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var task = await db.Tasks.OrderBy(t => t.Id).FirstAsync(Cancel);

        var html = await PageAsync(portal, AccountRole.Staff, task.DocumentId, $"?task={task.Id}");

        var current = html[html.LastIndexOf("<p ", html.IndexOf($" id=\"t{task.Id}\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        Assert.StartsWith("<p class=\"ln hit on\"", current, StringComparison.Ordinal);
        Assert.Equal(1, Count(html, "aria-current=\"true\""));
    }

    [Fact]
    public async Task Page_Draft_IsHiddenFromStaff_AndPublishedByAnAdministrator()
    {
        await using var portal = await databases.CreatePortalAsync();
        var draft = await MakeDraftAsync(portal);

        var staff = await PageAsync(portal, AccountRole.Staff, draft);
        var coordinator = await PageAsync(portal, AccountRole.Coordinator, draft);
        var administrator = await PageAsync(portal, AccountRole.Administrator, draft);

        Assert.Contains("文件不存在或尚未发布", staff, StringComparison.Ordinal);
        Assert.Equal("", TextOf(staff));
        Assert.DoesNotContain("校核并发布", coordinator, StringComparison.Ordinal);
        Assert.NotEqual("", TextOf(coordinator));
        Assert.Contains("校核并发布", administrator, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnmatchedUnit_IsNamedBeforePublishing()
    {
        await using var portal = await databases.CreatePortalAsync();
        var draft = await MakeDraftAsync(portal);
        await using var db = portal.Open();
        await db.Database.ExecuteSqlAsync(
            $"update assignments set department_id = null, name_as_printed = '市铁路办公室' where id = (select max(a.id) from assignments a join tasks t on t.id = a.task_id where t.document_id = {draft})",
            Cancel);

        var html = await PageAsync(portal, AccountRole.Administrator, draft);

        Assert.Contains("1个责任单位尚未对应到部门", html, StringComparison.Ordinal);
        Assert.Contains("市铁路办公室", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_PlanEndedLongAgo_ProposesArchiving_ToThoseWhoMay()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var oldest = await db.Documents.Where(d => d.PlanEndsOn != null).OrderBy(d => d.PlanEndsOn).Select(d => d.Id).FirstAsync(Cancel);

        Assert.Contains("建议归档", await PageAsync(portal, AccountRole.Coordinator, oldest), StringComparison.Ordinal);
        Assert.DoesNotContain("归档", await PageAsync(portal, AccountRole.Staff, oldest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Draft_IsThereOnlyForThoseWhoMayReadIt()
    {
        await using var portal = await databases.CreatePortalAsync();
        var draft = $"href=\"/documents/{await MakeDraftAsync(portal)}\"";

        Assert.DoesNotContain(draft, await PageRendering.HtmlOf<DocumentListPage>(portal, AccountRole.Staff, "/documents"), StringComparison.Ordinal);
        Assert.Contains(draft, await PageRendering.HtmlOf<DocumentListPage>(portal, AccountRole.Coordinator, "/documents"), StringComparison.Ordinal);
        Assert.Contains(draft, await PageRendering.HtmlOf<DocumentListPage>(portal, AccountRole.Coordinator, "/documents?stage=draft"), StringComparison.Ordinal);
        Assert.DoesNotContain(draft, await PageRendering.HtmlOf<DocumentListPage>(portal, AccountRole.Coordinator, "/documents?stage=published"), StringComparison.Ordinal);
    }

    private static Task<string> PageAsync(TestPortal portal, AccountRole role, int id, string query = "") =>
        PageRendering.HtmlOf<DocumentPage>(portal, role, Addresses.Document(id) + query, (nameof(DocumentPage.Id), id));

    private static async Task<int> MakeDraftAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        var id = await db.Documents
            .Where(d => d.Stage == DocumentStage.Published && d.Tasks.Any(task => task.Assignments.Any()))
            .MaxAsync(d => d.Id, Cancel);
        await db.Database.ExecuteSqlAsync(
            $"delete from standings where document_id = {id}; update documents set stage = 'Draft', published_at = null where id = {id}", Cancel);
        return id;
    }

    private static int Count(string html, string words) => Regex.Count(html, Regex.Escape(words), RegexOptions.CultureInvariant);

    /// <summary>The text of the notice as the page shows it, without line numbers.</summary>
    private static string TextOf(string html) => string.Join(
        '\n',
        Line().Matches(html).Select(line => WebUtility.HtmlDecode(Tag().Replace(Number().Replace(line.Groups["words"].Value, ""), ""))));

    [GeneratedRegex("<p class=\"ln[^>]*>(?<words>.*?)</p>", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex("<span class=\"no\".*?</span>")]
    private static partial Regex Number();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
