using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Formats;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Lists the sentences that order something or state a number and that no record claims.</summary>
internal static partial class CoverageReader
{
    public static ExtractionCoverage Read(NoticeReading notice, IEnumerable<TextRange> claims)
    {
        var sorted = claims.Where(claim => claim.Length > 0).OrderBy(claim => claim.Start).ToList();
        var unclaimed = new List<TextRange>();
        int sentences = 0, at = 0, reach = 0;

        foreach (var paragraph in notice.Text.Paragraphs)
        {
            if (!notice.Parts.IsBody(paragraph.Index) || notice.Outline.NodeOf[paragraph.Index] is null)
            {
                continue;
            }

            foreach (var sentence in Sentences(paragraph))
            {
                if (!Orders().IsMatch(notice.Text.Text.AsSpan(sentence.Start, sentence.Length)))
                {
                    continue;
                }

                sentences++;

                // Claims are sorted, so the furthest end among those that begin before the sentence's end decides.
                while (at < sorted.Count && sorted[at].Start < sentence.End)
                {
                    reach = Math.Max(reach, sorted[at++].End);
                }

                if (reach <= sentence.Start && unclaimed.Count < NoticeExtractor.MostRecords)
                {
                    unclaimed.Add(sentence);
                }
            }
        }

        return new ExtractionCoverage(sentences, unclaimed);
    }

    private static IEnumerable<TextRange> Sentences(Paragraph paragraph)
    {
        var start = 0;
        var text = paragraph.Text;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？' || i == text.Length - 1)
            {
                if (i + 1 - start > 3)
                {
                    yield return paragraph.RangeOf(start, i + 1);
                }

                start = i + 1;
            }
        }
    }

    // Verbs that order, or a figure that is no year and no number of a document
    [GeneratedRegex("推进|推动|加快|加强|加大|建设|建立|完善|健全|完成|开展|实施|落实|制定|培育|打造|提升|提高|优化|强化|推广|发展|支持|鼓励|引导|严格|严控|淘汰|扩大|促进|构建|[0-9]+(\\.[0-9]+)?\\s?([%％]|万|亿|个|家|吨|千瓦|公里|亩|项|套|辆|座|人|户)")]
    private static partial Regex Orders();
}
