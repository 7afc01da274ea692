using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Finds the title of the plan itself among the lines before the first heading.</summary>
internal static partial class TitleReader
{
    private const int LongestTitle = 100;

    /// <param name="paragraphs">All paragraphs of the notice.</param>
    /// <param name="firstHeading">Index of the first heading's paragraph.</param>
    /// <param name="attachments">The list of attachments, whose titles are not the plan's.</param>
    public static (string? Title, Paragraph? Line) Read(IReadOnlyList<Paragraph> paragraphs, int firstHeading, AttachmentList attachments)
    {
        var found = new Candidates();

        for (var i = 0; i < firstHeading && i < paragraphs.Count; i++)
        {
            var isAnnex = Annex().IsMatch(paragraphs[i].Text);

            // Annexes have titles of their own.
            if (found.Plan is not null && isAnnex)
            {
                break;
            }

            found.InAnnex |= isAnnex;

            if (!attachments.Covers(i))
            {
                found.Take(paragraphs[i]);
            }
        }

        return (found.Plan ?? found.Notice) is { } title ? (title.Title, title.Line) : (null, null);
    }

    /// <summary>The titles met so far: that of the covering notice, and the plan's own.</summary>
    private sealed class Candidates
    {
        public (string Title, Paragraph Line)? Notice { get; private set; }

        public (string Title, Paragraph Line)? Plan { get; private set; }

        public bool InAnnex { get; set; }

        public void Take(Paragraph paragraph)
        {
            var text = Label().Replace(paragraph.Text, "").Trim().Trim('《', '》');

            if (text.Length > LongestTitle || !IsTitle(text))
            {
                return;
            }

            if (PressForm().Match(paragraph.Text.Trim()) is { Success: true } press)
            {
                Notice ??= (press.Groups["plan"].Value, paragraph);
            }
            else if (Covering().Match(text) is { Success: true } covering)
            {
                Notice ??= (covering.Groups["plan"].Value, paragraph);
            }
            else if (text.EndsWith("通知", StringComparison.Ordinal) || text.EndsWith('函'))
            {
                Notice ??= (text, paragraph);
            }
            else if (!IsAnnexedTable(text))
            {
                // The plan's own title stands behind the covering notice, so the last one counts.
                Plan = (text, paragraph);
            }
        }

        /// <summary>The table annexed to a notice that names its plan is no other plan.</summary>
        private bool IsAnnexedTable(string text) =>
            InAnnex && Plan is null && Notice is { } covered && TaskTable().IsMatch(text) && !covered.Title.EndsWith("通知", StringComparison.Ordinal);
    }

    private static bool IsTitle(string text) => text.Length > 4 && TitleLine().IsMatch(text) && !Sentence().IsMatch(text);

    // 关于印发《某某方案》的通知 | 关于印发某某方案的通知 | 转发…
    [GeneratedRegex("关于(批转|转发|印发|下发|发布|公布|印送|颁布|批准)(?<issuer>.{0,30}关于(印发|转发))?[《〈]?(?<plan>.{4,80}?)[》〉]?的(通知|公告|通告|函|批复)([（(][^（()）]{1,12}[)）])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Covering();

    // 某某省委办公厅 某某省政府办公厅印发《某某意见》, as news sites head the text
    [GeneratedRegex("^[^《》，。]{4,60}印发《(?<plan>[^《》]{4,80})》$", RegexOptions.ExplicitCapture)]
    private static partial Regex PressForm();

    [GeneratedRegex("^附\\s{0,2}件\\s{0,2}[0-9一二三四五六七八九十]{0,2}\\s{0,2}[:：]?$")]
    private static partial Regex Annex();

    [GeneratedRegex("(通知|方案|意见|计划|规划|纲要|要点|办法|措施|举措|细则|规定|规程|条例|决定|公告|通告|分工|分解|清单|指南|指引|规范|标准|安排|政策|行动|任务|工作|函|批复|十条|项目|名单|目录|(任务|分工|分解|清单|责任)表|台账|[0-9一二三四五六七八九十]+条)([（(][^（()）]{1,24}[)）])?$")]
    private static partial Regex TitleLine();

    // 任务分工表 | 责任清单
    [GeneratedRegex("(表|清单|台账)([（(][^（()）]{1,24}[)）])?$")]
    private static partial Regex TaskTable();

    // A stop, a colon or an opening word makes it a sentence or a list of attachments.
    [GeneratedRegex("[。；：:]|^(附|为|根据|按照|各|现|经|抄|[（(]|[表图]\\s{0,2}[0-9一二三四五六七八九十])")]
    private static partial Regex Sentence();

    // 标题： as government sites print it above the text
    [GeneratedRegex("^(标\\s{0,6}题|名\\s{0,6}称)\\s{0,3}[:：]\\s{0,4}")]
    private static partial Regex Label();
}
