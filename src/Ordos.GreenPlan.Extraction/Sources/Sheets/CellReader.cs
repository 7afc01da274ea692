using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using Ordos.GreenPlan.Extraction.Sources.Archives;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>Reads the cells of a row as they are shown, each in its column.</summary>
internal sealed class CellReader(List<string> sharedTexts, CellFormats formats)
{
    // Excel's own last column is XFD; no list of tasks comes near this one.
    private const int MaxColumns = 512;

    public List<string> ReadRow(OpenXmlElement row)
    {
        List<string> cells = [];
        foreach (var cell in row.Children("c"))
        {
            var column = ColumnOf(cell.Attribute("r")) ?? cells.Count;
            if (column >= MaxColumns || column < cells.Count)
            {
                continue;
            }

            var text = TextLines.OnOneLine(Shown(cell));
            if (text.Length > 0)
            {
                while (cells.Count < column)
                {
                    cells.Add("");
                }

                cells.Add(text);
            }
        }

        return cells;
    }

    /// <summary>The text of a shared or inline string: its runs, without the readings printed above characters.</summary>
    public static string TextOf(OpenXmlElement item)
    {
        var text = new StringBuilder();
        foreach (var part in item.ChildElements)
        {
            if (part.LocalName == "t")
            {
                text.Append(part.InnerText);
            }
            else if (part.LocalName == "r")
            {
                text.Append(part.Child("t")?.InnerText);
            }
        }

        return text.ToString();
    }

    private string Shown(OpenXmlElement cell)
    {
        var value = cell.Child("v")?.InnerText ?? "";
        return cell.Attribute("t") switch
        {
            "s" => OfficeXml.Number(value) is { } index && index >= 0 && index < sharedTexts.Count ? sharedTexts[index] : "",
            "inlineStr" => cell.Child("is") is { } inline ? TextOf(inline) : "",
            "b" => value is "1" or "true" ? "TRUE" : "FALSE",
            "str" or "e" => value,
            "d" => value.Replace('T', ' ').Replace(" 00:00:00", "", StringComparison.Ordinal),
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? CellDisplay.Write(number, formats.Of(OfficeXml.Number(cell.Attribute("s")) ?? 0), formats.CountsFrom1904)
                : value,
        };
    }

    // "AB12" is column 27, from 0.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || column > MaxColumns)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
