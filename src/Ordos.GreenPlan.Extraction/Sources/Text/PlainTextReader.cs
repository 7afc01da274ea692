namespace Ordos.GreenPlan.Extraction.Sources.Text;

/// <summary>Reads a text file: its characters as they stand, with uniform line ends.</summary>
internal static class PlainTextReader
{
    public static string Read(ReadOnlySpan<byte> content, NoticeFileLimits limits)
    {
        var text = TextDecoder.Decode(content) ?? throw new UnreadableFileException(Refusals.UnknownEncoding);

        return text.Length > limits.MaxTextLength
            ? throw new UnreadableFileException(Refusals.TooMuchText(limits.MaxTextLength))
            : WithUniformLineEnds(text);
    }

    private static string WithUniformLineEnds(string text) => text
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace('\f', '\n')
        .Replace('\v', '\n')
        .TrimEnd('\x1A');
}
