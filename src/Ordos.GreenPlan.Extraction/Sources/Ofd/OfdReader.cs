using System.Xml.Linq;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Printed;

namespace Ordos.GreenPlan.Extraction.Sources.Ofd;

/// <summary>Reads the text of an OFD document (GB/T 33190): its pages in order, on each page from top to bottom.</summary>
/// <remarks>Templates, which hold letterheads and page furniture, annotations and seals are not read.</remarks>
internal static class OfdReader
{
    public static string Read(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        using var archive = CheckedArchive.Open(content, limits);
        List<List<PlacedText>> pages = [];

        // One file may hold several documents, one after the other.
        foreach (var root in Load(archive, "OFD.xml").Descendants().Where(element => element.Name.LocalName == "DocRoot"))
        {
            var path = Resolve("", root.Value);
            var document = Load(archive, path);
            if (document.Elements().Any(element => element.Name.LocalName == "Encryptions"))
            {
                throw new UnreadableFileException(Refusals.Encrypted);
            }

            foreach (var page in document.Descendants().Where(element => element.Name.LocalName == "Page"))
            {
                if ((string?)page.Attribute("BaseLoc") is { } location)
                {
                    pages.Add(ReadPage(archive, Resolve(FolderOf(path), location)));
                }
            }
        }

        return PrintedText.Write(pages, limits);
    }

    private static List<PlacedText> ReadPage(CheckedArchive archive, string path)
    {
        // A page that is missing or empty leaves the others readable.
        return archive.Has(path)
            ? [.. Load(archive, path).Descendants().Where(element => element.Name.LocalName == "TextObject").SelectMany(OfdTextObject.Read)]
            : [];
    }

    private static XElement Load(CheckedArchive archive, string path) =>
        BoundedXml.Load(archive.Read(path) ?? throw new UnreadableFileException(Refusals.Broken), archive.Limits);

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    // Places are relative to the file that names them, or begin at the root with a slash.
    private static string Resolve(string folder, string location)
    {
        var path = location.Trim().Replace('\\', '/');
        List<string> parts = [];
        foreach (var part in (path.StartsWith('/') ? path : folder + path).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
