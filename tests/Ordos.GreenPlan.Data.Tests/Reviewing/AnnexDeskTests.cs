using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>Rows of an annexed table fill the units of tasks, as a person confirms them.</summary>
public sealed class AnnexDeskTests(Databases databases) : PublishingTest(databases)
{
    private const string Annex = "\t序号\t重点任务\t牵头单位\t配合单位\n\t1\t推动煤矿绿色改造，推进矿区生态修复\t市能源局\t市林业和草原局\n\t2\t推进风电光伏基地建设\t市能源局\t\n\t3\t举办那达慕大会\t市林业和草原局\t\n";

    [Fact]
    public async Task Annex_HandedOverWithTheNotice_IsMatchedRowByRowAndFillsUnitsOnceConfirmed()
    {
        var job = await ReadAsync(File("通知.txt", WithoutUnits), File("分工.txt", Annex));
        Assert.Equal(ImportState.Done, job.State);
        var draft = job.DocumentId!.Value;
        var tasks = await TasksAsync(draft);
        Assert.Equal(2, tasks.Count); // the rows are no tasks of their own

        var rows = await RowsAsync(draft);
        Assert.Equal([tasks[1].Id, tasks[0].Id, null], rows.Select(row => row.TaskId));
        Assert.All(rows.Take(2), row => Assert.InRange(row.Likeness!.Value, 34, 100));
        Assert.Empty((await LoadAsync(draft)).Units); // nothing is taken silently

        await Get<AnnexDesk>().ConfirmAsync(First, draft, rows[0].Id, tasks[1].Id, Cancel);
        await Get<AnnexDesk>().RejectAsync(First, draft, rows[2].Id, Cancel);

        Assert.Equal(
            [(UnitRole.Lead, "市能源局", (int?)Energy), (UnitRole.Support, "市林业和草原局", Forestry)],
            (await LoadAsync(draft)).Units.OrderBy(unit => unit.Ordinal).Select(unit => (unit.Role, unit.NameAsPrinted, unit.DepartmentId)));
        Assert.Equal("row-decided", await RefusalAsync(() => Get<AnnexDesk>().ConfirmAsync(First, draft, rows[0].Id, tasks[0].Id, Cancel)));

        await Reviews.UndoAsync(First, draft, 1, Cancel);
        Assert.Empty((await LoadAsync(draft)).Units);
        Assert.Equal(ReviewMark.Pending, (await RowsAsync(draft))[0].Review);
    }

    [Fact]
    public async Task Annex_AddedLater_IsMatchedToTheDraft()
    {
        var draft = await DraftOfAsync(WithoutUnits);
        var id = await Get<ImportDesk>().SubmitAsync(First, [File("分工.txt", Annex)], annexOf: draft, null, Cancel);

        await Get<ImportRunner>().RunNextAsync(Cancel);

        Assert.Equal((ImportState.Done, draft), ((await JobAsync(id)).State, (await JobAsync(id)).DocumentId!.Value));
        Assert.Equal(3, (await RowsAsync(draft)).Count);
    }

    private async Task<List<AnnexRow>> RowsAsync(int draft)
    {
        await using var db = Open();
        return await db.AnnexRows.AsNoTracking().Where(row => row.DocumentId == draft).OrderBy(row => row.Ordinal).ToListAsync(Cancel);
    }
}
