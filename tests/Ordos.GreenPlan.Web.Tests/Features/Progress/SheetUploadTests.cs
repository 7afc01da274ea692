using System.IO.Compression;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Progress;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Tests.Features.Progress;

/// <summary>The sheet as a spreadsheet: filled in offline, hostile, half wrong.</summary>
public sealed class SheetUploadTests
{
    private static readonly SheetPeriod Period = new(9, "2026年第一季度", new(2026, 1, 1), new(2026, 3, 31), new(2026, 4, 20), IsClosed: false, IsDemo: false, [5]);
    private static readonly ReportEntry Last = new(TaskState.UnderWay, 40, "已建成光伏项目3个。\n并网120万千瓦。", "用地不足", "办理手续", NeedsCoordination: true);

    [Fact]
    public void Read_FilledInRows_GivesWhatWasTyped()
    {
        var upload = Upload(
            Row("1-9", done: "新开工2个\n并网30万千瓦", percent: "55", state: "推进中", coordination: "是"),
            Row("2-9", same: "是"),
            Row("3-9"));

        Assert.Empty(upload.Faults);
        Assert.Equal(
            [
                new RowText(new RowKey(1, 9), 0, new ReportEntry(TaskState.UnderWay, 55, "新开工2个\n并网30万千瓦", "", "", true) { Explanation = "", Evidence = "" }),
                new RowText(new RowKey(2, 9), 0, Last),
            ],
            upload.Rows);
    }

    [Fact]
    public void Read_SomeRowsWrong_NamesEachByItsNumber()
    {
        var upload = Upload(
            Row("1-9", done: "推进", percent: "五十", state: "推进中"),
            Row("2-9", done: "推进", percent: "101", state: "推进中"),
            Row("3-9", done: "推进", percent: "50", state: "差不多"),
            Row("77-9", done: "推进", percent: "50", state: "推进中"),
            Row("4-9", done: "推进", percent: "50", state: "推进中"),
            Row("1-9", version: "8", done: "推进", percent: "50", state: "推进中"),
            Row("2-9", same: "不知道"));

        Assert.Equal(
            [
                "第2行：进度请填写0至100的整数。", "第3行：完成比例应在0至100之间。", "第4行：填报状态只能为未启动、推进中或已完成。",
                "第5行：行码不在本期待报中，请勿改动行码，或重新下载表格。", "第6行：该任务待签发，不能再改。",
                "第7行：下载以后这一行在网上改过，请重新下载表格后再填这一行。", "第8行：“无变化”“请求协调”两栏只填“是”，或留空。",
            ],
            upload.Faults);
    }

    [Fact]
    public void Read_SameRowTwice_IsRefused()
    {
        var upload = Upload(Row("1-9", same: "是"), Row("1-9", done: "推进", percent: "50", state: "推进中"));

        Assert.Equal(["第3行：同一行码出现两次，请删去一行。"], upload.Faults);
    }

    [Fact]
    public void Read_ValuesOfIndicators_GoWithTheRowOfTheirTask()
    {
        var upload = Upload(Row("1-9", done: "推进", percent: "50", state: "推进中"), Value("1-9-7", "80.5"), Value("1-9-8-乙旗", "1,200", "万吨", "口径调整"), Value("2-9-7", ""));

        Assert.Empty(upload.Faults);
        var row = Assert.Single(upload.Rows);
        Assert.Equal([new ValueEntry(7, "", 80.5m, "%", null), new ValueEntry(8, "乙旗", 1200m, "万吨", "口径调整")], row.Parts!.Values);
    }

    [Fact]
    public void Read_ValuesThatCannotBe_AreNamedRowByRow()
    {
        var upload = Upload(
            Row("1-9", done: "推进", percent: "50", state: "推进中"), Value("1-9-7", "八十"), Value("1-9-99", "80"), Value("2-9-7", "80"), Value("1-9-8-乙旗", "80", "万吨", version: "3"));

        Assert.Equal(
            [
                "第3行：指标数值请填写数字，例如87.4。", "第4行：这项指标本期不用在此填报，可能已经报过。请勿改动行码，或重新下载表格。",
                "第6行：下载以后这一行在网上改过，请重新下载表格后再填这一行。", "第5行：只填了指标数值，请同时填写任务一行的本期进展，或在“无变化”填“是”。",
            ],
            upload.Faults);
    }

    [Fact]
    public void Read_WhatIsNoSheet_IsRefusedWhateverItHolds()
    {
        byte[][] files = [[], [1, 2, 3], "PK\u0003\u0004"u8.ToArray(), Zip("a.txt", "x"), Zip("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), OtherSheet()];

        Assert.All(files, file => Assert.Equal(["文件不是本页下载的表格，请下载后填写再上传。"], SheetUpload.Read(file, NewSheet()).Faults));
    }

    private static SheetUpload Upload(params string?[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, "本期待报", SheetColumns.All))
        {
            foreach (var row in rows)
            {
                writer.Write(row);
            }
        }

        return SheetUpload.Read(file.ToArray(), NewSheet());
    }

    private static string?[] Row(
        string code, string version = "0", string? same = null, string? state = null, string? percent = null, string? done = null, string? coordination = null)
    {
        var cells = new string?[SheetColumns.All.Length];
        (cells[SheetColumns.Code], cells[SheetColumns.Version], cells[SheetColumns.Same], cells[SheetColumns.State]) = (code, version, same, state);
        (cells[SheetColumns.Percent], cells[SheetColumns.Done], cells[SheetColumns.Coordination]) = (percent, done, coordination);
        return cells;
    }

    private static string?[] Value(string code, string value, string? unit = "%", string? note = null, string version = "0")
    {
        var cells = new string?[SheetColumns.All.Length];
        (cells[SheetColumns.Code], cells[SheetColumns.Version]) = (code, version);
        (cells[SheetColumns.Value], cells[SheetColumns.Unit], cells[SheetColumns.Note]) = (value, unit, note);
        return cells;
    }

    private static SheetValue Asked(int indicator, string area, string? unit) => new(
        new AskedValue(
            indicator, area, "指标", new ReadingPeriod(PeriodLength.Quarter, 2026, 1), new MeasureRules(unit, IndicatorKind.Level, null, null, IsStrict: false), null, null),
        In: null);

    private static Sheet NewSheet() => new(
        Enumerable.Range(1, 4).Select(task => new SheetFacts(
            new RowKey(task, Period.Id), new SheetTask(task, 5, "实施方案", $"任务{task}", null, null, task), UnitRole.Lead, Period,
            task == 4 ? Sent() : null, new LastReport(Last, "2025年第四季度", null), [], IsDrawn: false)
        {
            Values = [Asked(7, "", "%"), Asked(8, "乙旗", "万吨")],
        }),
        []);

    private static ProgressReport Sent()
    {
        var report = new ProgressReport { TaskId = 4, DepartmentId = 1, PeriodId = 9, WrittenAt = DateTime.UnixEpoch, WrittenBy = "经办人" };
        report.Write(Last);
        report.Submit(new Actor(1, "经办人", AccountRole.Staff, 1), DateTime.UnixEpoch);
        return report;
    }

    private static byte[] OtherSheet()
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, "别的", [("序号", 6)]))
        {
            writer.Write(1);
        }

        return file.ToArray();
    }

    private static byte[] Zip(string name, string content)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(archive.CreateEntry(name).Open());
            entry.Write(content);
        }

        return file.ToArray();
    }
}
