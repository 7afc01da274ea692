namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>Carries a refusal from the depth of a reader to <see cref="NoticeFile"/>, and no further.</summary>
internal sealed class UnreadableFileException(FileRefusal refusal) : Exception(refusal.Code)
{
    public FileRefusal Refusal { get; } = refusal;
}
