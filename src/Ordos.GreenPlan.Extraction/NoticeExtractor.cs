using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction;

/// <summary>The one entry: the text of a notice in, its records out.</summary>
public static class NoticeExtractor
{
    /// <summary>Reads a notice. Never throws on content; doubts come back as warnings.</summary>
    public static ExtractedNotice Extract(string text) =>
        new(text, new ExtractedDocument(null, null, null, null, null, [], []), [], [], [], [], new ExtractionCoverage(0, []));
}
