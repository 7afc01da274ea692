using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

public sealed class ProgressReportTests
{
    private static readonly Actor Staff = new(1, "经办人甲", AccountRole.Staff, 1);
    private static readonly Actor Head = new(2, "审核人乙", AccountRole.DepartmentHead, 1);
    private static readonly Actor Coordinator = new(3, "调度员丙", AccountRole.Coordinator, null);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);
    private static readonly ReportEntry Entry = new(TaskState.UnderWay, 40, "已建成光伏项目3个。", "用地指标不足", "办理用地手续", NeedsCoordination: true);

    /// <summary>Every state and action: the state it leads to, or the code of the refusal.</summary>
    public static TheoryData<ReportState, string, string, string, string, string, string, string> Cells => new()
    {
        //                        save             write            submit         recall         sign           accept         return
        { ReportState.Draft,     "Draft",         "Draft",         "Submitted",   "wrong-state", "wrong-state", "wrong-state", "wrong-state" },
        { ReportState.Submitted, "report-locked", "report-locked", "wrong-state", "Draft",       "Signed",      "wrong-state", "Returned" },
        { ReportState.Signed,    "report-locked", "report-locked", "wrong-state", "wrong-state", "wrong-state", "Accepted",    "Returned" },
        { ReportState.Accepted,  "report-locked", "report-locked", "wrong-state", "wrong-state", "wrong-state", "wrong-state", "wrong-state" },
        { ReportState.Returned,  "Returned",      "Returned",      "Submitted",   "wrong-state", "wrong-state", "wrong-state", "wrong-state" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Report_EveryStateAndAction_MovesOrRefuses(
        ReportState state, string save, string write, string submit, string recall, string sign, string accept, string sendBack)
    {
        Check(report => report.Save(Entry with { Done = "" }, Staff, Now), save);
        Check(report => report.Write(Entry with { Percent = 99 }), write);
        Check(report => report.Submit(Staff, Now), submit);
        Check(report => report.Recall(Staff, Now), recall);
        Check(report => report.Sign(Head, Now), sign);
        Check(report => report.Accept(Coordinator, Now), accept);
        Check(report => report.Return(Coordinator, Now, "数据有误"), sendBack);

        void Check(Action<ProgressReport> act, string expected)
        {
            var report = In(state);
            var before = Picture(report);
            var refused = Refusal.OrNone(() => act(report));

            Assert.Equal(expected, refused ?? report.State.ToString());
            if (refused is not null)
            {
                Assert.Equal(before, Picture(report));
            }
        }
    }

    [Fact]
    public void Cells_EveryState_HasARow() => Assert.Equal(Enum.GetValues<ReportState>(), Cells.Select(row => row.Data.Item1));

    [Fact]
    public void Write_Entry_IsTakenOverTrimmed()
    {
        var report = New();

        report.Write(new ReportEntry(TaskState.Done, 100, " 已完成。\n", "  ", "　销号　", NeedsCoordination: true));

        Assert.Equal(
            (TaskState.Done, 100, "已完成。", null, "销号", true),
            (report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep, report.NeedsCoordination));
    }

    [Fact]
    public void Write_NulAmongTheText_IsLeftOut()
    {
        var report = New();

        report.Write(Entry with { Done = "已完\0成\0", Problems = "\0", NextStep = null });

        Assert.Equal(("已完成", null), (report.Done, report.Problems));
    }

    [Fact]
    public void Write_EntryOutsideTheRules_ChangesNothing()
    {
        var report = In(ReportState.Returned);
        var before = Picture(report);

        Assert.Equal("percent-out-of-range", Refusal.Of(() => report.Write(Entry with { Percent = 101, Done = "别的" })));
        Assert.Equal(before, Picture(report));
    }

    [Fact]
    public void Submit_NeverWritten_Refused()
    {
        var report = New();

        Assert.Equal("done-missing", Refusal.Of(() => report.Submit(Staff, Now)));
        Assert.Equal(ReportState.Draft, report.State);
    }

    [Fact]
    public void Save_HalfTyped_IsKeptWithWhoAndWhen()
    {
        var report = New();

        report.Save(Entry with { Done = "", Percent = 7 }, Staff, Now);

        Assert.Equal((ReportState.Draft, "", 7, Now, "经办人甲"), (report.State, report.Done, report.Percent, report.EditedAt, report.EditedBy));
        Assert.Equal("done-missing", Refusal.Of(() => report.Submit(Staff, Now)));
    }

    [Fact]
    public void Submit_WarningWithoutAWord_IsRefusedUntilThereIsOne()
    {
        var report = New();
        report.Write(Entry with { Percent = 30 });

        Assert.Equal("explanation-missing", Refusal.Of(() => report.Submit(Staff, Now, last: Entry)));
        Assert.Equal(ReportState.Draft, report.State);

        report.Write(Entry with { Percent = 30, Explanation = "上期误将在建项目计入。" });
        report.Submit(Staff, Now, last: Entry);
        Assert.Equal((ReportState.Submitted, "上期误将在建项目计入。"), (report.State, report.Explanation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    public void Return_WithoutReason_Refused(string? reason)
    {
        var report = In(ReportState.Signed);

        Assert.Equal("reason-missing", Refusal.Of(() => report.Return(Coordinator, Now, reason!)));
        Assert.Equal(ReportState.Signed, report.State);
    }

    [Fact]
    public void Report_WholeLife_IsStampedWithWhoAndWhen()
    {
        var report = New();
        report.Write(Entry);

        report.Submit(Staff, Now);
        Assert.Equal((Now, "经办人甲"), (report.SubmittedAt!.Value, report.SubmittedBy));

        report.Sign(Head, Now.AddHours(1));
        Assert.Equal((Now.AddHours(1), "审核人乙"), (report.SignedAt!.Value, report.SignedBy));

        report.Return(Coordinator, Now.AddHours(2), " 数据与统计口径不一致 ");
        Assert.Equal((Now.AddHours(2), "调度员丙", "数据与统计口径不一致"), (report.ReturnedAt!.Value, report.ReturnedBy, report.ReturnReason));
        Assert.Null(report.SignedAt); // what was sent back is signed no longer
        Assert.Null(report.SignedBy);

        report.Submit(Staff, Now.AddHours(3));
        report.Sign(Head, Now.AddHours(4));
        report.Accept(Coordinator, Now.AddHours(5));
        Assert.Equal((Now.AddHours(5), "调度员丙"), (report.AcceptedAt!.Value, report.AcceptedBy));
        Assert.Equal((Now.AddHours(3), Now.AddHours(4)), (report.SubmittedAt!.Value, report.SignedAt!.Value));
        Assert.Equal("数据与统计口径不一致", report.ReturnReason); // history stays
    }

    [Theory]
    [InlineData(ReportState.Draft, "填报中")]
    [InlineData(ReportState.Submitted, "待签发")]
    [InlineData(ReportState.Signed, "待审核")]
    [InlineData(ReportState.Accepted, "已审结")]
    [InlineData(ReportState.Returned, "已退回")]
    public void Words_EveryState_IsChinese(ReportState state, string words) => Assert.Equal(words, state.Words());

    [Fact]
    public void Sign_Twice_SaysHowTheReportStands()
    {
        var report = In(ReportState.Signed);

        var refusal = Assert.Throws<DomainRuleException>(() => report.Sign(Head, Now));

        Assert.Equal("该填报现为“待审核”，不能签发。请刷新后再试。", refusal.Message);
    }

    private static ProgressReport New() => new() { TaskId = 1, DepartmentId = 1, WrittenAt = Now, WrittenBy = "经办人甲" };

    private static ProgressReport In(ReportState state)
    {
        var report = New();
        report.Write(Entry);

        if (state >= ReportState.Submitted)
        {
            report.Submit(Staff, Now);
        }

        if (state is ReportState.Signed or ReportState.Accepted)
        {
            report.Sign(Head, Now);
        }

        if (state == ReportState.Accepted)
        {
            report.Accept(Coordinator, Now);
        }

        if (state == ReportState.Returned)
        {
            report.Return(Head, Now, "请补充数据");
        }

        Assert.Equal(state, report.State);
        return report;
    }

    private static object Picture(ProgressReport report) => (
        (report.State, report.ClaimedState, report.Percent, report.Done, report.Problems, report.NextStep, report.NeedsCoordination, report.EditedAt),
        (report.SubmittedAt, report.SubmittedBy, report.SignedAt, report.SignedBy, report.AcceptedAt, report.AcceptedBy),
        (report.ReturnedAt, report.ReturnedBy, report.ReturnReason));
}
