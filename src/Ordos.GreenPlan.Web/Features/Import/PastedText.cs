using System.Text;
using Ordos.GreenPlan.Data.Importing;

namespace Ordos.GreenPlan.Web.Features.Import;

/// <summary>What a person pasted, as a file that the readers of files understand.</summary>
internal static class PastedText
{
    /// <param name="text">The words as the field shows them.</param>
    /// <param name="html">The same with its tables, where the clipboard held markup.</param>
    /// <returns>Null where nothing was pasted.</returns>
    public static HandedFile? Of(string? text, string? html)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (html is not null && html.Contains("<table", StringComparison.OrdinalIgnoreCase))
        {
            return new HandedFile("粘贴的网页.html", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><meta charset=\"utf-8\"><body>" + html + "</body></html>"));
        }

        if (text.TrimStart().StartsWith('<'))
        {
            return new HandedFile("粘贴的网页.html", Encoding.UTF8.GetBytes(text));
        }

        // Rows copied from a spreadsheet have tabs between their cells; the reader knows a row by the tab in front.
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Contains('\t', StringComparison.Ordinal) && !line.StartsWith('\t') ? "\t" + line : line);
        return new HandedFile("粘贴的文字.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}
