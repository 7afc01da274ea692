using System.Text;
using System.Text.Unicode;

namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Finds the encoding of a text by what is valid in it and by what reads as Chinese.</summary>
internal static class TextDecoder
{
    private const char Undecodable = '\uFFFD';

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance
        .GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString()))!;

    // Each with its byte order mark. UTF-32 is not read: nobody writes notices in it.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
        ([0x84, 0x31, 0x95, 0x33], Gb18030),
    ];

    /// <returns>The text without byte order mark, or null when no encoding fits.</returns>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        foreach (var (mark, encoding) in Marked)
        {
            if (content.StartsWith(mark))
            {
                return Strictly(encoding, content[mark.Length..]) is { } marked && !HasControls(marked) ? marked : null;
            }
        }

        if (Strictly(Encoding.UTF8, content) is { } utf8 && !HasControls(utf8))
        {
            // Two GB18030 characters such as 通知 are valid UTF-8 too, but never of characters as high as Han.
            var isCertain = utf8.All(char.IsAscii) || utf8.AsSpan().IndexOfAnyInRange('\u0800', '\uFFFF') >= 0;
            return isCertain ? utf8 : Unmarked(Gb18030, content) ?? utf8;
        }

        return Unmarked(Encoding.Unicode, content) ?? Unmarked(Encoding.BigEndianUnicode, content) ?? Unmarked(Gb18030, content);
    }

    /// <summary>Decodes as the encoding that a page names, a few damaged characters allowed; null when it does not fit.</summary>
    public static string? DecodeAs(string name, ReadOnlySpan<byte> content)
    {
        // Pages that say gb2312 use the characters of its successors.
        var isGb = name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || name.Contains("936", StringComparison.Ordinal);
        var encoding = name.ToUpperInvariant() switch
        {
            _ when isGb => Gb18030,
            "UTF-8" or "UTF8" => Encoding.UTF8,
            "BIG5" => CodePagesEncodingProvider.Instance.GetEncoding(950, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString())),
            _ => null,
        };

        var text = encoding?.GetString(content);
        return text is not null && text.Count(character => character is Undecodable or '\0') * 1000 <= text.Length ? text : null;
    }

    /// <summary>True for control characters that no text has; tab, line ends, form feed and the old end mark are none.</summary>
    public static bool HasControls(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character < ' ' && character is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\x1A'))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Unmarked(Encoding encoding, ReadOnlySpan<byte> content) =>
        Strictly(encoding, content) is { } text && !HasControls(text) && ChinesePlausibility.Holds(text) ? text : null;

    // What cannot be decoded becomes one character; a guess that fails is too ordinary to throw for. UTF-8 is asked
    // beforehand, because a valid text may hold that character from an earlier accident.
    private static string? Strictly(Encoding encoding, ReadOnlySpan<byte> content)
    {
        if (encoding is UTF8Encoding)
        {
            return Utf8.IsValid(content) ? encoding.GetString(content) : null;
        }

        var text = encoding.GetString(content);
        return text.Contains(Undecodable, StringComparison.Ordinal) ? null : text;
    }
}
