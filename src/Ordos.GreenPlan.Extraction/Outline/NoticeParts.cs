using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers;

namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>Tells the body of the plan from what stands around it: lists of attachments, signature, copies, notes.</summary>
internal sealed partial class NoticeParts
{
    private readonly bool[] _isBody;
    private readonly bool[] _restarts;

    private NoticeParts(int count)
    {
        _isBody = new bool[count];
        _restarts = new bool[count];
    }

    /// <summary>The paragraph belongs to the running text of the plan or of an annex.</summary>
    public bool IsBody(int paragraph) => _isBody[paragraph];

    /// <summary>An annex begins here, so numbers start again.</summary>
    public bool RestartsAt(int paragraph) => _restarts[paragraph];

    public static NoticeParts Read(IReadOnlyList<Paragraph> paragraphs, AttachmentList attachments)
    {
        var parts = new NoticeParts(paragraphs.Count);
        var notes = false;

        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            parts._restarts[i] = !attachments.Covers(i) && AnnexMark().IsMatch(text);
            parts._isBody[i] = !attachments.Covers(i) && !parts._restarts[i] && !Around().IsMatch(text) && !Contents().IsMatch(text) && !ParagraphStart.IsDateLine(text);

            // 注：1.… goes on in numbered lines, which are no items of the plan.
            if (notes && HeadingNumber.Read(text) is { Style: HeadingStyle.Arabic })
            {
                parts._isBody[i] = false;
            }

            notes = (notes && !parts._isBody[i]) || NumberedNote().IsMatch(text);

            if (ParagraphStart.IsDateLine(text))
            {
                parts.LeaveOutSignature(paragraphs, i);
            }
        }

        return parts;
    }

    /// <summary>The bodies that sign stand on the lines above the date.</summary>
    private void LeaveOutSignature(IReadOnlyList<Paragraph> paragraphs, int date)
    {
        for (var i = date - 1; i >= 0 && i >= date - Signature.MostSigners && Signature.IsIssuer(paragraphs[i].Text); i--)
        {
            _isBody[i] = false;
        }
    }

    // 注：1、括号内为变化率
    [GeneratedRegex("^(注|备注|说明)\\s{0,2}[:：]?\\s{0,2}1\\s?[.．、]")]
    private static partial Regex NumberedNote();

    // 一、总体要求……………3 | 第一章 总体要求 3: a line of the table of contents
    [GeneratedRegex("^(第[一二三四五六七八九十]{1,3}[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：]{2,40}[\\s\u3000][0-9]{1,3}$|([.…·]{2,}|\\.{3,})\\s{0,4}[-—]?\\s?[0-9]{1,3}\\s?[-—]?$|^目\\s{0,6}(录|次)$")]
    private static partial Regex Contents();

    // 附件 | 附件1 | 附件 2： | 附表一, alone on its line or, when numbered, before the annex's title
    [GeneratedRegex("^附\\s?(件|表|录)\\s{0,3}([0-9０-９一二三四五六七八九十]{0,3}([-—－][0-9]{1,2})?\\s{0,2}[:：]?$|[0-9０-９一二三四五六七八九十]{1,3}([-—－][0-9]{1,2})?[:：\\s.．、]\\s{0,4}[^。；]{2,60}$)")]
    private static partial Regex AnnexMark();

    // 抄送：… | 主送：… | 责任领导：某某 | 分管省领导：某某 | 某某办公室  2024年9月29日印发 | （此件公开发布） | 注：… | 信息公开选项 | 联系人：
    [GeneratedRegex("^(抄\\s{0,4}送|主\\s{0,4}送|分\\s{0,4}送|注\\s{0,2}[:：0-9]|备注[:：]|说明[:：]|信息公开|联系人|(责任|牵头|分管|联系|市级|包抓|包联|挂钩)[省市州县区旗]?领导\\s{0,2}[:：][^:：。]{2,40}$|附注|责任编辑|来源[:：]|[（(](此件|本件|公开|主动公开|依申请)|(此件)?(主动|依申请)公开|各人民团体|校对|打字|共印|专栏\\s?[0-9一二三四五六七八九十])|印发\\s{0,2}[)）]?$|^(表|图)\\s?[0-9一二三四五六七八九十]{1,2}([-—－][0-9]{1,2})?\\s")]
    private static partial Regex Around();
}
