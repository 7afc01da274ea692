using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tests.Access;

public sealed class AccessTableTests
{
    private const int Own = 1;
    private const int Other = 2;

    /// <summary>The whole table as product.md words it: own (only for the own department), all, or – for nobody.</summary>
    public static TheoryData<Operation, string, string, string, string, string> Cells => new()
    {
        //                            Staff  Head   Coord  Leader Admin
        { Operation.ReadDrafts,      "–",   "–",   "all", "–",   "all" },
        { Operation.ImportNotice,    "–",   "–",   "–",   "–",   "all" },
        { Operation.PublishDocument, "–",   "–",   "–",   "–",   "all" },
        { Operation.WithdrawDocument, "–",  "–",   "–",   "–",   "all" },
        { Operation.ArchiveDocument, "–",   "–",   "all", "–",   "all" },
        { Operation.SetDueDate,      "–",   "–",   "all", "–",   "all" },
        { Operation.WriteReport,     "own", "own", "–",   "–",   "–" },
        { Operation.SignReport,      "–",   "own", "–",   "–",   "–" },
        { Operation.AcceptReport,    "–",   "–",   "all", "–",   "–" },
        { Operation.CloseOutTask,    "–",   "–",   "all", "–",   "–" },
        { Operation.KeepDepartments, "–",   "–",   "–",   "–",   "all" },
        { Operation.KeepAccounts,    "–",   "–",   "–",   "–",   "all" },
        { Operation.ReadAudit,       "–",   "–",   "all", "–",   "all" },
        { Operation.KeepPeriods,     "–",   "–",   "all", "–",   "all" },
        { Operation.ReceiveTask,     "own", "own", "–",   "–",   "–" },
        { Operation.RequestExtension, "own", "own", "–",  "–",   "–" },
        { Operation.AnswerDispute,   "–",   "–",   "all", "–",   "–" },
        { Operation.DrawSample,      "–",   "–",   "all", "–",   "–" },
        { Operation.KeepIndicators,  "–",   "–",   "all", "–",   "all" },
        { Operation.RuleTargets,     "–",   "–",   "all", "–",   "all" },
        { Operation.WriteReading,    "own", "own", "–",   "–",   "–" },
        { Operation.KeepReadings,    "–",   "–",   "all", "–",   "–" },
        { Operation.AlignPlans,      "–",   "–",   "all", "–",   "all" },
        { Operation.ShareView,       "–",   "–",   "all", "all", "all" },
        { Operation.ReadSupervision, "–",   "–",   "all", "all", "all" },
        { Operation.Supervise,       "–",   "–",   "all", "–",   "–" },
        { Operation.ReplySupervision, "own", "own", "–",  "–",   "–" },
        { Operation.SignSupervision, "–",   "own", "–",   "–",   "–" },
        { Operation.KeepTemplates,   "–",   "–",   "–",   "–",   "all" },
        { Operation.MakeBulletin,    "–",   "–",   "all", "–",   "–" },
        { Operation.MakeOwnBulletin, "own", "own", "–",   "–",   "–" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void May_EveryRoleAndDepartment_FollowsTheTable(
        Operation operation, string staff, string head, string coordinator, string leader, string administrator)
    {
        Check(AccountRole.Staff, staff);
        Check(AccountRole.DepartmentHead, head);
        Check(AccountRole.Coordinator, coordinator);
        Check(AccountRole.Leader, leader);
        Check(AccountRole.Administrator, administrator);

        void Check(AccountRole role, string cell)
        {
            var actor = new Actor(7, "张三", role, Own);

            Assert.Equal(cell != "–", AccessTable.Allows(role, operation));
            Assert.Equal(cell != "–", actor.May(operation, Own));
            Assert.Equal(cell == "all", actor.May(operation, Other));
            Assert.Equal(cell == "all", actor.May(operation));
            Assert.Equal(cell == "all", (actor with { DepartmentId = null }).May(operation, null));
        }
    }

    [Fact]
    public void Table_EveryOperationAndRole_HasACell()
    {
        Assert.Equal(Enum.GetValues<Operation>(), Cells.Select(row => row.Data.Item1).Order());
        Assert.Equal(5, Enum.GetValues<AccountRole>().Length);
    }

    [Fact]
    public void May_Portal_MayDoEverything() =>
        Assert.All(Enum.GetValues<Operation>(), operation => Assert.True(Actor.Portal.May(operation, Other)));

    [Fact]
    public void May_AccountWithoutRole_MayDoNothing()
    {
        var stranger = new Actor(7, "张三", null, Own);

        Assert.All(Enum.GetValues<Operation>(), operation => Assert.False(stranger.May(operation, Own)));
    }

    [Fact]
    public void Require_NotAllowed_NamesTheOperationInChinese()
    {
        var nobody = new Actor(7, "李四", null, null);

        foreach (var operation in Enum.GetValues<Operation>())
        {
            var refusal = Assert.Throws<DomainRuleException>(() => nobody.Require(operation));

            Assert.Equal("forbidden", refusal.Code);
            Assert.DoesNotContain("该事项", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Require_Allowed_Passes() =>
        new Actor(7, "王五", AccountRole.DepartmentHead, Own).Require(Operation.SignReport, Own);
}
