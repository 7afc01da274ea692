using DocumentFormat.OpenXml.Packaging;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>Walks the parts of an Office package under limits before the Open XML library makes trees of them.</summary>
internal static class OfficePackage
{
    /// <summary>Checks what the library reads on opening: the content types and the relationships.</summary>
    public static void CheckEnvelope(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        using var archive = CheckedArchive.Open(content, limits);
        foreach (var name in archive.Names)
        {
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name == "[Content_Types].xml")
            {
                BoundedXml.Check(archive.Read(name)!, limits);
            }
        }
    }

    /// <summary>Checks the parts that are about to be read. They are found by the library, whatever their names are.</summary>
    public static void CheckParts(NoticeFileLimits limits, params OpenXmlPart?[] parts)
    {
        var unpacked = 0L;
        foreach (var part in parts)
        {
            if (part is not null)
            {
                using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
                var xml = ReadBounded(stream, limits.MaxUnpackedBytes - unpacked);
                unpacked += xml.Length;
                BoundedXml.Check(xml, limits);
            }
        }
    }

    private static byte[] ReadBounded(Stream stream, long most)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, count);
            if (unpacked.Length > most)
            {
                throw new UnreadableFileException(Refusals.Oversized);
            }
        }

        return unpacked.ToArray();
    }
}
