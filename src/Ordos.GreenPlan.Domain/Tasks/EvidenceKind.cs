using System.IO.Compression;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What a file of evidence is, by its content.</summary>
public enum EvidenceKind
{
    Pdf,
    Docx,
    Xlsx,
    Jpeg,
    Png,
}

public static class EvidenceKinds
{
    /// <returns>Null for everything that is not taken, office files with macros among it.</returns>
    public static EvidenceKind? Of(byte[] content) => content switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => EvidenceKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => EvidenceKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => EvidenceKind.Png,
        [(byte)'P', (byte)'K', 3, 4, ..] => OfPackage(content),
        _ => null,
    };

    public static string Ending(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => ".pdf",
        EvidenceKind.Docx => ".docx",
        EvidenceKind.Xlsx => ".xlsx",
        EvidenceKind.Jpeg => ".jpg",
        _ => ".png",
    };

    /// <summary>The type it is served as, whatever the sender called it.</summary>
    public static string ContentType(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "application/pdf",
        EvidenceKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        EvidenceKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        EvidenceKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    // Only the names of the parts are read; nothing is unpacked.
    private static EvidenceKind? OfPackage(byte[] content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var parts = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !parts.Contains("[Content_Types].xml") || parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? null
                : parts.Contains("word/document.xml") ? EvidenceKind.Docx
                : parts.Contains("xl/workbook.xml") ? EvidenceKind.Xlsx
                : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
