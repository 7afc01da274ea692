using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Word;

/// <summary>Reads the body of a .docx as it would be printed: numbers of lists written out, changes accepted.</summary>
/// <remarks>Headers, footers, footnotes and comments lie in parts of their own, which are not opened.</remarks>
internal static class DocxReader
{
    public static string Read(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        OfficePackage.CheckEnvelope(content, limits);
        using var stream = CheckedArchive.StreamOver(content);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);

        var main = document.MainDocumentPart ?? throw new UnreadableFileException(Refusals.Broken);
        OfficePackage.CheckParts(limits, main, main.StyleDefinitionsPart, main.NumberingDefinitionsPart);

        var lines = new TextLines(limits);
        var styles = new WordStyles(main.StyleDefinitionsPart?.Styles);
        var numbers = new ListNumbers(new ListDefinitions(main.NumberingDefinitionsPart?.Numbering, styles));
        var blocks = new WordBlocks(styles, numbers, limits.MaxTextLength);

        foreach (var block in BodyOf(main))
        {
            blocks.Read(block, lines);
        }

        blocks.Finish(lines);
        return lines.ToString();
    }

    // One block at a time: a tree of the whole document would take many times its size.
    private static IEnumerable<OpenXmlElement> BodyOf(MainDocumentPart main)
    {
        using var reader = OpenXmlReader.Create(main);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Body) || !reader.IsStartElement || !reader.ReadFirstChild())
            {
                continue;
            }

            do
            {
                if (reader.LoadCurrentElement() is { } block)
                {
                    yield return block;
                }
            }
            while (reader.ReadNextSibling());

            yield break;
        }
    }
}
