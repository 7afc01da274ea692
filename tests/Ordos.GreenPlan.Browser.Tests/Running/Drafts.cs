using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Extraction;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>Notices for tests, as files and as drafts.</summary>
public static class Drafts
{
    /// <summary>A notice with one unit that is not registered, one that a likeness is proposed for, and a sentence that no record claims.</summary>
    /// <param name="number">Its document number; each gives a notice of its own.</param>
    public static string Grassland(int number) => string.Create(CultureInfo.InvariantCulture,
        $"""
        鄂尔多斯市人民政府办公室关于印发草原碳汇试点工作方案的通知
        鄂府办发〔2026〕{number}号
        各旗区人民政府，市直各有关部门：
        现将《草原碳汇试点工作方案》印发给你们，请认真贯彻落实。
        鄂尔多斯市人民政府办公室
        2026年3月6日
        草原碳汇试点工作方案
        为贯彻落实《内蒙古自治区加快建立健全绿色低碳循环发展经济体系具体措施》，制定本方案。
        一、重点任务
        （一）建立监测体系。到2027年，建成监测站点12个，完成草原碳汇本底调查，草原综合植被盖度达到47%以上。（牵头单位：市碳汇筹备组；配合单位：市林业草原局）
        （二）推进草原修复。实施退化草原修复治理，推广免耕补播，到2026年完成退化草原修复50万亩。（牵头单位：市林业和草原局；配合单位：各旗区人民政府）
        （三）健全交易机制。探索草原碳汇交易，形成可推广的做法。（牵头单位：市林业和草原局）
        二、保障措施
        各地各部门要加强领导，每年12月底前报送试点进展情况。
        """);

    public static Task<int> GrasslandAsync(Portal portal, int number) => ImportAsync(portal, Grassland(number));

    /// <summary>A notice of two tasks that names no units.</summary>
    /// <param name="number">Its document number; each gives a notice of its own.</param>
    public static string WithoutUnits(int number) => string.Create(CultureInfo.InvariantCulture,
        $"""
        鄂尔多斯市人民政府关于印发绿色转型重点任务的通知
        鄂府发〔2026〕{number}号
        鄂尔多斯市人民政府
        2026年3月6日
        绿色转型重点任务
        一、能源
        （一）推进风电光伏基地建设。加快库布其沙漠光伏基地建设，提升新能源消纳能力，建成外送通道。
        （二）推动煤矿绿色改造。实施井工煤矿充填开采，推进矿区生态修复和矿井水综合利用。
        """);

    /// <summary>A draft whose units stand in an annexed table of three rows, the last of which belongs to no task.</summary>
    public static async Task<int> WithAnnexAsync(Portal portal)
    {
        const string annex =
            "\t序号\t重点任务\t牵头单位\t配合单位\n"
            + "\t1\t推动煤矿绿色改造，推进矿区生态修复\t市能源局\t市林业和草原局\n"
            + "\t2\t推进风电光伏基地建设\t市能源局\t\n"
            + "\t3\t举办那达慕大会\t市林业和草原局\t\n";
        var imported = await portal.Get<NoticeImporter>().ImportAsync(
            Actor.Portal, "notice.txt", NoticeExtractor.Extract(WithoutUnits(5)), default, annexRows: NoticeExtractor.Extract(annex).Tasks);
        return imported.DocumentId;
    }

    public static async Task<int> ImportAsync(Portal portal, string text) =>
        (await portal.Get<NoticeImporter>().ImportAsync(Actor.Portal, "notice.txt", NoticeExtractor.Extract(text), default)).DocumentId;

    /// <summary>A published notice whose units are all registered.</summary>
    public static async Task<int> PublishAsync(Portal portal, string text)
    {
        var draft = await ImportAsync(portal, text);
        await portal.Get<DraftDesk>().AcceptAllAsync(Actor.Portal, draft, default);
        await portal.Get<DocumentDesk>().PublishAsync(Actor.Portal, draft, default);
        return draft;
    }

    /// <summary>The notice of the grassland with registered units alone.</summary>
    public static string Registered(int number) => Grassland(number)
        .Replace("市碳汇筹备组", "市林业和草原局", StringComparison.Ordinal).Replace("市林业草原局", "市自然资源局", StringComparison.Ordinal);

    /// <summary>A notice as a person drops it.</summary>
    public static FilePayload File(string text) => new() { Name = "方案.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    /// <summary>The seed in whose file name certain words stand.</summary>
    public static async Task<FilePayload> SeedFileAsync(string words)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "seeds")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder with seeds.");
        }

        var file = Directory.EnumerateFiles(Path.Combine(folder.FullName, "seeds", "notices")).Single(name => Path.GetFileName(name).Contains(words, StringComparison.Ordinal));
        return new FilePayload { Name = Path.GetFileName(file), MimeType = "text/plain", Buffer = await System.IO.File.ReadAllBytesAsync(file, default) };
    }
}
