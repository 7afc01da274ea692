namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Reads a text file: its characters as they stand, with uniform line ends.</summary>
internal static class PlainTextReader
{
    public static string Read(ReadOnlySpan<byte> content, NoticeFileLimits limits)
    {
        var text = TextDecoder.Decode(content) ?? throw new UnreadableFileException(WhyNot(content));

        if (text.Length > limits.MaxTextLength)
        {
            throw new UnreadableFileException(Refusals.TooMuchText(limits.MaxTextLength));
        }

        text = WithUniformLineEnds(text);

        return text.AsSpan().Count('\n') > limits.MaxLines
            ? throw new UnreadableFileException(Refusals.TooManyLines(limits.MaxLines))
            : text;
    }

    // Text in any encoding has hardly a control character; UTF-16 that failed to decode has its zeros in every second place.
    private static FileRefusal WhyNot(ReadOnlySpan<byte> content)
    {
        var controls = 0;
        foreach (var value in content)
        {
            controls += value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r') ? 1 : 0;
        }

        return controls * 50 > content.Length ? Refusals.Binary : Refusals.UnknownEncoding;
    }

    private static string WithUniformLineEnds(string text) => text
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace('\f', '\n')
        .Replace('\v', '\n')
        .TrimEnd('\x1A');
}
