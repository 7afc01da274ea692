using Microsoft.AspNetCore.Identity;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Data.Tests.Audit;

/// <summary>Nothing is forgotten: every kind of record is in the trail, or it is said why not.</summary>
public sealed class AuditCoverageTests(Databases databases) : PortalTest(databases)
{
    /// <summary>What the trail does not record, and why; every other entity it must.</summary>
    private static readonly Dictionary<Type, string> Unwatched = new()
    {
        [typeof(NoticeSource)] = "stored once with its document, never changed",
        [typeof(SourceWarning)] = "part of the source",
        [typeof(SourceSpan)] = "part of the source",
        [typeof(UnclaimedSentence)] = "a draft's own history tells",
        [typeof(AnnexRow)] = "a draft's own history tells",
        [typeof(AnnexUnit)] = "part of the row",
        [typeof(ReviewEdit)] = "the history of a draft itself",
        [typeof(ImportJob)] = "says itself who handed it over",
        [typeof(ImportFile)] = "part of the import",
        [typeof(TaskStanding)] = "computed",
        [typeof(ProposedPair)] = "computed",
        [typeof(Message)] = "derived from what the trail has",
        [typeof(ReadingRevision)] = "a history itself, never changed",
        [typeof(Duty)] = "a view",
        [typeof(Answerer)] = "a view",
        [typeof(Handover)] = "part of its reorganisation, kept for good",
        [typeof(PlanCount)] = "computed",
        [typeof(DepartmentCount)] = "computed",
        [typeof(DutyStanding)] = "computed",
        [typeof(StandingSpan)] = "computed",
        [typeof(DepartmentTotal)] = "computed",
        [typeof(OverdueTotal)] = "computed",
        [typeof(TurnTotal)] = "computed",
        [typeof(TargetCount)] = "computed",
        [typeof(PeriodCount)] = "computed",
        [typeof(DayCount)] = "computed",
        [typeof(DayDepartmentCount)] = "computed",
        [typeof(Passage)] = "part of the source",
        [typeof(DraftValue)] = "typed, and not sent yet",
        [typeof(OfficeLine)] = "a department's own notes, which nobody else sees",
        [typeof(SupervisionStep)] = "a history itself, never changed",
        [typeof(AuditEntry)] = "the trail itself",
        [typeof(ProtectionKey)] = "made by the portal for itself; a secret",
        [typeof(IdentityUserClaim<int>)] = "not used",
        [typeof(IdentityUserLogin<int>)] = "not used",
        [typeof(IdentityUserToken<int>)] = "not used; a secret",
    };

    [Fact]
    public void Watched_EveryEntity_IsRecordedOrSaidNotToBe()
    {
        using var db = Open();
        var entities = db.Model.GetEntityTypes().Select(entity => entity.ClrType).ToHashSet();
        Type[] watched =
        [
            typeof(PolicyDocument), typeof(Heading), typeof(Citation), typeof(PolicyTask), typeof(Assignment), typeof(Target), typeof(ProgressReport),
            typeof(Indicator), typeof(Reading), typeof(Ruling), typeof(PlanParent), typeof(PassageCorrection),
            typeof(ReportingPeriod), typeof(PeriodDocument), typeof(EvidenceDraw), typeof(DrawnReport), typeof(DutyReceipt), typeof(ExtensionRequest),
            typeof(CloseOutCheck), typeof(EvidenceFile), typeof(SupervisionItem), typeof(SupervisionTemplate), typeof(Bulletin), typeof(Department), typeof(DepartmentAlias), typeof(GroupMember), typeof(Succession),
            typeof(Reorganisation), typeof(Account), typeof(SavedView),
        ];

        Assert.Equal(watched.Concat(Unwatched.Keys).Select(type => type.Name).Order(), entities.Select(type => type.Name).Order());
    }
}
