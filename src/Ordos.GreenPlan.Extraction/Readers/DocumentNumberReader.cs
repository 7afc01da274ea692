using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Finds the document number (发文字号) where it stands on a line of its own, never inside a sentence.</summary>
internal static partial class DocumentNumberReader
{
    public static string? Read(IReadOnlyList<Paragraph> paragraphs, int limit)
    {
        for (var i = 0; i < paragraphs.Count && i < limit; i++)
        {
            var text = paragraphs[i].Text;

            if (text.Length <= 60 && NumberLine().Match(text) is { Success: true } number)
            {
                return Tidy(number.Groups["number"].Value);
            }
        }

        return null;
    }

    /// <summary>The number as printed, but with 〔〕 around the year and without stray blanks.</summary>
    public static string Tidy(string number) =>
        Year().Replace(Blanks().Replace(number, ""), "〔${year}〕");

    // 国办发〔2022〕1号, perhaps after 文号： and before 签发人
    [GeneratedRegex("^(发文字号|文\\s{0,4}号|文件编号|字\\s{0,4}号)?\\s{0,3}[:：]?\\s{0,3}[（(]?(?<number>[\\p{IsCJKUnifiedIdeographs}A-Za-z]{1,16}\\s{0,2}[〔\\[［（(【﹝]\\s{0,2}[12][0-9]{3}\\s{0,2}[〕\\]］）)】﹞]\\s{0,2}第?\\s{0,2}[0-9]{1,5}\\s{0,2}号)[)）]?(\\s+.{0,20})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberLine();

    [GeneratedRegex("[〔\\[［（(【﹝](?<year>[12][0-9]{3})[〕\\]］）)】﹞]", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
