using System.Globalization;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes OFD files whose pages hold text objects, A4 in millimetres.</summary>
internal static class OfdBuilder
{
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    public static byte[] Document(params string[] pages) => Parts(pages).ToBytes();

    public static ZipBuilder Parts(params string[] pages)
    {
        var list = string.Concat(pages.Select((_, index) => $"<ofd:Page ID=\"{index + 1}\" BaseLoc=\"Pages/Page_{index}/Content.xml\"/>"));
        var zip = new ZipBuilder()
            .Add("OFD.xml", $"<ofd:OFD {Namespace} Version=\"1.0\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
            .Add("Doc_0/Document.xml", $"<ofd:Document {Namespace}><ofd:CommonData/><ofd:Pages>{list}</ofd:Pages></ofd:Document>");

        for (var index = 0; index < pages.Length; index++)
        {
            zip.Add(
                $"Doc_0/Pages/Page_{index}/Content.xml",
                $"<ofd:Page {Namespace}><ofd:Content><ofd:Layer>{pages[index]}</ofd:Layer></ofd:Content></ofd:Page>");
        }

        return zip;
    }

    /// <summary>A line of 5 mm characters.</summary>
    public static string Line(double left, double top, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <ofd:TextObject ID="9" Boundary="{left} {top} {5 * text.Length} 6" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g {text.Length - 1} 5">{text}</ofd:TextCode></ofd:TextObject>
        """);
}
