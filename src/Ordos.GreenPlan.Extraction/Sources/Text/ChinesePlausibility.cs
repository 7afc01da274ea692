using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Whether decoded characters read as Chinese rather than as another encoding taken for it.</summary>
/// <remarks>
/// GB18030 and UTF-16 accept nearly any bytes, so validity says little. Wrongly decoded text is made of rare characters:
/// it has hardly any of those that make up a quarter of every Chinese official text, and many from odd blocks.
/// </remarks>
internal static class ChinesePlausibility
{
    private const int Sample = 20_000;
    private const int EnoughHan = 30;

    private static readonly SearchValues<char> Frequent = SearchValues.Create(
        "的一是在不了有和人中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
        "，。、：；（）《》“”〔〕");

    public static bool Holds(ReadOnlySpan<char> text)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        int han = 0, frequent = 0, odd = 0, ascii = 0;
        foreach (var character in sample)
        {
            if (character < 0x80)
            {
                ascii++;
            }
            else if (Frequent.Contains(character))
            {
                frequent++;
                han++;
            }
            else if (character is >= '\u4E00' and <= '\u9FFF')
            {
                han++;
            }
            else if (!IsUsual(character))
            {
                odd++;
            }
        }

        // A page of pure ASCII in UTF-16 has no Han at all; bytes misread as UTF-16 have hardly any ASCII.
        return han == 0
            ? odd == 0 && ascii > 0
            : odd * 20 <= han + ascii && frequent * 100 >= han * (han < EnoughHan ? 20 : 35);
    }

    // Punctuation, numerals, units, full-width forms, Greek, and the private characters that WPS writes.
    private static bool IsUsual(char character) => character is
        (>= '\u00A0' and <= '\u00FF') or (>= '\u0370' and <= '\u03FF') or (>= '\u2000' and <= '\u27BF')
        or (>= '\u3000' and <= '\u303F') or (>= '\u3200' and <= '\u33FF') or (>= '\uE000' and <= '\uF8FF')
        or (>= '\uFF00' and <= '\uFFEF') or '\uFEFF';
}
