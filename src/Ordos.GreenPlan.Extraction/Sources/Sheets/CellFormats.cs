using DocumentFormat.OpenXml.Packaging;
using Ordos.GreenPlan.Extraction.Sources.Archives;

namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>The number format of each cell style of a workbook.</summary>
internal sealed class CellFormats
{
    private const string General = "General";

    // The numbers that ECMA-376 18.8.30 gives to formats without spelling them out, as a Chinese Excel shows them.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%",
        [14] = "yyyy/m/d", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy",
        [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm",
        [27] = "yyyy年m月", [28] = "m月d日", [29] = "m月d日", [30] = "m-d-yy", [31] = "yyyy年m月d日",
        [32] = "h时mm分", [33] = "h时mm分ss秒", [36] = "yyyy年m月",
        [37] = "#,##0", [38] = "#,##0", [39] = "#,##0.00", [40] = "#,##0.00", [45] = "mm:ss", [46] = "h:mm:ss", [47] = "mm:ss",
        [50] = "yyyy年m月", [51] = "m月d日", [52] = "yyyy年m月", [53] = "m月d日", [54] = "m月d日", [57] = "yyyy年m月", [58] = "m月d日",
    };

    private readonly List<string> _formatOfStyle = [];

    public CellFormats(WorkbookPart book)
    {
        CountsFrom1904 = book.Workbook.Child("workbookPr")?.Attribute("date1904") is "1" or "true";
        var sheet = book.WorkbookStylesPart?.Stylesheet;
        var custom = new Dictionary<int, string>();
        foreach (var format in sheet?.Child("numFmts")?.Children("numFmt") ?? [])
        {
            custom.TryAdd(OfficeXml.Number(format.Attribute("numFmtId")) ?? -1, format.Attribute("formatCode") ?? General);
        }

        foreach (var style in sheet?.Child("cellXfs")?.Children("xf") ?? [])
        {
            var id = OfficeXml.Number(style.Attribute("numFmtId")) ?? 0;
            _formatOfStyle.Add(custom.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id) ?? General);
        }
    }

    /// <summary>True for workbooks of old Macintosh programs, whose days count from 1904.</summary>
    public bool CountsFrom1904 { get; }

    public string Of(int style) => style >= 0 && style < _formatOfStyle.Count ? _formatOfStyle[style] : General;
}
