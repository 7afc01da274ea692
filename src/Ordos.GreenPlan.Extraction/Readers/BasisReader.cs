using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Reads which documents the opening paragraph follows.</summary>
internal static partial class BasisReader
{
    /// <param name="paragraphs">All paragraphs of the notice.</param>
    /// <param name="from">The paragraph behind the plan's title.</param>
    /// <param name="firstHeading">Index of the first heading's paragraph.</param>
    public static IReadOnlyList<CitedDocument> Read(IReadOnlyList<Paragraph> paragraphs, int from, int firstHeading)
    {
        IReadOnlyList<CitedDocument> inLaterSentence = [];

        for (var i = Math.Max(0, from); i < firstHeading && i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;

            if (Opening().IsMatch(text))
            {
                return [.. Cited(text).Distinct()];
            }

            // The opening may begin with what the matter is and come to its basis in a later sentence.
            if (inLaterSentence.Count == 0 && Following().IsMatch(text) && !Printing().IsMatch(text))
            {
                inLaterSentence = [.. Cited(text).Distinct()];
            }
        }

        return inLaterSentence.Count > 0 ? inLaterSentence : InCoveringNotice(paragraphs, Math.Max(from, firstHeading));
    }

    /// <summary>为落实《甲》（某发〔2021〕1号），我们制定了《乙》，现印发给你们: only what stands before the plan itself is followed.</summary>
    private static IReadOnlyList<CitedDocument> InCoveringNotice(IReadOnlyList<Paragraph> paragraphs, int to)
    {
        for (var i = 0; i < to && i < paragraphs.Count; i++)
        {
            if (Covering(paragraphs[i].Text) is > 0 and var end)
            {
                return [.. Cited(paragraphs[i].Text[..end]).Distinct()];
            }
        }

        return [];
    }

    private static int Covering(string text) => Drafting().Match(text) is { Success: true } drafting ? drafting.Groups["end"].Index : 0;

    private static IEnumerable<CitedDocument> Cited(string text)
    {
        var limit = Math.Min(text.Length, 4000);

        for (var open = text.IndexOf('《', 0, limit); open >= 0;)
        {
            var close = EndOfTitle(text, open, limit);

            if (close < 0)
            {
                yield break;
            }

            var number = Number().Match(text, close + 1, Math.Min(60, text.Length - close - 1));
            yield return new CitedDocument(TitleOf(text[(open + 1)..close]), number.Success ? DocumentNumberReader.Tidy(number.Groups["number"].Value) : null);
            open = text.IndexOf('《', close, limit - close);
        }
    }

    /// <summary>Titles nest as 《关于印发〈某某〉的通知》, sometimes with 《》 inside.</summary>
    private static int EndOfTitle(string text, int open, int limit)
    {
        var depth = 0;

        for (var i = open; i < limit && i - open < 200; i++)
        {
            depth += text[i] == '《' ? 1 : text[i] == '》' ? -1 : 0;

            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>关于印发〈X〉的通知 counts as X; so does 某某印发〈X〉的通知.</summary>
    private static string TitleOf(string title) =>
        CoveringTitle().Match(title) is { Success: true } covering ? covering.Groups["plan"].Value : title;

    [GeneratedRegex("^.{0,40}(关于(印发|转发|批转|下发|发布)[〈《]?|(印发|转发|批转)[〈《](?=[^〉》]+[〉》]的))(?<plan>.{2,120}?)[〉》]?的(通知|公告|函)$", RegexOptions.ExplicitCapture)]
    private static partial Regex CoveringTitle();

    // 为贯彻落实《甲》，我们制定了《乙》: what is drafted follows
    [GeneratedRegex("^\\s{0,4}(为|根据|按照|依据|贯彻|落实)[^。]{0,60}?《[^。]{0,400}?(?<end>(研究)?(组织)?(制定|制订|编制|起草|修订)了?《|现(将|予)?[^。]{0,30}《|现予?印发)", RegexOptions.ExplicitCapture)]
    private static partial Regex Drafting();

    // The opening says what it follows: 为贯彻落实… | 根据… | 按照… | 经…同意
    [GeneratedRegex("^\\s{0,4}(为|根据|按照|依据|依照|遵照|按|落实|贯彻|围绕|认真|全面|深入|结合|紧扣|近年来|《)(?!.{0,200}现(将|予)?.{0,60}印发)")]
    private static partial Regex Opening();

    [GeneratedRegex("(贯彻|落实|根据|按照|依据|遵照|执行)[^。]{0,80}《")]
    private static partial Regex Following();

    [GeneratedRegex("现(将|予)?.{0,100}印发|印发给你们")]
    private static partial Regex Printing();

    // （国发〔2021〕4号） right behind the title, perhaps with 以下简称 inside
    [GeneratedRegex("^\\s{0,2}[（(](?<number>[^（()）《》，,]{2,30}?[〔\\[［（(]\\s?[12][0-9]{3}\\s?[〕\\]］）)]\\s?第?[0-9]{1,5}\\s?号|[^（()）《》，,]{0,20}第?[0-9]{1,5}号)[^（()）]{0,30}[)）]", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
