namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>What a file is by its content.</summary>
internal enum FileKind
{
    Text,
    Html,
    Docx,
    Xlsx,
    Ofd,
    Pdf,

    /// <summary>Word 97–2003, and WPS Writer, which writes the same.</summary>
    Doc,

    /// <summary>Excel 97–2003, and WPS Spreadsheets.</summary>
    Xls,

    /// <summary>The older WPS and Works documents that only LibreOffice still opens.</summary>
    OldWps,

    Rtf,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>OpenDocument spreadsheet.</summary>
    Ods,

    /// <summary>Word's single-file XML of 2003.</summary>
    WordXml,
}
