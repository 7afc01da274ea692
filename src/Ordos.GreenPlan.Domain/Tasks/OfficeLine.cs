namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>What one office of the department has of a row (科室分工). It stays inside the department; what goes out is the row.</summary>
public sealed class OfficeLine
{
    /// <summary>Most lines of a row.</summary>
    public const int Most = 20;

    public required int ReportId { get; init; }

    /// <summary>Position among the row's lines, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>科室</summary>
    public required string Office { get; set; }

    /// <summary>内容</summary>
    public required string Work { get; set; }

    /// <summary>完成情况</summary>
    public required string Progress { get; set; }

    public OfficeEntry Entry => new(Office, Work, Progress);
}

/// <summary>An office's line as it is typed.</summary>
public sealed record OfficeEntry(string Office, string Work, string Progress)
{
    public const int MaxOffice = 50;
    public const int MaxText = 500;

    /// <summary>The lines as they are kept: trimmed, empty ones left out.</summary>
    /// <exception cref="DomainRuleException"><c>offices-many</c>; <c>text-too-long</c></exception>
    public static IReadOnlyList<OfficeEntry> Cleaned(IEnumerable<OfficeEntry> lines)
    {
        var kept = lines.Select(line => new OfficeEntry(Clean(line.Office), Clean(line.Work), Clean(line.Progress)))
            .Where(line => line is not { Office: "", Work: "", Progress: "" }).ToList();

        if (kept.Count > OfficeLine.Most)
        {
            throw new DomainRuleException("offices-many", $"科室分工不超过{OfficeLine.Most}行，请合并。");
        }

        if (kept.Exists(line => line.Office.Length > MaxOffice || line.Work.Length > MaxText || line.Progress.Length > MaxText))
        {
            throw new DomainRuleException("text-too-long", $"科室名称不超过{MaxOffice}字，内容和完成情况不超过{MaxText}字，请精简。");
        }

        return kept;
    }

    private static string Clean(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
