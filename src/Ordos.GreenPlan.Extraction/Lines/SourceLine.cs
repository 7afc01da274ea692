namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>One line as it came in, before anything is joined.</summary>
/// <param name="Number">Line of the source, from 1.</param>
/// <param name="Raw">The line with its leading tabs, which tell a table cell from a paragraph.</param>
internal readonly record struct SourceLine(int Number, string Raw)
{
    /// <summary>The line without surrounding space.</summary>
    public string Text { get; } = Raw.AsSpan().Trim().Length == Raw.Length ? Raw : Raw.Trim();

    /// <summary>Nothing printed; a lone tab is an empty cell, so it does not count as blank.</summary>
    public bool IsBlank => Text.Length == 0 && !StartsWithTab;

    public bool StartsWithTab => Raw.Length > 0 && Raw[0] == '\t';

    /// <summary>Cells that are separated by tabs within the line.</summary>
    public bool HasInnerTab => Text.Contains('\t', StringComparison.Ordinal)
        || (StartsWithTab && Text.Length > 0 && Raw.AsSpan(1).Contains('\t'));

    /// <summary>True for a paragraph set in by spaces, as printed paragraphs are.</summary>
    public bool IsIndented => Raw.Length > 1 && (Raw[0] == '\u3000' || (Raw[0] == ' ' && Raw[1] == ' '));
}
