namespace Ordos.GreenPlan.Data.Search;

/// <summary>A line of a notice's text, to look for words in (原文段落). A trigger makes them when the text is stored, and nothing changes them.</summary>
public sealed class Passage
{
    public int DocumentId { get; private set; }

    /// <summary>Number of the line in the notice, from 1; empty lines count but have no passage.</summary>
    public int Line { get; private set; }

    /// <summary>The line, at most 20,000 characters of it.</summary>
    public string Text { get; private set; } = "";
}
