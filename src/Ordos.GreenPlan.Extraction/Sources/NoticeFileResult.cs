using System.Diagnostics.CodeAnalysis;

namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>What came of reading a file: its text, or the reason why there is none.</summary>
public sealed class NoticeFileResult
{
    private NoticeFileResult(string? text, FileRefusal? refusal)
    {
        Text = text;
        Refusal = refusal;
    }

    /// <summary>The plain text, lines ending in '\n'; null when the file was refused.</summary>
    public string? Text { get; }

    /// <summary>Why the file was refused; null when it was read.</summary>
    public FileRefusal? Refusal { get; }

    /// <summary>True when there is a text.</summary>
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsRead => Text is not null;

    internal static NoticeFileResult Of(string text) => new(text, null);

    internal static NoticeFileResult Refused(FileRefusal refusal) => new(null, refusal);
}
