namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>What the words beside a list of names say, before the whole bracket is weighed.</summary>
internal enum RoleKind
{
    /// <summary>Named without any word of role.</summary>
    Bare,

    /// <summary>牵头单位, A牵头</summary>
    Lead,

    /// <summary>主责单位: leads where nobody is named 牵头</summary>
    Main,

    /// <summary>配合单位, B参与, C指导</summary>
    Support,

    /// <summary>责任单位：A、B or A负责</summary>
    Responsible,

    /// <summary>按职责分工负责</summary>
    Duty,

    /// <summary>负责落实</summary>
    Implement,

    /// <summary>完成时限：…</summary>
    Deadline,

    /// <summary>责任人：… (a person, no unit)</summary>
    Ignored,
}

/// <summary>Tells the role from the printed words.</summary>
internal static class RoleWords
{
    private static readonly (RoleKind Kind, string[] Words)[] Labels =
    [
        (RoleKind.Deadline, ["时限", "时间", "节点", "进度", "期限", "时效"]),
        (RoleKind.Ignored, ["领导", "责任人", "联系人", "负责人", "电话", "备注", "目标", "措施", "内容", "成果"]),
        (RoleKind.Lead, ["牵头", "主办", "主管"]),
        (RoleKind.Main, ["主责", "主要责任", "第一责任"]),
        (RoleKind.Support, ["配合", "协办", "参与", "参加", "协同", "协助", "支持", "指导", "会同", "成员"]),
        (RoleKind.Responsible, ["责任", "负责", "承办", "落实", "实施", "主体", "完成", "执行"]),
    ];

    /// <summary>Kind of a label such as 牵头单位, or null for a word before a colon that is no label of roles.</summary>
    public static RoleKind? OfLabel(ReadOnlySpan<char> label)
    {
        foreach (var (kind, words) in Labels)
        {
            foreach (var word in words)
            {
                if (label.Contains(word, StringComparison.Ordinal))
                {
                    return kind;
                }
            }
        }

        return null;
    }

    /// <summary>Kind of a verb such as 按职责分工负责.</summary>
    public static RoleKind OfVerb(ReadOnlySpan<char> verb)
    {
        if (ContainsAny(verb, "牵头", "主办"))
        {
            return RoleKind.Lead;
        }

        if (ContainsAny(verb, "配合", "参与", "参加", "协办", "协助", "指导", "支持", "协同"))
        {
            return RoleKind.Support;
        }

        if (ContainsAny(verb, "职责", "分工", "职能", "各司其职"))
        {
            return RoleKind.Duty;
        }

        return ContainsAny(verb, "落实", "实施") ? RoleKind.Implement : RoleKind.Responsible;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
