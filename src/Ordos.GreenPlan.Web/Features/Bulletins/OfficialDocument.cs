using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ordos.GreenPlan.Domain.Bulletins;
using S = Ordos.GreenPlan.Web.Features.Bulletins.OfficialStyles;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>A bulletin as a Word document in official layout. The same content gives the same document.</summary>
internal static class OfficialDocument
{
    /// <summary>Width between the margins, in twentieths of a point.</summary>
    private const int TextWidth = 11906 - 1588 - 1474;

    /// <param name="stream">Where the file goes; it must be seekable.</param>
    /// <param name="madeAt">When the content was generated, as the file's properties say.</param>
    public static void Write(Stream stream, BulletinContent content, DateTime madeAt)
    {
        using var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = file.AddMainDocumentPart();
        S.AddTo(main);
        var body = new Body();
        body.Append(Line(S.Title, content.Title));

        if (content.Number is not null)
        {
            body.Append(Line(S.Number, content.Number));
        }

        if (content.Addressee is not null)
        {
            body.Append(Line(S.Addressee, content.Addressee));
        }

        foreach (var block in content.Blocks)
        {
            body.Append(Of(block));
        }

        body.Append(Line(S.Body, ""), Line(S.Signature, content.Signer, keepNext: true), Line(S.Signature, $"{content.Date.Year}年{content.Date.Month}月{content.Date.Day}日"));
        body.Append(S.Section(main));
        main.Document = new Document(body);
        main.Document.Save();
        file.PackageProperties.Title = content.PlainTitle;
        file.PackageProperties.Created = madeAt;
    }

    private static IEnumerable<OpenXmlElement> Of(BulletinBlock block) => block switch
    {
        BulletinHeading heading => [Line(heading.Level == 1 ? S.Heading1 : S.Heading2, heading.Text)],
        BulletinParagraph paragraph => [Line(S.Body, string.Concat(paragraph.Sentences.Select(sentence => sentence.Text)))],
        BulletinTable table => [Line(S.Caption, table.Title), Grid(table), Line(S.Cell, "")],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such block."),
    };

    private static Table Grid(BulletinTable table)
    {
        var widths = table.Widths.Select(share => (TextWidth * share / table.Widths.Sum()).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var grid = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    Border<TopBorder>(8), Border<LeftBorder>(8), Border<BottomBorder>(8), Border<RightBorder>(8),
                    Border<InsideHorizontalBorder>(4), Border<InsideVerticalBorder>(4)),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })));
        grid.Append(Row(table.Columns, widths, S.Head, isHead: true));

        foreach (var row in table.Rows)
        {
            grid.Append(Row(row, widths, S.Cell, isHead: false));
        }

        return grid;
    }

    private static TableRow Row(IReadOnlyList<string> cells, List<string> widths, string style, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            properties.Append(new TableHeader()); // repeated on every page
        }

        var row = new TableRow(properties);
        row.Append(cells.Select((cell, column) => new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = widths[column], Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            Line(style, cell))));
        return row;
    }

    private static T Border<T>(uint size)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Space = 0U, Color = "000000" };

    /// <summary>A paragraph; line ends inside the text stay.</summary>
    private static Paragraph Line(string style, string text, bool keepNext = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keepNext)
        {
            properties.Append(new KeepNext());
        }

        var run = new Run();

        foreach (var (index, line) in Printable(text).Split('\n').Index())
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            if (line.Length > 0)
            {
                run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run.HasChildren ? new Paragraph(properties, run) : new Paragraph(properties);
    }

    // XML has no place for control characters, nor for half of a surrogate pair.
    private static string Printable(string text) =>
        text.All(Fits) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' || rune.Value >= ' ').Select(rune => rune.ToString()));

    private static bool Fits(char c) => c is '\n' || (c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE');
}
