using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Tasks;

/// <summary>What a report is found to be when it is sent: late, or the same as before.</summary>
public sealed class SubmittedReportTests
{
    private static readonly Actor Staff = new(1, "经办人甲", AccountRole.Staff, 1);
    private static readonly Actor Head = new(2, "审核人乙", AccountRole.DepartmentHead, 1);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);
    private static readonly ReportEntry Entry = new(TaskState.UnderWay, 40, "已建成光伏项目3个。", "用地指标不足", "办理用地手续", NeedsCoordination: true);

    [Fact]
    public void Submit_AfterTheWindow_IsLateForGoodAndWhatIsSentAgainIsNot()
    {
        var late = New();
        late.Write(Entry);
        late.Submit(Staff, Now, isLate: true);
        late.Return(Head, Now, "请补充数据");
        late.Submit(Staff, Now.AddDays(1), isLate: true);
        Assert.True(late.IsLate);

        var intime = New();
        intime.Write(Entry);
        intime.Submit(Staff, Now);
        intime.Return(Head, Now, "请补充数据");
        intime.Submit(Staff, Now.AddDays(30), isLate: true);
        Assert.False(intime.IsLate);
    }

    [Theory]
    [InlineData("已建成光伏项目3个。", 40, true)]
    [InlineData(" 已建成光伏项目3个。\r\n", 40, true)]
    [InlineData("已建成光伏项目4个。", 40, false)]
    [InlineData("已建成光伏项目3个。", 41, false)]
    public void Submit_AgainstTheLastAccepted_KnowsWhetherAnythingChanged(string done, int percent, bool isUnchanged)
    {
        var report = New();
        report.Write(Entry with { Done = done, Percent = percent, Explanation = "核对无误" });

        report.Submit(Staff, Now, last: Entry);

        Assert.Equal(isUnchanged, report.IsUnchanged);
    }

    [Theory]
    [InlineData(true, false, TaskState.UnderWay, EvidenceNeed.Drawn)]
    [InlineData(true, true, TaskState.Done, EvidenceNeed.Drawn)]
    [InlineData(false, true, TaskState.Done, EvidenceNeed.Done)]
    [InlineData(false, false, TaskState.Done, EvidenceNeed.None)] // a supporting department
    [InlineData(false, true, TaskState.UnderWay, EvidenceNeed.None)]
    public void Evidence_IsAskedOfWhatWasDrawnAndOfWhatIsReportedAsDone_AndNowhereElse(bool isDrawn, bool answers, TaskState claimed, EvidenceNeed need) =>
        Assert.Equal(need, EvidenceRule.Of(isDrawn, answers, claimed));

    [Theory]
    [InlineData(EvidenceNeed.None, null, null)]
    [InlineData(EvidenceNeed.Drawn, null, "evidence-missing")]
    [InlineData(EvidenceNeed.Done, null, "evidence-missing")]
    [InlineData(EvidenceNeed.Drawn, "验收意见，2026年第3号", null)]
    [InlineData(EvidenceNeed.Done, "尚无，验收排在下月", null)] // said why
    public void Submit_WhereProofIsAskedFor_IsRefusedWithoutAWordOfIt(EvidenceNeed need, string? evidence, string? code)
    {
        var report = New();
        report.Write(Entry with { Evidence = evidence });

        Assert.Equal(code, Refusal.OrNone(() => report.Submit(Staff, Now, need: need)));
        Assert.Equal(code is null ? ReportState.Submitted : ReportState.Draft, report.State);
    }

    [Fact]
    public void Submit_FirstReport_IsNoRepetition()
    {
        var report = New();
        report.Write(Entry);

        report.Submit(Staff, Now);

        Assert.False(report.IsUnchanged);
    }

    private static ProgressReport New() => new() { TaskId = 1, DepartmentId = 1, WrittenAt = Now, WrittenBy = "经办人甲" };
}
