using System.Text;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Web;

namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>Says what a file is by its first bytes and, for containers, by what they hold.</summary>
internal static class FileRecogniser
{
    // A PDF may have other bytes in front; readers accept the mark within the first kilobyte.
    private const int PdfMarkWithin = 1024;

    private static readonly byte[][] PictureMarks =
    [
        [0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "BM"u8, 0, 0], [.. "II*"u8, 0], [.. "MM"u8, 0, (byte)'*'],
    ];

    private static readonly byte[][] ArchiveMarks =
    [
        [.. "Rar!"u8], [.. "7z"u8, 0xBC, 0xAF], [0x1F, 0x8B], [.. "BZh"u8], [0xFD, .. "7zXZ"u8],
    ];

    public static FileKind Recognise(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
        {
            using var archive = CheckedArchive.Open(content, limits);
            return ArchiveRecogniser.Recognise(archive);
        }

        if (bytes.StartsWith(OleDirectory.Mark))
        {
            return OleRecogniser.Recognise(bytes);
        }

        if (bytes[..Math.Min(bytes.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0)
        {
            return FileKind.Pdf;
        }

        if (bytes.StartsWith(@"{\rtf"u8))
        {
            return FileKind.Rtf;
        }

        RefuseKnownOthers(bytes);
        return OfText(bytes);
    }

    private static void RefuseKnownOthers(ReadOnlySpan<byte> bytes)
    {
        foreach (var mark in PictureMarks)
        {
            if (bytes.StartsWith(mark))
            {
                throw new UnreadableFileException(Refusals.Picture);
            }
        }

        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        {
            throw new UnreadableFileException(Refusals.Picture);
        }

        foreach (var mark in ArchiveMarks)
        {
            if (bytes.StartsWith(mark))
            {
                throw new UnreadableFileException(Refusals.Archive);
            }
        }
    }

    private static FileKind OfText(ReadOnlySpan<byte> bytes)
    {
        // Markup is ASCII in every encoding read here, UTF-16 apart, whose second bytes are taken out.
        var opening = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]).Replace("\0", "", StringComparison.Ordinal);

        if (opening.Contains("<?mso-application progid=\"Word.Document\"", StringComparison.OrdinalIgnoreCase))
        {
            return FileKind.WordXml;
        }

        if (HtmlMarks.Begin(opening))
        {
            return FileKind.Html;
        }

        var isOtherMarkup = opening.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n').StartsWith("<?xml", StringComparison.Ordinal);
        var isMail = opening.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase);
        return isOtherMarkup || isMail ? throw new UnreadableFileException(Refusals.Unsupported) : FileKind.Text;
    }
}
