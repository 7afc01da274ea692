using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A test with two departments, of notices that are published and of one that names no units.</summary>
public abstract class PublishingTest(Databases databases) : ReviewTest(databases)
{
    protected const string WithoutUnits =
        """
        鄂尔多斯市人民政府关于印发绿色转型任务的通知
        鄂府发〔2026〕5号
        鄂尔多斯市人民政府
        2026年3月6日
        绿色转型任务
        一、能源
        （一）推进风电光伏基地建设。加快库布其沙漠光伏基地建设，提升新能源消纳能力，建成外送通道。
        （二）推动煤矿绿色改造。实施井工煤矿充填开采，推进矿区生态修复和矿井水综合利用。
        """;

    protected int Forestry { get; private set; }

    protected int Energy { get; private set; }

    protected override async Task ArrangeAsync()
    {
        Forestry = await AddDepartmentAsync("市林业和草原局");
        Energy = await AddDepartmentAsync("市能源局");
    }

    /// <summary>Imports a notice, accepts all of it and publishes it.</summary>
    protected async Task<int> PublishAsync(string text, int? newVersionOf = null)
    {
        var job = await Get<ImportDesk>().SubmitAsync(First, [File("方案.txt", text)], null, newVersionOf, Cancel);
        await Get<ImportRunner>().RunNextAsync(Cancel);
        var draft = (await JobAsync(job)).DocumentId!.Value;
        if ((await Get<UnitDesk>().UnmatchedAsync(draft, Cancel)).Count > 0)
        {
            await Get<UnitDesk>().MatchAsync(First, draft, "市碳汇筹备组", Forestry, Cancel);
        }

        await Reviews.AcceptAllAsync(First, draft, Cancel);
        await Get<DocumentDesk>().PublishAsync(First, draft, Cancel);
        return draft;
    }
}
