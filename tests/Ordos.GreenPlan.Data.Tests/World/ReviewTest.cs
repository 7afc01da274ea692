using System.Text;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A test with a notice that was handed over as a file, and two administrators.</summary>
public abstract class ReviewTest(Databases databases) : PortalTest(databases)
{
    protected const string Notice =
        """
        鄂尔多斯市人民政府办公室关于印发草原碳汇试点工作方案的通知
        鄂府办发〔2026〕91号
        各旗区人民政府，市直各有关部门：
        现将《草原碳汇试点工作方案》印发给你们，请认真贯彻落实。
        鄂尔多斯市人民政府办公室
        2026年3月6日
        草原碳汇试点工作方案
        一、重点任务
        （一）建立监测体系。到2027年，建成监测站点12个，完成草原碳汇本底调查。（牵头单位：市碳汇筹备组；配合单位：市林业和草原局）
        （二）推进草原修复。实施退化草原修复治理，推广免耕补播。（牵头单位：市林业和草原局）
        （三）健全交易机制。探索草原碳汇交易，形成可推广的做法。（牵头单位：市林业和草原局）
        """;

    protected static Actor First { get; } = new(11, "管理员甲", AccountRole.Administrator, null);

    protected static Actor Second { get; } = new(12, "管理员乙", AccountRole.Administrator, null);

    protected DraftDesk Reviews => Get<DraftDesk>();

    protected static HandedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Hands files over and lets a server read them.</summary>
    protected async Task<ImportJob> ReadAsync(params HandedFile[] files)
    {
        var job = await Get<ImportDesk>().SubmitAsync(First, files, null, null, Cancel);
        Assert.True(await Get<ImportRunner>().RunNextAsync(Cancel));
        return await JobAsync(job);
    }

    protected async Task<ImportJob> JobAsync(int id)
    {
        await using var db = Open();
        return await db.ImportJobs.AsNoTracking().Include(job => job.Files).SingleAsync(job => job.Id == id, Cancel);
    }

    protected async Task<int> DraftOfAsync(string text) =>
        (await ReadAsync(File("方案.txt", text))).DocumentId ?? throw new InvalidOperationException("The notice was not stored.");

    protected async Task<Draft> LoadAsync(int document)
    {
        await using var db = Open();
        return (await Draft.LoadAsync(db, document, Cancel))!;
    }

    /// <summary>The tasks that are not rejected, in the order of the text.</summary>
    protected async Task<List<PolicyTask>> TasksAsync(int document) =>
        [.. (await LoadAsync(document)).Tasks.Where(task => task.Review != ReviewMark.Rejected).OrderBy(task => task.Start)];

    /// <summary>The seed in whose file name certain words stand.</summary>
    protected static async Task<byte[]> SeedAsync(string words)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "seeds", "notices")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder with seeds.");
        }

        var file = Directory.EnumerateFiles(Path.Combine(folder.FullName, "seeds", "notices")).Single(name => name.Contains(words, StringComparison.Ordinal));
        return await System.IO.File.ReadAllBytesAsync(file, Cancel);
    }

    protected static RecordKey Key(PolicyTask task) => new(RecordKind.Task, task.Id);
}
