using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>Tells sections of measures from general requirements, aims and organisation by their titles.</summary>
internal static partial class SectionTitles
{
    /// <summary>Neither the heading nor any above it is about requirements, aims or organisation.</summary>
    /// <param name="node">The heading.</param>
    /// <param name="chapters">Chapters that count as measures, whatever their titles say of organisation.</param>
    public static bool IsMeasure(OutlineNode node, IReadOnlySet<OutlineNode> chapters)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (General().IsMatch(at.Name) || Review().IsMatch(at.Name) || (!chapters.Contains(at) && IsOrganisation(at)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Organisation closes a plan: 一、加强改革组织领导 before chapters of measures is one of them.</summary>
    public static IReadOnlySet<OutlineNode> ChaptersBeforeMeasures(IReadOnlyList<OutlineNode> roots)
    {
        var chapters = new HashSet<OutlineNode>();
        var measureFollows = false;

        for (var i = roots.Count - 1; i >= 0; i--)
        {
            // An annex counts anew.
            measureFollows &= i + 1 < roots.Count && roots[i + 1].Number.Style == roots[i].Number.Style && roots[i + 1].Number.Value == roots[i].Number.Value + 1;
            var isOrganisation = IsOrganisation(roots[i]);

            if (isOrganisation && measureFollows)
            {
                chapters.Add(roots[i]);
            }

            measureFollows |= !isOrganisation && !General().IsMatch(roots[i].Name) && !Review().IsMatch(roots[i].Name);
        }

        return chapters;
    }

    private static bool IsOrganisation(OutlineNode node) => Organisation().IsMatch(node.Name) || OpensWithOrganisation(node);

    /// <summary>The heading or one above it tells of what has been: 发展基础, 工作成效, 面临形势.</summary>
    public static bool IsReview(OutlineNode? node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (Review().IsMatch(at.Name))
            {
                return true;
            }
        }

        return false;
    }

    // 发展基础 | 规划背景 | 现状与形势 | 存在的问题 | “十三五”成效 | 绿色转型取得积极进展; not 夯实发展基础, 解决突出问题
    [GeneratedRegex("""
        ^(发展|现实|工作|规划|产业|主要)?(基础|背景|现状|环境|形势|成效|成就|成绩|回顾)((和|与|及|、|及其)?(面临的?)?(形势|问题|现状|成效|挑战|环境))*(显著|明显)?$
        |^(存在|面临)的?(主要|突出|困难和)?(问题|困难|形势|挑战|机遇)|^(主要|突出)问题$
        |^“?十[一二三四]五”?(时期|期间)?.{0,16}(成效|回顾|成就|进展|情况)(显著|明显)?$|取得(了)?(积极|显著|明显|重大|新的?|重要|长足)?(成效|成绩|进展|成就|突破)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Review();

    /// <summary>A section whose first heading is 加强组织领导 is about organisation, whatever its own title says.</summary>
    private static bool OpensWithOrganisation(OutlineNode node) => node.Children.Count > 1 && Leadership().IsMatch(node.Children[0].Name);

    [GeneratedRegex("^(切实|全面|进一步)?(加强|强化|落实|健全|完善|坚持)(党的)?(全面)?(组织)?领导")]
    private static partial Regex Leadership();

    // 总体要求 | 指导思想 | 基本原则 | 主要目标 | 总体要求和目标 | 发展基础 | 形势 | 总则 | 附则
    [GeneratedRegex("""
        ^(明确|准确把握)?(总体|总的|指导|基本|工作|主要|发展|行动|目标|任务|实施|建设|战略|规划|阶段性?|预期)?(要求|思想|原则|目标|思路|理念|定位|愿景)((和|与|及|、)(主要|工作|发展|基本|总体|行动)?(要求|思想|原则|目标|思路|定位|任务))*$
        |^(明确|准确把握)?(工作|总体|主要|年度|行动)?目标(和|与|及)?任务$
        |总体要求|指导思想|基本原则|工作原则|主要目标|工作目标|发展目标|总体目标|总体思路
        |^(重要|重大)意义|^充分认识|^提高认识|^(发展|工作|现实|规划|时代|面临)?(基础|现状|形势|背景|环境)$|(基础|现状)(和|与)(形势|问题|环境)|^面临的?(形势|挑战|机遇)|^总\s?则$|^附\s?则$|^名词解释|^适用(范围|对象)|^编制(依据|说明)|^规划(背景|期限)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex General();

    // 组织实施 | 加强组织领导 | 保障措施 | 强化组织保障 | 工作要求 | 实施步骤 | 监督考核
    [GeneratedRegex("""
        组织(领导|实施|落实|保障|协调|推进|机构|管理|体系)|^(强化|加强|完善|健全|落实|做好|抓好)?(实施|工作|各项|综合|推进)?保障(措施|机制|体系|条件|落实)?$
        |^(强化|加强|完善|健全|落实|切实)?(保障措施|保障机制|工作保障|实施保障|工作机制|推进机制|工作落实|责任落实|督促落实|督导落实|贯彻落实|监督检查|监督考核|督导考核|督查考核|考核评价|考核评估|督导检查|跟踪评估|评估考核)$
        |^(工作|有关|相关|几点|具体)要求$|^(实施|工作|方法|推进)(步骤|安排|阶段|进度)|^(时间|进度)安排|^(规划|方案)实施$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Organisation();
}
