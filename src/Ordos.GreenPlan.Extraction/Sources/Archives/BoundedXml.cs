using System.Xml;
using System.Xml.Linq;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>XML from outside: no document type, no entities, bounded in nodes and depth before a tree is made of it.</summary>
internal static class BoundedXml
{
    /// <summary>Walks the XML once and refuses what a tree of it could do harm with.</summary>
    public static void Check(byte[] xml, NoticeFileLimits limits)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Settings());
            var nodes = 0;
            while (reader.Read())
            {
                nodes += 1 + reader.AttributeCount;
                if (reader.Depth > limits.MaxXmlDepth)
                {
                    throw new UnreadableFileException(Refusals.TooDeep);
                }

                if (nodes > limits.MaxXmlNodes)
                {
                    throw new UnreadableFileException(Refusals.Oversized);
                }
            }
        }
        catch (XmlException)
        {
            throw new UnreadableFileException(DeclaresTypes(xml) ? Refusals.UnsafeXml : Refusals.Broken);
        }
    }

    public static XElement Load(byte[] xml, NoticeFileLimits limits)
    {
        Check(xml, limits);
        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Settings());
        return XElement.Load(reader);
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
    };

    // The reader reports a document type like any other error; only the wording of the refusal depends on this.
    private static bool DeclaresTypes(byte[] xml)
    {
        var opening = System.Text.Encoding.Latin1.GetString(xml, 0, Math.Min(xml.Length, 4096));
        return opening.Replace("\0", "", StringComparison.Ordinal).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }
}
