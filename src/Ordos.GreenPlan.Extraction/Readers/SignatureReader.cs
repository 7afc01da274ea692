using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Who signed and when (发文机关, 成文日期), and when it was printed (印发日期).</summary>
internal sealed partial record Signature(string? Issuer, DateOnly? IssuedOn, DateOnly? PrintedOn)
{
    /// <summary>Lines above the date that may name bodies.</summary>
    public const int MostSigners = 40;

    private const int LongestIssuer = 60;

    public static Signature Read(IReadOnlyList<Paragraph> paragraphs)
    {
        string? issuer = null;
        DateOnly? issuedOn = null;
        DateOnly? printedOn = null;

        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;

            if (text.Length > 120)
            {
                continue;
            }

            if (Printed().Match(text) is { Success: true })
            {
                printedOn ??= DateReader.Read(text);
            }
            else if (issuedOn is null && (ParagraphStart.IsDateLine(text) ? IssuersAbove(paragraphs, i) : SameLine(text)) is { } signed)
            {
                issuer ??= signed;
                issuedOn = DateReader.Read(text);
            }
            else if (Label().Match(text) is { Success: true } label)
            {
                issuer ??= label.Groups["issuer"] is { Success: true } named ? named.Value.Trim() : null;
                issuedOn ??= label.Groups["date"].Success ? DateReader.Read(text) : null;
            }
        }

        return new Signature(issuer, issuedOn ?? DateInBrackets(paragraphs), printedOn);
    }

    /// <summary>The lines right above the date that name bodies; several may sign.</summary>
    private static string? IssuersAbove(IReadOnlyList<Paragraph> paragraphs, int date)
    {
        var issuers = new List<string>();

        for (var i = date - 1; i >= 0 && i >= date - MostSigners; i--)
        {
            var line = SealNote().Replace(paragraphs[i].Text, "").Trim();

            if (line.Length > 0 && !IsIssuer(line))
            {
                break;
            }

            issuers.InsertRange(0, line.Length > 0 ? Gap().Split(line) : []);
        }

        return issuers.Count > 0 ? string.Join('、', issuers) : null;
    }

    /// <summary>The line names a body and nothing else, as a signature does.</summary>
    public static bool IsIssuer(string text) => text.Length <= LongestIssuer && IssuerLine().IsMatch(text);

    private static string? SameLine(string text) =>
        IssuerAndDate().Match(text) is { Success: true } both && IsIssuer(both.Groups["issuer"].Value.Trim())
            ? both.Groups["issuer"].Value.Trim()
            : null;

    private static DateOnly? DateInBrackets(IReadOnlyList<Paragraph> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count && i < 30; i++)
        {
            if (ParagraphStart.IsDateLine(paragraphs[i].Text))
            {
                return DateReader.Read(paragraphs[i].Text);
            }
        }

        return null;
    }

    // A body's name and nothing else; no sentence, no salutation, no heading.
    [GeneratedRegex("^[^，。；：:、（）()0-9《》“”]{2,58}(政府|办公厅|办公室|委员会|发展改革委|改革委|国资委|卫生健康委|健康委|厅|局|部|委|院|署|会|银行|支行|分行|海关|总队|支队|中心|公司|集团|司|办|小组|指挥部|党委|团委|总工会|法院|检察院|联合会|社)$")]
    private static partial Regex IssuerLine();

    // （某某局代章）, behind the name or on a line of its own
    [GeneratedRegex("[（(][^（()）]{0,24}(代章|代印|盖章|章)[)）]\\s*$")]
    private static partial Regex SealNote();

    // 某某省政府办公厅      2022年1月1日
    [GeneratedRegex("^(?<issuer>[^，。；：:、0-9《》]{4,40}?)\\s{1,40}[12][0-9]{3}\\s?年\\s?[0-9]{1,2}\\s?月\\s?[0-9]{1,2}\\s?日$", RegexOptions.ExplicitCapture)]
    private static partial Regex IssuerAndDate();

    // 某某省政府办公厅  2022年11月18日印发
    [GeneratedRegex("[12][0-9]{3}\\s?年\\s?[0-9]{1,2}\\s?月\\s?[0-9]{1,2}\\s?日\\s{0,4}印(发|制)?\\s?$")]
    private static partial Regex Printed();

    // 发文机关：国务院 | 成文日期：2021年12月28日, as government sites print them above the text
    [GeneratedRegex("^(发文机关|发布机构|制发机关|发文单位)\\s{0,3}[:：]\\s{0,4}(?<issuer>[^:：]{2,50}?)(\\s{2,}.*)?$|^(成文日期|发文日期|成文时间)\\s{0,3}[:：](?<date>.{4,24})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex("\\s{2,}|\\u3000+")]
    private static partial Regex Gap();
}
