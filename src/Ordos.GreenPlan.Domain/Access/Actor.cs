namespace Ordos.GreenPlan.Domain.Access;

/// <summary>The person, or the portal itself, on whose behalf data changes.</summary>
/// <param name="AccountId">Null for the portal itself.</param>
/// <param name="Name">The name that the audit keeps.</param>
/// <param name="Role">Null for the portal itself, which may do everything; an account without a role may do nothing.</param>
/// <param name="DepartmentId">The department a member of staff or its head belongs to.</param>
/// <param name="IsDemo">Whether it is a sample account: what it writes is sample data (示例数据) and goes away with it.</param>
public sealed record Actor(int? AccountId, string Name, AccountRole? Role, int? DepartmentId, bool IsDemo = false)
{
    /// <summary>The portal itself: first start, nightly work, the command line.</summary>
    public static Actor Portal { get; } = new(null, "系统", null, null);

    /// <summary>The portal when it adds or takes away sample data.</summary>
    public static Actor DemoPortal { get; } = Portal with { IsDemo = true };

    /// <summary>Whether the access table lets this actor do something.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="departmentId">The department it is done for, where the operation is bound to one.</param>
    public bool May(Operation operation, int? departmentId = null) =>
        Role is not { } role
            ? AccountId is null
            : AccessTable.Allows(role, operation)
                && (!AccessTable.IsBoundToDepartment(operation) || (DepartmentId is not null && DepartmentId == departmentId));

    /// <exception cref="DomainRuleException"><c>forbidden</c> when the access table does not allow it.</exception>
    public void Require(Operation operation, int? departmentId = null)
    {
        if (!May(operation, departmentId))
        {
            throw new DomainRuleException("forbidden", $"您没有“{Words(operation)}”的权限。如确需办理，请联系管理员。");
        }
    }

    private static string Words(Operation operation) => operation switch
    {
        Operation.ReadDrafts => "查看未发布文件",
        Operation.ImportNotice => "导入通知",
        Operation.PublishDocument => "发布文件",
        Operation.WithdrawDocument => "撤回文件",
        Operation.ArchiveDocument => "归档文件",
        Operation.SetDueDate => "确认完成期限",
        Operation.WriteReport => "填报该单位进展",
        Operation.SignReport => "签发该单位填报",
        Operation.AcceptReport => "审结填报",
        Operation.CloseOutTask => "销号",
        Operation.KeepDepartments => "维护部门",
        Operation.KeepAccounts => "维护账号",
        Operation.ReadAudit => "查看审计记录",
        Operation.KeepPeriods => "管理调度期",
        Operation.ReceiveTask => "签收该单位任务",
        Operation.RequestExtension => "为该单位申请延期",
        Operation.AnswerDispute => "答复异议",
        Operation.DrawSample => "抽查佐证",
        Operation.KeepIndicators => "维护指标",
        Operation.RuleTargets => "裁定目标",
        Operation.WriteReading => "填报该指标实际值",
        Operation.KeepReadings => "代报实际值",
        Operation.AlignPlans => "对齐规划",
        Operation.ShareView => "共享视图",
        Operation.ReadSupervision => "查看督办事项",
        Operation.Supervise => "督办",
        Operation.ReplySupervision => "答复该单位督办事项",
        Operation.SignSupervision => "签发该单位督办答复",
        Operation.KeepTemplates => "维护督办模板",
        Operation.MakeBulletin => "编制通报与报告",
        Operation.MakeOwnBulletin => "编制该单位报告",
        _ => "办理该事项",
    };
}
