using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Organisation;

/// <summary>One change of the organisation (机构改革) as it was carried out: from its day on another body has the duty for the tasks it moved.</summary>
/// <remarks>It keeps what it found, so that taking it back restores exactly that.</remarks>
public sealed class Reorganisation
{
    private readonly List<Handover> _handovers = [];

    public int Id { get; private set; }
    public required SuccessionKind Kind { get; init; }
    public required int FromId { get; init; }

    /// <summary>Null where a body without open tasks was abolished and nobody follows it.</summary>
    public required int? ToId { get; init; }

    /// <summary>The day it took effect.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The document that it rests on, as people cite it.</summary>
    public string? Basis { get; init; }

    public required DateTime AppliedAt { get; init; }
    public required string AppliedBy { get; init; }
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneBy { get; private set; }

    /// <summary>Whether the old body's end was set by this change.</summary>
    public bool EndedFrom { get; private set; }

    /// <summary>The succession that it confirmed; null where that was confirmed before.</summary>
    public int? SuccessionId { get; private set; }

    /// <summary>How that succession was proposed; null where it was not known before.</summary>
    public SuccessionKind? ProposedKind { get; private set; }

    public DateOnly? ProposedOn { get; private set; }

    /// <summary>Accounts that went along.</summary>
    public List<int> AccountIds { get; private set; } = [];

    /// <summary>Groups whose later notices no longer mean the old body.</summary>
    public List<int> LeftGroupIds { get; private set; } = [];

    /// <summary>Groups whose later notices mean the new body.</summary>
    public List<int> JoinedGroupIds { get; private set; } = [];

    public uint Version { get; private set; }
    public IReadOnlyList<Handover> Handovers => _handovers;

    /// <summary>The tasks whose duty it moved.</summary>
    public IReadOnlyCollection<int> TaskIds => [.. _handovers.Select(handover => handover.TaskId).Distinct()];

    /// <summary>Whether the old body ends with it: always, but when it only gives part of its work away.</summary>
    public static bool EndsOld(SuccessionKind kind) => kind != SuccessionKind.Split;

    /// <summary>Looks whether the change is one that can be.</summary>
    /// <exception cref="DomainRuleException">
    /// <c>successor-missing</c>; <c>same-department</c>; <c>group</c>; <c>date-future</c>; <c>date-before-founding</c>; <c>successor-ended</c>.
    /// </exception>
    public static void Check(SuccessionKind kind, Department from, Department? to, DateOnly on, DateOnly today)
    {
        var (code, message) = (from, to) switch
        {
            (_, null) when kind != SuccessionKind.Abolish => ("successor-missing", "请选择承接的单位。"),
            _ when from == to => ("same-department", "原单位与承接单位相同，请重新选择。"),
            ({ Kind: DepartmentKind.Group }, _) or (_, { Kind: DepartmentKind.Group }) => ("group", "统称不是单位，不能办理机构改革。请在该统称中调整成员。"),
            _ when on > today => ("date-future", "生效日期晚于今天。请在生效当日或以后办理。"),
            ({ ValidFrom: { } founded }, _) when on <= founded => ("date-before-founding", $"生效日期早于“{from.Name}”的设立日期，请核对。"),
            (_, { ValidTo: { } ended }) when ended <= on => ("successor-ended", $"“{to!.Name}”在生效日期前已经撤销，不能承接。"),
            _ => (null, null),
        };

        if (code is not null)
        {
            throw new DomainRuleException(code, message!);
        }
    }

    /// <summary>Passes on what falls to the old body in a task.</summary>
    /// <param name="originId">The body that the notice means, which may have handed the duty on before.</param>
    /// <param name="replaced">The handover by which the old body had the duty; null where it is the one that the notice means.</param>
    public void HandOver(int taskId, int originId, Handover? replaced)
    {
        replaced?.Rest();
        _handovers.Add(new Handover
        {
            TaskId = taskId,
            OriginId = originId,
            FromId = FromId,
            ToId = ToId ?? throw new InvalidOperationException("Nobody follows."),
            Since = AppliedAt,
            ReplacesId = replaced?.Id,
        });
    }

    /// <summary>Ends the old body on the day, unless it has ended before.</summary>
    public void End(Department from)
    {
        if (EndsOld(Kind) && from.ValidTo is null)
        {
            from.ValidTo = On;
            EndedFrom = true;
        }
    }

    /// <summary>Confirms the succession, unless it was confirmed before.</summary>
    /// <param name="known">Whether it was proposed before.</param>
    public void Confirm(Succession succession, bool known)
    {
        if (succession.ConfirmedAt is null)
        {
            SuccessionId = succession.Id;
            (ProposedKind, ProposedOn) = known ? ((SuccessionKind?)succession.Kind, succession.On) : (null, null);
            succession.Confirm(Kind, On, AppliedAt);
        }
    }

    /// <summary>Takes the change back. What was reported meanwhile stays with whoever wrote it.</summary>
    /// <exception cref="DomainRuleException"><c>already-undone</c></exception>
    public void Undo(DateTime now, string by)
    {
        if (UndoneAt is not null)
        {
            throw new DomainRuleException("already-undone", "该次机构改革已经撤销。");
        }

        (UndoneAt, UndoneBy) = (now, by);
        _handovers.ForEach(handover => handover.Rest());
    }
}

/// <summary>A body's duty for one task, passed on to another (职责移交). Kept for good: whoever reported while it held answered for the task.</summary>
public sealed class Handover
{
    public int Id { get; private set; }

    /// <summary>The reorganisation that moved it; null where a dispute did.</summary>
    public int? ReorganisationId { get; private set; }

    /// <summary>The upheld dispute (异议成立) that moved it; null where a reorganisation did.</summary>
    public int? ReceiptId { get; private init; }

    public required int TaskId { get; init; }

    /// <summary>The body that the notice means, itself or as member of a group.</summary>
    public required int OriginId { get; init; }

    public required int FromId { get; init; }

    /// <summary>Null where a dispute was upheld and nobody was named instead.</summary>
    public required int? ToId { get; init; }

    /// <summary>From when on the new body's reports speak for the task.</summary>
    public required DateTime Since { get; init; }

    /// <summary>The handover of the same duty that this one followed.</summary>
    public int? ReplacesId { get; init; }

    /// <summary>Whether the duty lies where this handover put it: it was neither taken back nor followed by another.</summary>
    public bool InForce { get; private set; } = true;

    /// <summary>Takes a duty from a department whose dispute was upheld, and gives it to another where one is named.</summary>
    /// <param name="originId">The body that the notice means, which may have handed the duty on before.</param>
    /// <param name="replacesId">The handover by which the department had the duty, which rests by now; null where it is the one that the notice means.</param>
    public static Handover ByDispute(DutyReceipt receipt, int originId, int? toId, DateTime now, int? replacesId) => new()
    {
        ReceiptId = receipt.Id, TaskId = receipt.TaskId, OriginId = originId, FromId = receipt.DepartmentId, ToId = toId, Since = now, ReplacesId = replacesId,
    };

    /// <summary>Holds no longer: it was taken back, or followed by another.</summary>
    public void Rest() => InForce = false;

    /// <summary>Holds again, because the one that followed it was taken back.</summary>
    public void Resume() => InForce = true;
}
