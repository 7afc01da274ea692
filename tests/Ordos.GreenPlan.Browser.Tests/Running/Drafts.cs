using System.Globalization;
using Ordos.GreenPlan.Data.Importing;
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

    public static async Task<int> ImportAsync(Portal portal, string text) =>
        (await portal.Get<NoticeImporter>().ImportAsync(Actor.Portal, "notice.txt", NoticeExtractor.Extract(text), default)).DocumentId;
}
