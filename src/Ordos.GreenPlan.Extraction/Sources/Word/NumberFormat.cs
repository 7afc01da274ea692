using System.Globalization;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>Writes a list number in the formats of ECMA-376 17.18.59 that Chinese documents use.</summary>
internal static class NumberFormat
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    private static readonly (int Value, string Letters)[] Roman =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static string Write(int number, string format) => format switch
    {
        "none" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting"
            or "taiwaneseCountingThousand" => Chinese(number, Digits.Replace('〇', '零'), "十百千", isLegal: false),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Chinese(number, LegalDigits, "拾佰仟", isLegal: true),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" => OneByOne(number, Digits),
        "ideographTraditional" => OneOf(number, Stems),
        "ideographZodiac" => OneOf(number, Branches),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
        "decimalEnclosedParen" => Within(number, '\u2474'),
        "decimalEnclosedFullstop" => Within(number, '\u2488'),
        "ideographEnclosedCircle" => number is >= 1 and <= 10 ? $"{(char)('\u3280' + number - 1)}" : Decimal(number),
        "decimalFullWidth" or "decimalFullWidth2" => OneByOne(number, "０１２３４５６７８９"),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => InRoman(number),
        "lowerRoman" => InRoman(number).ToLowerInvariant(),
        _ => Decimal(number),
    };

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Chinese(int number, string digits, string places, bool isLegal)
    {
        if (number is < 0 or > 9999)
        {
            return Decimal(number);
        }

        var text = new StringBuilder();
        var printed = Decimal(number);
        for (var at = 0; at < printed.Length; at++)
        {
            var digit = printed[at] - '0';
            var place = printed.Length - at - 2;
            var follows = digit == 0 && text.Length > 0 && printed[(at + 1)..].Any(later => later != '0') && text[^1] != digits[0];
            if (digit > 0)
            {
                text.Append(digits[digit]);
                if (place >= 0)
                {
                    text.Append(places[place]);
                }
            }
            else if (follows || printed.Length == 1)
            {
                text.Append(digits[0]);
            }
        }

        // Twelve is 十二, not 一十二; the legal figures keep their 壹.
        return !isLegal && number is >= 10 and < 20 ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    private static string OneByOne(int number, string digits) =>
        string.Concat(Decimal(number).Select(digit => digit == '-' ? '-' : digits[digit - '0']));

    private static string OneOf(int number, string symbols) =>
        number >= 1 && number <= symbols.Length ? symbols[number - 1].ToString() : Decimal(number);

    private static string Circled(int number) => number switch
    {
        >= 1 and <= 20 => $"{(char)('\u2460' + number - 1)}",
        >= 21 and <= 35 => $"{(char)('\u3251' + number - 21)}",
        >= 36 and <= 50 => $"{(char)('\u32B1' + number - 36)}",
        _ => Decimal(number),
    };

    private static string Within(int number, char first) =>
        number is >= 1 and <= 20 ? $"{(char)(first + number - 1)}" : Decimal(number);

    // After z comes aa, then bb.
    private static string Letters(int number, char first) =>
        number is >= 1 and <= 780 ? new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1) : Decimal(number);

    private static string InRoman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Decimal(number);
        }

        var text = new StringBuilder();
        foreach (var (value, letters) in Roman)
        {
            for (; number >= value; number -= value)
            {
                text.Append(letters);
            }
        }

        return text.ToString();
    }
}
