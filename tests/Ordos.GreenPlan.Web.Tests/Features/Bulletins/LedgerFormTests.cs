using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Bulletins;

namespace Ordos.GreenPlan.Web.Tests.Features.Bulletins;

public sealed class LedgerFormTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OnePlan_HasItsTasksInTheOrderOfTheText()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var plan = await db.Documents.Where(document => document.Title.Contains("污降碳")).Select(document => document.Id).SingleAsync(Cancel);
        var titles = await db.Tasks.Where(task => task.DocumentId == plan).OrderBy(task => task.Ordinal).Select(task => task.Title).ToListAsync(Cancel);
        var seen = new List<ExportProgress>();

        var rows = await WriteAsync(db, portal.Get<PortalCalendar>(), plan, new Progress(seen.Add));

        Assert.Equal(["序号", "重点任务", "牵头单位", "配合单位", "目标", "进展", "存在问题", "下一步", "完成时限"], rows[0]);
        Assert.Equal(titles, rows.Skip(1).Select(row => row[1]));
        Assert.Equal(Enumerable.Range(1, titles.Count).Select(number => $"{number}"), rows.Skip(1).Select(row => row[0]));
        var wind = rows.Single(row => row[1].Contains("新能源发电装机", StringComparison.Ordinal) || row[4].Contains("5000万千瓦", StringComparison.Ordinal));
        Assert.Contains("市能源局", wind[2], StringComparison.Ordinal);
        Assert.Equal([new(0, titles.Count), new(titles.Count, titles.Count)], seen);
    }

    [Fact]
    public async Task Write_AllPlans_LeavesArchivedOnesOut()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var open = await db.Standings.CountAsync(standing => db.Documents.Any(document => document.Id == standing.DocumentId && document.ArchivedAt == null), Cancel);

        Assert.Equal(open, (await WriteAsync(db, portal.Get<PortalCalendar>(), null, new Progress(_ => { }))).Count - 1);
    }

    [Fact]
    public async Task Cancel_ByThePersonOfTheJob_EndsTheExport_ByAnother_DoesNot()
    {
        await using var portal = await databases.CreatePortalAsync();
        await using var db = portal.Open();
        var (jobs, own, other, id) = (new ExportJobs(TimeProvider.System), new Actor(1, "统筹科", AccountRole.Coordinator, null), new Actor(2, "某人", AccountRole.Leader, null), Guid.NewGuid());
        using var running = jobs.Begin(own, id, Cancel);
        jobs.Cancel(other, id);
        Assert.Null(jobs.Of(other, id));
        Assert.False(running.Cancel.IsCancellationRequested);

        jobs.Cancel(own, id);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LedgerForm.WriteAsync(new MemoryStream(), db, portal.Get<PortalCalendar>(), null, running, running.Cancel));
        running.Dispose();
        Assert.True(jobs.Of(own, id)!.IsEnded); // the page learns that it has ended, however short it was
        jobs.Cancel(own, id); // and a late click does no harm
    }

    private static async Task<List<List<string>>> WriteAsync(GreenPlanContext db, PortalCalendar calendar, int? plan, IProgress<ExportProgress> progress)
    {
        var stream = new MemoryStream();
        await LedgerForm.WriteAsync(stream, db, calendar, plan, progress, Cancel);
        stream.Position = 0;
        using var file = SpreadsheetDocument.Open(stream, isEditable: false);
        return [.. file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList())];
    }

    private sealed class Progress(Action<ExportProgress> report) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => report(value);
    }
}
