using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Formats;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Puts the document's header together from its small readers.</summary>
internal static partial class HeaderReader
{
    private const int LongestHeader = 60;

    public static ExtractedDocument Read(NoticeReading notice)
    {
        var paragraphs = notice.Text.Paragraphs;
        var firstHeading = Math.Min(FirstHeading(notice), LongestHeader);
        var (title, titleLine) = TitleReader.Read(paragraphs, firstHeading, notice.Attachments);
        var signature = Signature.Read(paragraphs);

        return new ExtractedDocument(
            title,
            DocumentNumberReader.Read(paragraphs, firstHeading),
            signature.Issuer ?? IssuerInTitle(paragraphs, firstHeading),
            signature.IssuedOn,
            signature.PrintedOn,
            BasisReader.Read(paragraphs, titleLine is null ? 0 : titleLine.Index + 1, firstHeading),
            notice.Attachments.Titles);
    }

    private static int FirstHeading(NoticeReading notice) =>
        notice.Outline.Nodes.Count > 0 ? notice.Outline.Nodes[0].Paragraph.Index : notice.Text.Paragraphs.Count;

    /// <summary>Without a signature the title names who issues: 某某省政府关于….</summary>
    private static string? IssuerInTitle(IReadOnlyList<Paragraph> paragraphs, int firstHeading)
    {
        for (var i = 0; i < firstHeading && i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            var about = text.IndexOf("关于", StringComparison.Ordinal);

            // 某某市人民政府令, signed by a person
            if (text.Length <= 40 && text.EndsWith('令') && Organs().IsMatch(text.AsSpan(0, text.Length - 1)))
            {
                return text[..^1].Trim();
            }

            if (about is > 1 and <= 60 && text.Length <= 140 && !text.Contains('。', StringComparison.Ordinal) && Organs().IsMatch(text.AsSpan(0, about)))
            {
                return text[..about].Trim();
            }
        }

        return null;
    }

    [GeneratedRegex("^[^，。；：“《]{0,60}(国务院|政府|办公厅|办公室|委员会|委|厅|局|部|院|署|会|银行)\\s?$")]
    private static partial Regex Organs();
}
