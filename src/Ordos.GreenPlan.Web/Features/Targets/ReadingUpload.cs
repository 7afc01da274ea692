using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Sheets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>A sheet of readings that was filled in: new values and corrections, or what is wrong with them, row by row.</summary>
internal sealed record ReadingUpload(
    IReadOnlyList<(int IndicatorId, ReadingEntry Entry)> Entries, IReadOnlyList<(int ReadingId, uint Version, ReadingCorrection Correction)> Corrections, IReadOnlyList<string> Faults)
{
    private static readonly NoticeFileLimits Limits = NoticeFileLimits.Default with
    {
        MaxFileBytes = 5 * 1024 * 1024, MaxUnpackedBytes = 32L * 1024 * 1024, MaxXmlNodes = 1_000_000,
    };

    public static async Task<ReadingUpload> ReadAsync(IBrowserFile file, ReadingSheet sheet, CancellationToken cancel)
    {
        if (file.Size > Limits.MaxFileBytes)
        {
            return Refused($"文件超过{Limits.MaxFileBytes / 1024 / 1024} MB，请使用本页下载的表格。");
        }

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(Limits.MaxFileBytes, cancel))
        {
            await stream.CopyToAsync(content, cancel);
        }

        return Read(content.ToArray(), sheet);
    }

    public static ReadingUpload Read(ReadOnlyMemory<byte> content, ReadingSheet sheet)
    {
        var table = SpreadsheetRows.Read(content, Limits) ?? [];

        if (table.Count == 0 || table[0][ReadingColumns.Code] != ReadingColumns.All[ReadingColumns.Code].Title || table[0][ReadingColumns.Value] != ReadingColumns.All[ReadingColumns.Value].Title)
        {
            return Refused("文件不是本页下载的表格，请下载后填写再上传。");
        }

        var (entries, corrections, faults) = (new List<(int, ReadingEntry)>(), new List<(int, uint, ReadingCorrection)>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var cells in table.Skip(1).Where(row => row.Cells.Values.Any(text => !string.IsNullOrWhiteSpace(text))))
        {
            try
            {
                var row = sheet.Find(cells[ReadingColumns.Code])
                    ?? throw new DomainRuleException("row-unknown", $"行码不在{sheet.Period.Words}的填报表中，请勿改动行码，或选对期间后重新下载表格。");

                if (ReadRow(cells, row) is not { } typed)
                {
                    continue;
                }

                if (!seen.Add(row.Code))
                {
                    throw new DomainRuleException("twice", "同一行码出现两次，请删去一行。");
                }

                if (row.Reported is { } reported)
                {
                    corrections.Add((reported.Id, row.Version, new ReadingCorrection(typed.Value, typed.Unit, typed.Note, Text(cells, ReadingColumns.Reason), typed.Weight)));
                }
                else
                {
                    entries.Add((row.Indicator.Id, typed));
                }
            }
            catch (DomainRuleException fault)
            {
                faults.Add($"第{cells.Number}行：{fault.Message}");
            }
        }

        return new ReadingUpload(entries, corrections, faults);
    }

    /// <returns>Null for a row that says nothing new.</returns>
    private static ReadingEntry? ReadRow(SpreadsheetRow cells, ReadingSheetRow row)
    {
        var (note, reason) = (Text(cells, ReadingColumns.Note), Text(cells, ReadingColumns.Reason));

        if (Text(cells, ReadingColumns.Value) is not { } printed)
        {
            return note is null && reason is null ? null : throw new DomainRuleException("value-missing", "写了说明或理由，但没有填写本期实际值。");
        }

        if (cells[ReadingColumns.Version].Trim() != row.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new DomainRuleException("row-changed", "下载以后这一行已有人填报或更正，请重新下载表格后再填这一行。");
        }

        var value = Number(printed) ?? throw new DomainRuleException("value-wrong", $"“{printed}”不是数字，本期实际值请只填数字，例如 87.4。");
        var weight = row.WeightedBy is null || Text(cells, ReadingColumns.Weight) is not { } weighed ? (decimal?)null
            : Number(weighed) ?? throw new DomainRuleException("weight-wrong", $"权重“{weighed}”不是数字。");
        var unit = Text(cells, ReadingColumns.Unit);

        if (row.Reported is { } reported)
        {
            if (reported.Value == value && reported.Unit == unit && (weight is null || weight == reported.Weight) && note is null)
            {
                return null;
            }

            if (reason is null)
            {
                throw new DomainRuleException("reason-missing", $"本期已报{AttainmentVerdict.Number(reported.Value)}{reported.Unit}，要改须在“更正理由”中写明理由，原值和理由都会保留。");
            }
        }

        return ReadingDesk.Check(row.Indicator, new ReadingEntry(row.Area, row.Period, value, unit, note ?? reason, weight), row.Last) with { Note = note };
    }

    /// <summary>A number as typed, or as a spreadsheet stores it: 87.4 becomes 87.400000000000006 there.</summary>
    private static decimal? Number(string printed)
    {
        var text = printed.Normalize(NormalizationForm.FormKC).Trim();
        var isStored = text.Contains('E', StringComparison.OrdinalIgnoreCase) || (text.Length > 16 && text.Contains('.', StringComparison.Ordinal));

        if (isStored && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var stored))
        {
            return Math.Abs(stored) < 1e15 ? (decimal)stored : null;
        }

        return ReadingFormEntry.Parse(text);
    }

    private static string? Text(SpreadsheetRow cells, int column) => cells[column].Trim() is { Length: > 0 } text ? text : null;

    private static ReadingUpload Refused(string why) => new([], [], [why]);
}
