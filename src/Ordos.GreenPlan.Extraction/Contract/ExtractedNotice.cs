namespace Ordos.GreenPlan.Extraction.Contract;

/// <summary>All that was read out of one notice. Every range points into <see cref="Text"/>.</summary>
/// <param name="Text">The normalised text: lines end in '\n', no BOM, no carriage returns.</param>
/// <param name="Document">The header of the plan.</param>
/// <param name="Headings">The outline in the order of the text.</param>
/// <param name="Tasks">Assigned pieces of work, in the order of the text.</param>
/// <param name="Targets">Numbers that somebody can be held to, in the order of the text.</param>
/// <param name="Warnings">What a reviewer should look at.</param>
/// <param name="Coverage">How much of what orders or counts something is claimed by a record.</param>
public sealed record ExtractedNotice(
    string Text,
    ExtractedDocument Document,
    IReadOnlyList<ExtractedHeading> Headings,
    IReadOnlyList<ExtractedTask> Tasks,
    IReadOnlyList<ExtractedTarget> Targets,
    IReadOnlyList<ExtractionWarning> Warnings,
    ExtractionCoverage Coverage);

/// <summary>The header of a plan.</summary>
/// <param name="Title">Title of the plan itself, not of its covering notice; null when the text has none.</param>
/// <param name="Number">The document number (发文字号) as printed, with 〔〕; null when the text has none.</param>
/// <param name="Issuer">The body that signs (发文机关).</param>
/// <param name="IssuedOn">The date under the signature (成文日期).</param>
/// <param name="PrintedOn">The date in the printing line (印发日期).</param>
/// <param name="Basis">Documents that the opening paragraph follows, in order.</param>
/// <param name="Attachments">Titles listed after 附件：, without numbers.</param>
public sealed record ExtractedDocument(
    string? Title,
    string? Number,
    string? Issuer,
    DateOnly? IssuedOn,
    DateOnly? PrintedOn,
    IReadOnlyList<CitedDocument> Basis,
    IReadOnlyList<string> Attachments);

/// <summary>A document that the notice names as its basis.</summary>
public sealed record CitedDocument(string Title, string? Number);

/// <summary>One heading of the outline.</summary>
/// <param name="Level">Depth from 1 (一、) downwards.</param>
/// <param name="Title">The heading with its number as printed.</param>
/// <param name="Range">The heading's place in the text.</param>
public sealed record ExtractedHeading(int Level, string Title, TextRange Range);

/// <summary>A piece of assigned work.</summary>
/// <param name="Path">Headings from the top to the task, each with its number as printed.</param>
/// <param name="Text">The passage without the bracket of responsible units.</param>
/// <param name="Units">Responsible units in the order printed, rule-given ones last.</param>
/// <param name="OpenEnded">True when the list of units ends in 等.</param>
/// <param name="Due">The task's own printed deadline, its last day.</param>
/// <param name="Ongoing">True for 长期坚持 and the like.</param>
/// <param name="Range">The whole passage in the text, brackets included.</param>
public sealed record ExtractedTask(
    IReadOnlyList<string> Path,
    string Text,
    IReadOnlyList<ExtractedUnit> Units,
    bool OpenEnded,
    DateOnly? Due,
    bool Ongoing,
    TextRange Range);

/// <summary>A responsible unit (责任单位) in its role.</summary>
/// <param name="Name">The full name, shared prefixes and suffixes restored.</param>
/// <param name="Role">What the unit is responsible for.</param>
/// <param name="Range">The name as printed; for units given by a rule, the rule's words.</param>
public sealed record ExtractedUnit(string Name, ExtractedRole Role, TextRange Range);

/// <summary>Role of a responsible unit.</summary>
public enum ExtractedRole
{
    /// <summary>牵头</summary>
    Lead,

    /// <summary>配合</summary>
    Support,

    /// <summary>按职责分工负责</summary>
    Shared,

    /// <summary>负责落实</summary>
    Implement,
}

/// <summary>A number that somebody can be held to.</summary>
/// <param name="Indicator">What is measured, without the value and its verb.</param>
/// <param name="Scope">The area or body it holds for where the clause names one.</param>
/// <param name="Comparator">How the value binds.</param>
/// <param name="Value">The value as printed; null for a quality grade.</param>
/// <param name="Value2">Upper end of a range.</param>
/// <param name="Unit">Unit as printed, NFKC-folded; null if none.</param>
/// <param name="Year">The year it is due; null when none governs.</param>
/// <param name="BaselineYear">The year it is compared with.</param>
/// <param name="Change">Whether the value is an amount of change.</param>
/// <param name="Nature">约束性 or 预期性 where the text says so.</param>
/// <param name="Source">Running text or table.</param>
/// <param name="Quote">The words it came from; for a table, the row.</param>
/// <param name="Range">The quote's place in the text.</param>
public sealed record ExtractedTarget(
    string Indicator,
    string? Scope,
    ExtractedComparator Comparator,
    decimal? Value,
    decimal? Value2,
    string? Unit,
    int? Year,
    int? BaselineYear,
    ExtractedChange Change,
    string? Nature,
    TargetSource Source,
    string Quote,
    TextRange Range);

/// <summary>How a target's value binds.</summary>
public enum ExtractedComparator
{
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Approx,
    Range,
}

/// <summary>Whether a value is a level or an amount of change.</summary>
public enum ExtractedChange
{
    None,
    Increase,
    Decrease,
}

/// <summary>Where a target was read.</summary>
public enum TargetSource
{
    Text,
    Table,
}

/// <summary>What a reviewer should look at.</summary>
/// <param name="Code">Stable code such as <c>duplicate-numbering</c>.</param>
/// <param name="Line">Line of the normalised text, from 1; null when the notice as a whole is meant.</param>
/// <param name="Message">A Chinese sentence.</param>
public sealed record ExtractionWarning(string Code, int? Line, string Message);

/// <summary>How much of what orders or counts something is claimed by a record.</summary>
/// <param name="Sentences">Number of sentences that order something or state a number.</param>
/// <param name="Unclaimed">Those that no task, target or heading claims.</param>
public sealed record ExtractionCoverage(int Sentences, IReadOnlyList<TextRange> Unclaimed)
{
    /// <summary>Share of claimed sentences, 0 to 1; 1 when there are none to claim.</summary>
    public decimal Share => Sentences == 0 ? 1m : 1m - ((decimal)Unclaimed.Count / Sentences);
}
