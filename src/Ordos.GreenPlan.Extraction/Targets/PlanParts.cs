namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What a plan or a policy is laid out in: counting 方面, 任务 or 措施 tells of the paper, not of an outcome.</summary>
internal static class PlanParts
{
    public static readonly string[] Names = ["方面", "任务", "重点任务", "工作任务", "主要任务", "具体任务", "重点工作", "措施", "具体措施", "政策措施", "举措", "重点举措", "部分", "领域", "重点领域", "环节", "章节", "行动", "专项行动", "重大行动"];
    private static readonly string[] Landing = ["落地", "落实", "见效", "落细"];
    private static readonly string[] Policies = ["政策措施", "政策", "措施", "举措"];

    /// <summary>The number counts parts: 12项任务, 67项重点任务落地, 50条稳增长政策措施.</summary>
    public static bool Follow(Amount amount, ReadOnlySpan<char> rest)
    {
        if (amount.Unit == "条" && ClausePhrases.EndsWithAny(rest, Policies))
        {
            return true;
        }

        foreach (var part in Names)
        {
            if (rest.StartsWith(part, StringComparison.Ordinal)
                && (rest.Length == part.Length || ClausePhrases.Joins(rest[part.Length..]) || ClausePhrases.StartsWithAny(rest[part.Length..], Landing)))
            {
                return true;
            }
        }

        return false;
    }
}
