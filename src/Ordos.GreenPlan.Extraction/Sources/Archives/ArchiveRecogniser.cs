using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>Tells the documents that are zip archives apart, and refuses those with macros or a password.</summary>
internal static class ArchiveRecogniser
{
    public static FileKind Recognise(CheckedArchive archive)
    {
        if (archive.Read("[Content_Types].xml") is { } contentTypes)
        {
            return OfOffice(archive, Encoding.UTF8.GetString(contentTypes));
        }

        if (archive.Read("mimetype") is { } mimeType)
        {
            return OfOpenDocument(archive, Encoding.ASCII.GetString(mimeType).Trim());
        }

        return archive.Has("OFD.xml") ? FileKind.Ofd : throw new UnreadableFileException(Refusals.Archive);
    }

    private static FileKind OfOffice(CheckedArchive archive, string contentTypes)
    {
        var hasMacros = contentTypes.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || contentTypes.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || archive.Names.Any(name =>
                name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase));

        if (hasMacros)
        {
            throw new UnreadableFileException(Refusals.Macro);
        }

        if (contentTypes.Contains("wordprocessingml.document.main", StringComparison.OrdinalIgnoreCase)
            || contentTypes.Contains("wordprocessingml.template.main", StringComparison.OrdinalIgnoreCase))
        {
            return FileKind.Docx;
        }

        return contentTypes.Contains("spreadsheetml.sheet.main", StringComparison.OrdinalIgnoreCase)
            || contentTypes.Contains("spreadsheetml.template.main", StringComparison.OrdinalIgnoreCase)
            ? FileKind.Xlsx
            : throw new UnreadableFileException(Refusals.Unsupported);
    }

    private static FileKind OfOpenDocument(CheckedArchive archive, string mimeType)
    {
        FileKind? kind = mimeType switch
        {
            "application/vnd.oasis.opendocument.text" or "application/vnd.oasis.opendocument.text-template" => FileKind.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" => FileKind.Ods,
            _ => null,
        };

        if (kind is null)
        {
            throw new UnreadableFileException(Refusals.Unsupported);
        }

        if (archive.Names.Any(name =>
            name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException(Refusals.Macro);
        }

        var manifest = archive.Read("META-INF/manifest.xml") is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        return manifest.Contains("encryption-data", StringComparison.Ordinal)
            ? throw new UnreadableFileException(Refusals.Encrypted)
            : kind.Value;
    }
}
