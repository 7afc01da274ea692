using System.Text;
using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Decodes a page: what is valid and plausible first, then what the page says of itself.</summary>
internal static partial class HtmlEncoding
{
    private const int MetaWithin = 8192;

    public static string? Decode(ReadOnlySpan<byte> content)
    {
        // Saved pages keep the meta element of the encoding they once had, so a plausible reading goes before it.
        if (TextDecoder.Decode(content) is { } text)
        {
            return text;
        }

        var opening = Encoding.Latin1.GetString(content[..Math.Min(content.Length, MetaWithin)]);
        var declared = Charset().Match(opening) is { Success: true } charset ? charset.Groups["name"].Value : null;
        return declared is null ? null : TextDecoder.DecodeAs(declared, content);
    }

    // <meta charset="gb2312"> | <meta http-equiv="Content-Type" content="text/html; charset=gb2312">
    [GeneratedRegex(@"charset\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_\-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset();
}
