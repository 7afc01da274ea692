using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private static readonly DateTime Now = new(2026, 1, 5, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly PlanEnd = new(2025, 12, 31);

    [Fact]
    public void Publish_UnmatchedUnit_StaysDraft()
    {
        var document = Draft();
        document.Add(Task("市能源局", departmentId: null));

        var refusal = Assert.Throws<DomainRuleException>(() => document.Publish(Now));

        Assert.Equal("unmatched-unit", refusal.Code);
        Assert.Contains("市能源局", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((DocumentStage.Draft, null), (document.Stage, document.PublishedAt));
    }

    [Fact]
    public void Publish_EveryUnitMatched_IsPublished()
    {
        var document = Draft();
        document.Add(Task("市能源局", departmentId: 3));

        document.Publish(Now);

        Assert.Equal((DocumentStage.Published, Now), (document.Stage, document.PublishedAt!.Value));
    }

    [Fact]
    public void Publish_NoticeWithoutUnits_IsPublished()
    {
        // Two of the seeds name no responsible units; their annex is asked for later.
        var document = Draft();
        document.Add(Task());

        document.Publish(Now);

        Assert.Equal(DocumentStage.Published, document.Stage);
    }

    [Fact]
    public void Publish_RecordsAwaitingReview_AreCountedAndStayDraft()
    {
        var document = Draft();
        var task = Task("市能源局", departmentId: 3);
        (task.Review, task.Assignments[0].Review) = (ReviewMark.Pending, ReviewMark.Pending);
        document.Add(task);

        var refusal = Assert.Throws<DomainRuleException>(() => document.Publish(Now));

        Assert.Equal("not-reviewed", refusal.Code);
        Assert.Equal("还有2条记录待核，请先在校核中接受或驳回。", refusal.Message);
        Assert.Equal(DocumentStage.Draft, document.Stage);
    }

    [Fact]
    public void Publish_RejectedTask_NeedsNeitherUnitNorReviewOfItsParts()
    {
        var document = Draft();
        var task = Task("市碳汇筹备组", departmentId: null);
        (task.Review, task.Assignments[0].Review) = (ReviewMark.Rejected, ReviewMark.Pending);
        document.Add(task);

        document.Publish(Now);

        Assert.Equal(DocumentStage.Published, document.Stage);
    }

    [Fact]
    public void Withdraw_WithReason_KeepsItAndIsForPublishedOnly()
    {
        var document = Published();

        Assert.Equal("no-reason", Refusal.Of(() => document.Withdraw(Now, "  ")));
        document.Withdraw(Now, " 文件已废止 ");

        Assert.Equal((DocumentStage.Withdrawn, "文件已废止", Now), (document.Stage, document.WithdrawnReason, document.WithdrawnAt!.Value));
        Assert.Equal("not-published", Refusal.Of(() => document.Withdraw(Now, "再次")));
        Assert.Equal("not-published", Refusal.Of(document.GiveWay));
        Assert.Equal("not-published", Refusal.Of(() => Draft().Withdraw(Now, "有误")));
    }

    [Fact]
    public void GiveWay_Published_IsSuperseded()
    {
        var document = Published();

        document.GiveWay();

        Assert.Equal(DocumentStage.Superseded, document.Stage);
    }

    [Fact]
    public void Published_AnyChangeOfItsRecords_Refused()
    {
        var document = Published();

        Assert.Equal("not-a-draft", Refusal.Of(() => document.Publish(Now)));
        Assert.Equal("not-a-draft", Refusal.Of(() => document.Add(Task())));
        Assert.Equal("not-a-draft", Refusal.Of(() => document.Add(new Heading { Ordinal = 0, Level = 1, Title = "一、总体要求", Start = 0, End = 6 })));
        Assert.Equal("not-a-draft", Refusal.Of(() => document.Add(new Citation { Ordinal = 0, Title = "减污降碳协同增效实施方案" })));
        Assert.Equal("not-a-draft", Refusal.Of(() => document.Add(new Target
        {
            Ordinal = 0,
            IndicatorName = "新能源发电装机容量",
            Comparator = Comparator.AtLeast,
            Change = TargetChange.None,
            Quote = "到2026年，全市新能源发电装机容量达到5000万千瓦以上",
            Start = 0,
            End = 26,
        })));
        Assert.Empty(document.Tasks);
    }

    [Fact]
    public void Archive_LastDayOfThePlan_IsTooEarly()
    {
        var document = Published();

        Assert.Equal("plan-running", Refusal.Of(() => document.Archive(Now, PlanEnd)));
        document.Archive(Now, PlanEnd.AddDays(1));

        Assert.Equal(Now, document.ArchivedAt);
        Assert.Equal(DocumentStage.Published, document.Stage); // stays readable
    }

    [Fact]
    public void Archive_PlanWithoutEnd_Refused()
    {
        var document = Published();
        document.PlanEndsOn = null;

        Assert.Equal("plan-running", Refusal.Of(() => document.Archive(Now, PlanEnd.AddYears(50))));
    }

    [Fact]
    public void Archive_Draft_Refused() => Assert.Equal("not-published", Refusal.Of(() => Draft().Archive(Now, PlanEnd.AddDays(1))));

    [Fact]
    public void Archive_Twice_Refused()
    {
        var document = Published();
        document.Archive(Now, PlanEnd.AddDays(1));

        Assert.Equal("already-archived", Refusal.Of(() => document.Archive(Now.AddDays(1), PlanEnd.AddDays(2))));
        Assert.Equal(Now, document.ArchivedAt);
    }

    [Fact]
    public void Reopen_Archived_MayBeArchivedAgain()
    {
        var document = Published();
        document.Archive(Now, PlanEnd.AddDays(1));

        document.Reopen();

        Assert.Null(document.ArchivedAt);
        document.Archive(Now.AddDays(3), PlanEnd.AddDays(4));
        Assert.Equal(Now.AddDays(3), document.ArchivedAt);
    }

    [Fact]
    public void Reopen_NotArchived_Refused() => Assert.Equal("not-archived", Refusal.Of(Published().Reopen));

    [Theory]
    [InlineData("2020-12-31", "2021-12-31", false)] // a year ago today, not more
    [InlineData("2020-12-31", "2022-01-01", true)]
    [InlineData("2024-02-29", "2025-02-28", false)] // leap day: a year later is the last of February
    [InlineData("2024-02-29", "2025-03-01", true)]
    [InlineData("2025-12-31", "2026-01-01", false)]
    public void ProposesArchiving_PlanEndedMoreThanAYearAgo_IsProposed(string planEndsOn, string today, bool proposed) =>
        Assert.Equal(proposed, PolicyDocument.ProposesArchiving(Day.Of(planEndsOn), Day.Of(today)));

    [Fact]
    public void ProposesArchiving_PlanWithoutEnd_IsNot() => Assert.False(PolicyDocument.ProposesArchiving(null, PlanEnd));

    private static PolicyDocument Draft() => new() { Title = "减污降碳协同创新试点实施方案", PlanEndsOn = PlanEnd };

    private static PolicyDocument Published()
    {
        var document = Draft();
        document.Publish(Now);
        return document;
    }

    private static PolicyTask Task(string? unit = null, int? departmentId = null)
    {
        var task = new PolicyTask { Ordinal = 1, Path = ["一、重点任务"], Title = "推进光伏治沙", Text = "推进光伏治沙。", Start = 0, End = 7 };
        if (unit is not null)
        {
            task.Assign(new Assignment { Ordinal = 0, Role = UnitRole.Lead, NameAsPrinted = unit, Start = 8, End = 12, DepartmentId = departmentId });
        }

        return task;
    }
}
