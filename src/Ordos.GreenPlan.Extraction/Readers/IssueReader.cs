using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>When and where a notice was issued, as far as reading its tasks needs to know.</summary>
internal static partial class IssueReader
{
    private const int LongestHeader = 60;
    private const int LongestNumber = 40;

    /// <summary>The year that a month without one belongs to: the title's, else the date of issue, else that of the document number.</summary>
    public static int? YearOf(IReadOnlyList<Paragraph> paragraphs)
    {
        int? issued = null;
        int? numbered = null;

        for (var i = 0; i < paragraphs.Count && i < LongestHeader; i++)
        {
            var text = paragraphs[i].Text;

            if (text.Length <= 100 && YearlyTitle().Match(text) is { Success: true } title)
            {
                return ChineseNumeral.Read(title.Groups["year"].ValueSpan);
            }

            if (ParagraphStart.IsDateLine(text))
            {
                issued ??= DateReader.Read(text)?.Year;
            }

            if (numbered is null && text.Length <= LongestNumber && NumberLine().Match(text) is { Success: true } number)
            {
                numbered = ChineseNumeral.Read(number.Groups["year"].ValueSpan);
            }
        }

        return issued ?? numbered;
    }

    /// <summary>The name of the issuing place without 市, 县 or 省, which offices of state bodies there carry.</summary>
    public static string? PlaceOf(IReadOnlyList<Paragraph> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count && i < LongestHeader; i++)
        {
            var text = paragraphs[i].Text;

            if (text.Length <= 100 && Place().Match(text) is { Success: true } place)
            {
                return place.Groups["place"].Value;
            }
        }

        return null;
    }

    // 某某市2024年…工作要点 | 2023年全省…任务清单; not a span of years, nor 2030年前…方案
    [GeneratedRegex("(?<![0-9—–－~～至-])(?<year>20[0-9]{2})年(?![—–－~～至前底末-]).{0,40}(要点|方案|清单|计划|分工|分解|安排|任务|台账|表)(的通知)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex YearlyTitle();

    // 国办发〔2022〕1号, alone on its line
    [GeneratedRegex("^\\p{IsCJKUnifiedIdeographs}{2,16}\\s{0,2}[〔\\[［（(【](?<year>20[0-9]{2})[〕\\]］）)】]\\s{0,2}第?[0-9]{1,5}\\s{0,2}号$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberLine();

    // 某某省政府… | 某某县… at the beginning of a title or a signature
    [GeneratedRegex("^(?<place>[\\p{IsCJKUnifiedIdeographs}-[省市县区旗州盟各全本]]{2,5})(自治区|自治州|自治县|省|市|县|区|旗|州|盟)(人民政府|[^，。]{0,60}(方案|通知|计划|意见|措施|要点|规划|清单)(（[^）]{1,20}）)?$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
