using System.Globalization;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes PDF pages of 16-point lines by hand; every character code is its own UTF-16 unit.</summary>
internal static class PdfBuilder
{
    private const string Encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) /P -4 >> /ID [(0) (0)]";

    public static byte[] Document(params (double Left, double Top, string Text)[] lines) => Build(lines, "");

    public static byte[] WithPassword(params (double Left, double Top, string Text)[] lines) => Build(lines, Encrypt);

    private static byte[] Build((double Left, double Top, string Text)[] lines, string trailer)
    {
        var page = string.Concat(lines.Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"BT /F1 16 Tf {line.Left} {800 - line.Top} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line.Text))}> Tj ET\n")));

        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            Stream(page),
            "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>",
            Stream(ToUnicode()),
            "<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>",
        ];

        var file = new StringBuilder("%PDF-1.5\n");
        List<int> places = [];
        for (var number = 0; number < objects.Length; number++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n{objects[number]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    // A range may not run over the last byte, so each has one first byte; a hundred at most stand in a block.
    private static string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin begincmap /CMapName /U def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (var first = 0; first < 256; first += 64)
        {
            map.Append("64 beginbfrange\n");
            for (var high = first; high < first + 64; high++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            }

            map.Append("endbfrange\n");
        }

        return map.Append("endcmap end").ToString();
    }
}
