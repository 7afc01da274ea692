using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Formats;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Puts the document's header together from its small readers.</summary>
internal static class HeaderReader
{
    private const int LongestHeader = 60;

    public static ExtractedDocument Read(NoticeReading notice)
    {
        var paragraphs = notice.Text.Paragraphs;
        var firstHeading = Math.Min(FirstHeading(notice), LongestHeader);
        var (title, titleLine) = TitleReader.Read(paragraphs, firstHeading);
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

    /// <summary>The year that a deadline without one belongs to: the title's, else the date of issue.</summary>
    public static int? YearOf(IReadOnlyList<Paragraph> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count && i < LongestHeader; i++)
        {
            if (ParagraphStart.IsDateLine(paragraphs[i].Text))
            {
                return DateReader.Read(paragraphs[i].Text)?.Year;
            }
        }

        return null;
    }

    private static int FirstHeading(NoticeReading notice) =>
        notice.Outline.Nodes.Count > 0 ? notice.Outline.Nodes[0].Paragraph.Index : notice.Text.Paragraphs.Count;

    /// <summary>Without a signature the title names who issues: 某某市人民政府关于….</summary>
    private static string? IssuerInTitle(IReadOnlyList<Paragraph> paragraphs, int firstHeading)
    {
        for (var i = 0; i < firstHeading && i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            var about = text.IndexOf("关于", StringComparison.Ordinal);

            if (about is > 2 and <= 40 && text.Length <= 100 && text.EndsWith("通知", StringComparison.Ordinal))
            {
                return text[..about].Trim();
            }
        }

        return null;
    }
}
