using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Tests.Features.Targets;

/// <summary>The sheet of readings as a spreadsheet: filled in offline, half wrong, hostile.</summary>
public sealed class ReadingUploadTests
{
    private static readonly ReadingPeriod Period = new(PeriodLength.Year, 2025, 1);

    private static readonly Indicator Coal = new()
    {
        Name = "煤炭消费比重", Unit = "%", Change = TargetChange.None, Direction = IndicatorDirection.LessIsBetter, Kind = IndicatorKind.Level, RollUp = RollUp.Weighted, Weight = "能源消费总量",
        PlausibleFrom = 50, PlausibleTo = 100,
    };

    private static readonly ReadingSheetRow Whole = new(Coal, "", Period, null, Reading("", 2024, 88));
    private static readonly ReadingSheetRow District = new(Coal, "甲旗", Period, null, null);
    private static readonly ReadingSheetRow Known = new(Coal, "乙旗", Period, Reading("乙旗", 2025, 90), null);

    [Fact]
    public void Read_FilledInRows_GivesNewValuesAndCorrections()
    {
        var upload = Upload(
            Row(Whole, "87.400000000000006"),
            Row(District, "８１", weight: "1,200.5"),
            Row(Known, "91", reason: "统计局更正"));

        Assert.Empty(upload.Faults);
        Assert.Equal([(0, new ReadingEntry("", Period, 87.4m, "%", null)), (0, new ReadingEntry("甲旗", Period, 81, "%", null, 1200.5m))], upload.Entries);
        Assert.Equal([(0, 0u, new ReadingCorrection(91, "%", null, "统计局更正"))], upload.Corrections);
    }

    [Fact]
    public void Read_UntouchedRows_SayNothing()
    {
        var upload = Upload(Row(Whole, null), Row(District, " "), Row(Known, "90"));

        Assert.Equal((0, 0, 0), (upload.Entries.Count, upload.Corrections.Count, upload.Faults.Count));
    }

    [Fact]
    public void Read_SomeRowsWrong_NamesEachByItsNumberAndKeepsNone()
    {
        var upload = Upload(
            Row(Whole, "八十"),
            Row(Whole, "0.874"),
            Row(District, "20"),
            Row(District, "81", unit: "个百分点"),
            Row(Known, "91"),
            Row(District, null, note: "口径调整"),
            Row(District, "81", code: "9-2025Y1"),
            Row(District, "81", version: "7"),
            Row(District, "81", weight: "很多"),
            Row(District, "82.1234567"));

        Assert.Equal(
            [
                "第2行：“八十”不是数字，本期实际值请只填数字，例如 87.4。",
                "第3行：数值不在合理范围（50至100%）内。请核对；确认无误的，请在说明中写明原因。",
                "第4行：数值不在合理范围（50至100%）内。请核对；确认无误的，请在说明中写明原因。",
                "第5行：单位“个百分点”不能换算为“%”，请改正。",
                "第6行：本期已报90%，要改须在“更正理由”中写明理由，原值和理由都会保留。",
                "第7行：写了说明或理由，但没有填写本期实际值。",
                "第8行：行码不在2025年的填报表中，请勿改动行码，或选对期间后重新下载表格。",
                "第9行：下载以后这一行已有人填报或更正，请重新下载表格后再填这一行。",
                "第10行：权重“很多”不是数字。",
                "第11行：数值过大或小数超过6位，请核对单位。",
            ],
            upload.Faults);
    }

    [Theory]
    [InlineData("0.874", null, "第2行：与2024年的88%相差10倍以上，单位可能有误。请核对；确认无误的，请在说明中写明原因。")]
    [InlineData("87", null, "第2行：累计数比2024年的88%低。请核对；确认无误的，请在说明中写明原因。")]
    [InlineData("87", "上年数据核减", null)]
    [InlineData("89", null, null)]
    public void Read_ValueThatTheLastOneSpeaksAgainst_AsksForAWord(string value, string? note, string? fault)
    {
        var indicator = new Indicator
        {
            Name = "煤炭消费比重", Unit = "%", Change = TargetChange.None, Direction = IndicatorDirection.LessIsBetter,
            Kind = value == "0.874" ? IndicatorKind.Level : IndicatorKind.Cumulative, RollUp = RollUp.None,
        };
        var row = new ReadingSheetRow(indicator, "", Period, null, Reading("", 2024, 88));

        Assert.Equal(fault is null ? [] : [fault], Upload(new ReadingSheet(Period, [row]), Row(row, value, note: note)).Faults);
    }

    [Fact]
    public void Read_SameRowTwice_IsRefused() =>
        Assert.Equal(["第3行：同一行码出现两次，请删去一行。"], Upload(Row(District, "81"), Row(District, "82")).Faults);

    [Fact]
    public void Read_WhatWasDownloaded_IsUnderstood()
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, "实际值填报", ReadingColumns.All))
        {
            ReadingSheetExport.Write(writer, Whole);
            ReadingSheetExport.Write(writer, Known);
        }

        var upload = ReadingUpload.Read(file.ToArray(), Sheet());

        Assert.Equal((0, 0, 0), (upload.Entries.Count, upload.Corrections.Count, upload.Faults.Count));
    }

    [Fact]
    public void Read_WhatIsNoSheet_IsRefusedWhateverItHolds()
    {
        byte[][] files = [[], [1, 2, 3], "PK\u0003\u0004"u8.ToArray()];

        Assert.All(files, file => Assert.Equal(["文件不是本页下载的表格，请下载后填写再上传。"], ReadingUpload.Read(file, Sheet()).Faults));
    }

    private static ReadingUpload Upload(params string?[][] rows) => Upload(Sheet(), rows);

    private static ReadingUpload Upload(ReadingSheet sheet, params string?[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, "实际值填报", ReadingColumns.All))
        {
            foreach (var row in rows)
            {
                writer.Write(row);
            }
        }

        return ReadingUpload.Read(file.ToArray(), sheet);
    }

    private static ReadingSheet Sheet() => new(Period, [Whole, District, Known]);

    private static string?[] Row(
        ReadingSheetRow row, string? value, string? code = null, string? version = null, string unit = "%", string? weight = null, string? note = null, string? reason = null)
    {
        var cells = new string?[ReadingColumns.All.Length];
        (cells[ReadingColumns.Code], cells[ReadingColumns.Version], cells[ReadingColumns.Unit], cells[ReadingColumns.Value]) = (code ?? row.Code, version ?? "0", unit, value);
        (cells[ReadingColumns.Weight], cells[ReadingColumns.Note], cells[ReadingColumns.Reason]) = (weight, note, reason);
        return cells;
    }

    private static Reading Reading(string area, int year, decimal value) => new()
    {
        IndicatorId = 0, Area = area, Length = PeriodLength.Year, Year = year, Number = 1, Value = value, Unit = "%", ReportedBy = "经办人", ReportedAt = DateTime.UnixEpoch,
    };
}
