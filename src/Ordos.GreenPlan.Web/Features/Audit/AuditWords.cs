using System.Globalization;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Documents;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>What the trail's names are called in Chinese.</summary>
internal static class AuditWords
{
    /// <summary>Kinds of record.</summary>
    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
    [
        ("PolicyDocument", "政策文件"), ("Heading", "文件标题"), ("Citation", "引用文件"), ("PolicyTask", "重点任务"), ("Assignment", "责任单位"),
        ("Target", "目标"), ("ProgressReport", "进展填报"), ("ReportingPeriod", "调度期"), ("PeriodDocument", "调度期范围"), ("EvidenceDraw", "佐证抽查"), ("DrawnReport", "抽中任务"),
        ("DutyReceipt", "任务签收"), ("ExtensionRequest", "延期申请"), ("CloseOutCheck", "销号核查"), ("EvidenceFile", "佐证材料"), ("Department", "部门"),
        ("DepartmentAlias", "部门别名"), ("GroupMember", "统称成员"), ("Succession", "单位沿革"), ("Reorganisation", "机构改革"), ("Account", "用户"),
        ("Indicator", "指标"), ("Reading", "实际值"), ("Ruling", "裁定"), ("SupervisionItem", "督办事项"), ("SupervisionTemplate", "督办模板"), ("Bulletin", "通报与报告"), ("PlanParent", "上级规划"), ("PassageCorrection", "对齐更正"), ("SavedView", "已存视图"),
    ];

    private static readonly Dictionary<string, string> Kind = Kinds.ToDictionary(kind => kind.Value, kind => kind.Text);

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["Title"] = "标题", ["Number"] = "发文字号", ["Issuer"] = "发文机关", ["IssuedOn"] = "成文日期", ["PrintedOn"] = "印发日期",
        ["PlanEndsOn"] = "规划期至", ["Attachments"] = "附件", ["Stage"] = "阶段", ["PublishedAt"] = "发布时间", ["ArchivedAt"] = "归档时间",
        ["Path"] = "所在标题", ["Text"] = "原文", ["Due"] = "完成时限", ["DueOrigin"] = "时限来源", ["Ongoing"] = "长期坚持", ["OpenEnded"] = "单位未列全",
        ["State"] = "状态", ["DocumentId"] = "文件", ["TaskId"] = "任务", ["Role"] = "角色", ["NameAsPrinted"] = "印作", ["DepartmentId"] = "部门",
        ["PeriodId"] = "调度期", ["ClaimedState"] = "所报状态", ["Percent"] = "完成比例", ["Done"] = "工作进展", ["Problems"] = "存在问题",
        ["NextStep"] = "下一步", ["NeedsCoordination"] = "需要协调", ["WrittenAt"] = "填写时间", ["WrittenBy"] = "填写人", ["SubmittedAt"] = "提交时间",
        ["SubmittedBy"] = "提交人", ["SignedAt"] = "签发时间", ["SignedBy"] = "签发人", ["AcceptedAt"] = "审结时间", ["AcceptedBy"] = "审结人",
        ["ReturnedAt"] = "退回时间", ["ReturnedBy"] = "退回人", ["ReturnReason"] = "退回理由", ["Explanation"] = "变动说明", ["Evidence"] = "佐证", ["IsUnchanged"] = "无变化", ["IsLate"] = "逾期报送",
        ["EditedAt"] = "编辑时间", ["EditedBy"] = "编辑人", ["ReopenedAt"] = "重新开放时间", ["ReopenedBy"] = "重新开放人", ["ReopenReason"] = "重新开放理由",
        ["DrawnAt"] = "抽取时间", ["DrawnBy"] = "抽取人", ["Candidates"] = "备选数", ["At"] = "时间", ["By"] = "办理人", ["Reason"] = "理由", ["AnswerBy"] = "答复期限",
        ["AnsweredAt"] = "答复时间", ["AnsweredBy"] = "答复人", ["Answer"] = "答复意见", ["DueBefore"] = "原期限", ["DueAsked"] = "申请期限", ["Findings"] = "核查情况", ["ReportId"] = "填报", ["Size"] = "字节数", ["StartsOn"] = "起始日", ["EndsOn"] = "截止日",
        ["OpensOn"] = "开放日", ["ClosesOn"] = "关闭日", ["Name"] = "名称", ["FullName"] = "全称", ["Kind"] = "类别", ["Level"] = "层级",
        ["ParentId"] = "上级单位", ["Office"] = "联系科室", ["Phone"] = "联系电话", ["ValidFrom"] = "起始日期", ["ValidTo"] = "截止日期", ["Note"] = "备注",
        ["GroupId"] = "统称", ["MemberId"] = "成员", ["FromId"] = "原单位", ["ToId"] = "承接单位", ["On"] = "生效日期", ["Certainty"] = "确定程度",
        ["Basis"] = "依据", ["ConfirmedAt"] = "确认时间", ["DismissedAt"] = "排除时间", ["AppliedAt"] = "办理时间", ["AppliedBy"] = "办理人",
        ["UndoneAt"] = "撤销时间", ["UndoneBy"] = "撤销人", ["DisplayName"] = "名称", ["UserName"] = "账号", ["PasswordHash"] = "密码",
        ["MustChangePassword"] = "须更换密码", ["DisabledAt"] = "停用时间", ["Email"] = "电子邮箱", ["MailChoice"] = "邮件提醒", ["PhoneNumber"] = "电话", ["IsDemo"] = "示例数据",
        ["IndicatorName"] = "指标", ["Scope"] = "范围", ["Comparator"] = "比较", ["Value"] = "数值", ["UpperValue"] = "上限", ["Unit"] = "单位",
        ["Year"] = "年份", ["BaselineYear"] = "基年", ["Change"] = "变化方式", ["Nature"] = "性质", ["Quote"] = "原文",
        ["IndicatorId"] = "指标", ["IndicatorConfirmedAt"] = "指标确认时间", ["IndicatorConfirmedBy"] = "指标确认人", ["Area"] = "旗区", ["IsIncentive"] = "激励目标",
        ["RuledTargetId"] = "裁定采用的目标", ["Attainment"] = "达成", ["Direction"] = "方向", ["RollUp"] = "汇总方式", ["Weight"] = "权重", ["PlausibleFrom"] = "合理下限",
        ["PlausibleTo"] = "合理上限", ["IsStrict"] = "存疑须改正", ["MergedIntoId"] = "并入指标", ["ConfirmedBy"] = "确认人", ["Length"] = "期别", ["ReportedBy"] = "填报人", ["ReportedAt"] = "填报时间",
        ["FirstTargetId"] = "甲目标", ["SecondTargetId"] = "乙目标", ["ProposedVerdict"] = "建议结论", ["ProposedReason"] = "建议理由", ["Verdict"] = "结论",
        ["RuledAt"] = "裁定时间", ["RuledBy"] = "裁定人", ["TakenBackAt"] = "收回时间", ["TakenBackBy"] = "收回人", ["TakenBackReason"] = "收回理由",
        ["ChildId"] = "本级规划", ["ChosenBy"] = "选定人", ["ChosenAt"] = "选定时间", ["ChildDocumentId"] = "本级规划", ["ParentTaskId"] = "上级任务",
        ["ChildTaskIds"] = "本级任务", ["CorrectedBy"] = "更正人", ["CorrectedAt"] = "更正时间", ["Review"] = "校核", ["CitedId"] = "所引文件", ["DecidedAt"] = "认定时间", ["ReplacesId"] = "替代文件", ["WithdrawnAt"] = "撤回时间", ["WithdrawnReason"] = "撤回理由",
        ["AccountId"] = "账号", ["List"] = "清单", ["Address"] = "地址", ["IsShared"] = "共享", ["SavedAt"] = "保存时间",
        ["Colour"] = "颜色", ["Wording"] = "文字", ["SentAt"] = "发出时间", ["SentOn"] = "发出日期", ["SentBy"] = "发出人", ["ReplyBy"] = "答复期限", ["Reply"] = "答复",
        ["ExtensionTo"] = "申请延期至", ["ExtensionReason"] = "延期理由", ["SettledAt"] = "办结时间", ["ReplyDays"] = "答复天数", ["ItemId"] = "督办事项",
        ["Content"] = "内容", ["MadeAt"] = "编制时间", ["MadeBy"] = "编制人",
    };

    /// <summary>Properties that tell a reader nothing: places in texts, keys, settings that nobody sets.</summary>
    private static readonly HashSet<string> Silent =
    [
        "Key", "Ordinal", "Start", "End", "FromTable", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled",
        "EndedFrom", "SuccessionId", "ProposedKind", "ProposedOn", "AccountIds", "LeftGroupIds", "JoinedGroupIds", "Seed", "DrawId", "MatchKey", "FoldedIndicator", "Words", "Content",
    ];

    public static string OfKind(string kind) => Kind.GetValueOrDefault(kind, "其他记录");

    public static string Of(AuditAction action) => action switch
    {
        AuditAction.Added => "新增",
        AuditAction.Removed => "删除",
        _ => "修改",
    };

    public static bool IsShown(string property) => !Silent.Contains(property);

    public static bool IsKnown(string property) => Fields.ContainsKey(property) || Silent.Contains(property);

    public static string OfField(string property) => Fields.GetValueOrDefault(property, property);

    /// <summary>A value of the trail in Chinese; ids of other records are named by the caller.</summary>
    public static string OfValue(string kind, string property, string value, PortalCalendar calendar) => (kind, property) switch
    {
        (_, "PasswordHash") => "（不记录）",
        (_, "Stage") when Enum.TryParse<DocumentStage>(value, out var stage) => DocumentWords.Stage(stage, archived: false),
        ("ProgressReport", "State") when Enum.TryParse<ReportState>(value, out var state) => state.Words(),
        ("DutyReceipt", "State") when Enum.TryParse<ReceiptState>(value, out var receipt) => receipt.Words(),
        ("ExtensionRequest", "State") when Enum.TryParse<ExtensionState>(value, out var extension) => extension.Words(),
        ("SupervisionItem", "State") when Enum.TryParse<SupervisionState>(value, out var supervision) => supervision.Words(),
        ("SupervisionItem", "Level") when Enum.TryParse<SupervisionLevel>(value, out var level) => level.Words(),
        (_, "Colour") when Enum.TryParse<OrderColour>(value, out var colour) => colour.Words(),
        ("Bulletin", "Kind") when Enum.TryParse<BulletinKind>(value, out var bulletin) => bulletin.Words(),
        (_, "Review") when Enum.TryParse<ReviewMark>(value, out var mark) => mark.Words(),
        (_, "State" or "ClaimedState") when Enum.TryParse<TaskState>(value, out var state) => state.Words(),
        (_, "DueOrigin") when Enum.TryParse<DueOrigin>(value, out var origin) => origin.Words(),
        ("Account", "Role") when Enum.TryParse<AccountRole>(value, out var role) => role.Words(),
        (_, "Role") when Enum.TryParse<UnitRole>(value, out var role) => role.Words(),
        ("Department", "Kind") when Enum.TryParse<DepartmentKind>(value, out var department) => department.Words(),
        (_, "Kind") when Enum.TryParse<SuccessionKind>(value, out var succession) => succession.Words(),
        (_, "Certainty") when Enum.TryParse<Certainty>(value, out var certainty) => certainty.Words(),
        (_, "Nature") when Enum.TryParse<TargetNature>(value, out var nature) => nature == TargetNature.Binding ? "约束性" : "预期性",
        (_, "Percent") => value + "%",
        (_, var name) when name.EndsWith("At", StringComparison.Ordinal) && Moment(value) is { } moment =>
            calendar.Local(moment).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture),
        _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ when bool.TryParse(value, out var yes) => yes ? "是" : "否",
        _ => value,
    };

    private static DateTime? Moment(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
