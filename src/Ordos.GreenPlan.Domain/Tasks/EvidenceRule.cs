namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>
/// Where proof is asked for (佐证), and nowhere else: of tasks drawn for a look at their evidence, and of those that a department answering for them
/// reports as done, because they are looked at before they are closed out. Without it such a report is not sent.
/// </summary>
public static class EvidenceRule
{
    /// <param name="isDrawn">The department's report on the task was drawn.</param>
    /// <param name="answers">The department leads the task or shares it; who supports it closes nothing.</param>
    public static EvidenceNeed Of(bool isDrawn, bool answers, TaskState? claimed) =>
        isDrawn ? EvidenceNeed.Drawn : answers && claimed == TaskState.Done ? EvidenceNeed.Done : EvidenceNeed.None;

    /// <summary>What is asked, as a person reads it beside the field.</summary>
    public static string Words(this EvidenceNeed need) => need switch
    {
        EvidenceNeed.Drawn => "本期抽查，请写明佐证材料的名称、文号或网址",
        EvidenceNeed.Done => "填报为已完成，销号前要核查，请写明佐证材料的名称、文号或网址",
        _ => "",
    };
}

/// <summary>Why proof is asked for.</summary>
public enum EvidenceNeed
{
    None,

    /// <summary>抽查</summary>
    Drawn,

    /// <summary>填报为已完成</summary>
    Done,
}
