using System.Globalization;
using System.Xml;
using Ordos.GreenPlan.Extraction.Sources.Printed;

namespace Ordos.GreenPlan.Extraction.Sources.Programs;

/// <summary>Reads a PDF through pdftotext, which tells the place of every word on its page.</summary>
internal sealed class PdfReader(ProgramLocator programs, NoticeFileLimits limits)
{
    public async Task<string> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var program = programs.PdfToText ?? throw new UnreadableFileException(Refusals.NoPdfProgram);

        using var folder = new PrivateFolder();
        var input = folder.PathOf("input.pdf");
        await File.WriteAllBytesAsync(input, content, cancellationToken).ConfigureAwait(false);

        var outcome = await OutsideProgram.RunAsync(
            program, ["-bbox", "-enc", "UTF-8", input, "-"], folder.FullName, limits, cancellationToken).ConfigureAwait(false);

        if (outcome.ExitCode != 0)
        {
            var asksForPassword = outcome.Errors.Contains("password", StringComparison.OrdinalIgnoreCase);
            throw new UnreadableFileException(asksForPassword ? Refusals.Encrypted : Refusals.Broken);
        }

        return PrintedText.Write(PagesOf(outcome.Output), limits);
    }

    // <page> holds <word xMin yMin xMax yMax>; on Chinese pages a "word" is a run of characters without a gap.
    private static List<List<PlacedText>> PagesOf(byte[] words)
    {
        List<List<PlacedText>> pages = [];
        using var reader = XmlReader.Create(new MemoryStream(words, writable: false), new XmlReaderSettings
        {
            // The program's own output names the document type of XHTML; it is passed over, never fetched.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
        });

        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "page")
            {
                pages.Add([]);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "word" && pages.Count > 0)
            {
                var (left, top, right, bottom) = (Place(reader, "xMin"), Place(reader, "yMin"), Place(reader, "xMax"), Place(reader, "yMax"));
                pages[^1].Add(new PlacedText(left, top, right, bottom, reader.ReadString()));
            }
        }

        return pages;
    }

    private static double Place(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var place) ? place : 0;
}
