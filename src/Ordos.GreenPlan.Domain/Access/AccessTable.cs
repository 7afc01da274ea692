namespace Ordos.GreenPlan.Domain.Access;

/// <summary>Who may do what, as one table (权限表). Every signed-in person may read published documents and tasks.</summary>
public static class AccessTable
{
    private static readonly Dictionary<AccountRole, Operation[]> Rows = new()
    {
        [AccountRole.Staff] =
        [
            Operation.WriteReport, Operation.ReceiveTask, Operation.RequestExtension, Operation.WriteReading,
            Operation.ReplySupervision, Operation.MakeOwnBulletin,
        ],
        [AccountRole.DepartmentHead] =
        [
            Operation.WriteReport, Operation.SignReport, Operation.ReceiveTask, Operation.RequestExtension, Operation.WriteReading,
            Operation.ReplySupervision, Operation.SignSupervision, Operation.MakeOwnBulletin,
        ],
        [AccountRole.Coordinator] =
        [
            Operation.ReadDrafts, Operation.ArchiveDocument, Operation.SetDueDate,
            Operation.AcceptReport, Operation.CloseOutTask, Operation.ReadAudit,
            Operation.KeepPeriods, Operation.AnswerDispute, Operation.DrawSample,
            Operation.KeepIndicators, Operation.RuleTargets, Operation.KeepReadings, Operation.AlignPlans,
            Operation.ReadSupervision, Operation.Supervise, Operation.MakeBulletin, Operation.ShareView,
        ],
        [AccountRole.Leader] = [Operation.ReadSupervision, Operation.ShareView],
        [AccountRole.Administrator] =
        [
            Operation.ReadDrafts, Operation.ImportNotice, Operation.PublishDocument, Operation.WithdrawDocument, Operation.ArchiveDocument,
            Operation.SetDueDate, Operation.KeepDepartments, Operation.KeepAccounts, Operation.ReadAudit, Operation.KeepPeriods,
            Operation.KeepIndicators, Operation.RuleTargets, Operation.AlignPlans,
            Operation.ReadSupervision, Operation.KeepTemplates, Operation.ShareView,
        ],
    };

    /// <summary>Operations that a role has only inside its own department.</summary>
    private static readonly Operation[] OwnDepartment =
    [
        Operation.WriteReport, Operation.SignReport, Operation.ReceiveTask, Operation.RequestExtension, Operation.WriteReading,
        Operation.ReplySupervision, Operation.SignSupervision, Operation.MakeOwnBulletin,
    ];

    public static bool Allows(AccountRole role, Operation operation) => Rows[role].Contains(operation);

    public static bool IsBoundToDepartment(Operation operation) => OwnDepartment.Contains(operation);
}
