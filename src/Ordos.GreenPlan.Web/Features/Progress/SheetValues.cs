using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Extraction.Sources.Sheets;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>The rows of an uploaded sheet that hold values of indicators; each belongs to the row of its task.</summary>
internal sealed class SheetValues(Sheet sheet)
{
    private readonly Dictionary<RowKey, (int Number, List<ValueEntry> Entries)> _read = [];

    /// <summary>Number of the first such row of each task that says something, and the task's row.</summary>
    public IEnumerable<(int Number, RowKey Key)> Rows => _read.Select(row => (row.Value.Number, row.Key));

    /// <returns>Whether the row is one of an indicator.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>value-unknown</c>; <c>twice</c>; what <see cref="SheetUpload.RequireOpen"/> and <see cref="TypedValue.ToEntry"/> refuse.
    /// </exception>
    public bool Read(SpreadsheetRow cells)
    {
        var code = cells[SheetColumns.Code].Trim();

        if (code.Split('-', 4) is not [var task, var period, _, ..] || RowCode.Read($"{task}-{period}") is not { } key)
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(cells[SheetColumns.Value]))
        {
            return true;
        }

        if (sheet.Find(key) is not { } row || row.Facts.Values.FirstOrDefault(one => one.IsOpen && one.CodeIn(key) == code) is not { } value)
        {
            throw new DomainRuleException("value-unknown", "这项指标本期不用在此填报，可能已经报过。请勿改动行码，或重新下载表格。");
        }

        SheetUpload.RequireOpen(row, cells);
        var entry = new TypedValue(value.Asked.IndicatorId, value.Asked.Area, cells[SheetColumns.Value], cells[SheetColumns.Unit], cells[SheetColumns.Note]).ToEntry()!;
        var entries = _read.TryGetValue(key, out var read) ? read.Entries : (_read[key] = (cells.Number, [])).Entries;

        if (entries.Exists(other => other.IndicatorId == entry.IndicatorId && other.Area == entry.Area))
        {
            throw new DomainRuleException("twice", "同一行码出现两次，请删去一行。");
        }

        entries.Add(entry);
        return true;
    }

    /// <summary>Adds the values of a task to its row, or makes one of what is stored, where the sheet says nothing else about the task.</summary>
    /// <exception cref="DomainRuleException"><c>row-empty</c> where nothing is stored about the task either.</exception>
    public void AddTo(List<RowText> rows, RowKey key)
    {
        var (row, entries) = (sheet.Find(key)!, _read[key].Entries);
        var parts = row.Facts.Parts with
        {
            Values = [.. row.Facts.Parts.Values.Where(old => !entries.Exists(entry => entry.IndicatorId == old.IndicatorId && entry.Area == old.Area)), .. entries],
        };
        var place = rows.FindIndex(text => text.Key == key);

        if (place >= 0)
        {
            rows[place] = rows[place] with { Parts = parts };
        }
        else if (row.Own is not { } own)
        {
            throw new DomainRuleException("row-empty", "只填了指标数值，请同时填写任务一行的本期进展，或在“无变化”填“是”。");
        }
        else if (!parts.Cleaned().SaysTheSameAs(row.Facts.Parts))
        {
            rows.Add(new RowText(key, row.Version, own.Entry) { Parts = parts });
        }
    }
}
