namespace Ordos.GreenPlan.Domain.Access;

/// <summary>Everything a person may be allowed to do that is not reading published documents and tasks.</summary>
public enum Operation
{
    /// <summary>查看未发布的文件</summary>
    ReadDrafts,

    /// <summary>导入通知</summary>
    ImportNotice,

    /// <summary>发布文件</summary>
    PublishDocument,

    /// <summary>撤销导入、撤回已发布的文件</summary>
    WithdrawDocument,

    /// <summary>归档文件</summary>
    ArchiveDocument,

    /// <summary>确认或调整完成期限</summary>
    SetDueDate,

    /// <summary>填报进展（本单位）</summary>
    WriteReport,

    /// <summary>签发填报（本单位）</summary>
    SignReport,

    /// <summary>审结或退回填报</summary>
    AcceptReport,

    /// <summary>销号</summary>
    CloseOutTask,

    /// <summary>维护部门</summary>
    KeepDepartments,

    /// <summary>维护账号</summary>
    KeepAccounts,

    /// <summary>查看审计记录</summary>
    ReadAudit,

    /// <summary>开设、延长和撤销调度期</summary>
    KeepPeriods,

    /// <summary>签收任务、提出异议（本单位）</summary>
    ReceiveTask,

    /// <summary>申请延期（本单位）</summary>
    RequestExtension,

    /// <summary>答复异议</summary>
    AnswerDispute,

    /// <summary>抽查佐证</summary>
    DrawSample,
    /// <summary>维护指标: name, merge and split indicators</summary>
    KeepIndicators,

    /// <summary>裁定目标</summary>
    RuleTargets,

    /// <summary>填报实际值（本单位的指标）</summary>
    WriteReading,

    /// <summary>代报、更正任一指标的实际值</summary>
    KeepReadings,

    /// <summary>对齐上下级规划</summary>
    AlignPlans,

    /// <summary>共享视图</summary>
    ShareView,

    /// <summary>查看各单位督办事项和通报</summary>
    ReadSupervision,

    /// <summary>发出、升级、核查督办事项</summary>
    Supervise,

    /// <summary>答复督办事项（本单位）</summary>
    ReplySupervision,

    /// <summary>签发督办答复（本单位）</summary>
    SignSupervision,

    /// <summary>维护督办模板</summary>
    KeepTemplates,

    /// <summary>编制通报与报告</summary>
    MakeBulletin,

    /// <summary>编制本单位报告</summary>
    MakeOwnBulletin,
}
