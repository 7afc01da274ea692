using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Sheets;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A sheet that was filled in offline: its rows, or what is wrong with them, row by row.</summary>
/// <param name="Rows">Rows that differ from what is stored; meant to be stored all or none.</param>
internal sealed record SheetUpload(IReadOnlyList<RowText> Rows, IReadOnlyList<string> Faults)
{
    private static readonly NoticeFileLimits Limits = NoticeFileLimits.Default with
    {
        MaxFileBytes = 5 * 1024 * 1024, MaxUnpackedBytes = 32L * 1024 * 1024, MaxXmlNodes = 1_000_000,
    };

    public static async Task<SheetUpload> ReadAsync(IBrowserFile file, Sheet sheet, CancellationToken cancel)
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

    public static SheetUpload Read(ReadOnlyMemory<byte> content, Sheet sheet)
    {
        var table = SpreadsheetRows.Read(content, Limits) ?? [];

        if (table.Count == 0 || table[0][SheetColumns.Code] != SheetColumns.All[SheetColumns.Code].Title)
        {
            return Refused("文件不是本页下载的表格，请下载后填写再上传。");
        }

        var rows = new List<RowText>();
        var faults = new List<string>();
        var seen = new HashSet<RowKey>();
        var values = new SheetValues(sheet);

        foreach (var row in table.Skip(1).Where(row => row.Cells.Values.Any(text => !string.IsNullOrWhiteSpace(text))))
        {
            Try(row.Number, () =>
            {
                if (values.Read(row))
                {
                    return;
                }

                if (ReadRow(row, sheet) is { } text)
                {
                    rows.Add(seen.Add(text.Key) ? text : throw new DomainRuleException("twice", "同一行码出现两次，请删去一行。"));
                }
            });
        }

        foreach (var (number, key) in values.Rows)
        {
            Try(number, () => values.AddTo(rows, key));
        }

        return new SheetUpload(rows, faults);

        void Try(int number, Action read)
        {
            try
            {
                read();
            }
            catch (DomainRuleException fault)
            {
                faults.Add($"第{number}行：{fault.Message}");
            }
        }
    }

    /// <returns>Null for a row that says nothing new.</returns>
    private static RowText? ReadRow(SpreadsheetRow cells, Sheet sheet)
    {
        if (sheet.Find(RowCode.Read(cells[SheetColumns.Code])) is not { } row)
        {
            throw new DomainRuleException("row-unknown", "行码不在本期待报中，请勿改动行码，或重新下载表格。");
        }

        var repeats = IsYes(cells[SheetColumns.Same]);
        if (!repeats && IsEmpty(cells))
        {
            return null;
        }

        RequireOpen(row, cells);
        var entry = repeats ? Repeated(row) : Typed(cells);
        entry.CheckDraft();
        return row.Own?.Entry == entry.Cleaned() ? null : new RowText(row.Key, row.Version, entry);
    }

    internal static void RequireOpen(SheetRow row, SpreadsheetRow cells)
    {
        if (row.IsSent)
        {
            throw new DomainRuleException("row-sent", $"该任务{row.Own!.State.Words()}，不能再改。");
        }

        if (cells[SheetColumns.Version].Trim() != row.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new DomainRuleException("row-changed", "下载以后这一行在网上改过，请重新下载表格后再填这一行。");
        }
    }

    private static ReportEntry Repeated(SheetRow row) =>
        row.Facts.Last is { } last ? last.Entry with { Explanation = null } : throw new DomainRuleException("nothing-before", "没有上期内容可以沿用，请填写本期进展。");

    private static ReportEntry Typed(SpreadsheetRow cells) => new TypedRow
    {
        Claimed = cells[SheetColumns.State].Trim() switch
        {
            "未启动" => nameof(TaskState.NotStarted),
            "推进中" => nameof(TaskState.UnderWay),
            "已完成" => nameof(TaskState.Done),
            "" => throw new DomainRuleException("state-missing", "请填写状态：未启动、推进中或已完成。"),
            var other => other,
        },
        Percent = cells[SheetColumns.Percent],
        Done = cells[SheetColumns.Done],
        Problems = cells[SheetColumns.Problems],
        NextStep = cells[SheetColumns.NextStep],
        NeedsCoordination = IsYes(cells[SheetColumns.Coordination]),
        Explanation = cells[SheetColumns.Explanation],
        Evidence = cells[SheetColumns.Evidence],
    }.ToEntry();

    private static bool IsEmpty(SpreadsheetRow cells) =>
        Enumerable.Range(SheetColumns.State, SheetColumns.Evidence - SheetColumns.State + 1).All(column => string.IsNullOrWhiteSpace(cells[column]));

    private static bool IsYes(string text) => text.Trim() switch
    {
        "是" or "√" or "✓" => true,
        "" or "否" => false,
        _ => throw new DomainRuleException("yes-or-no", "“无变化”“请求协调”两栏只填“是”，或留空。"),
    };

    private static SheetUpload Refused(string why) => new([], [why]);
}
