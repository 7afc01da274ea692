namespace Ordos.GreenPlan.Domain.Targets.Comparison;

/// <summary>What a comparison needs to know of the document that states a target.</summary>
/// <param name="Key">Tells documents apart; the file name or the stored document's id.</param>
/// <param name="Title">Title as printed; null when unknown.</param>
/// <param name="Number">发文字号 as printed; null when unknown.</param>
/// <param name="Issuer">发文机关; null when unknown.</param>
/// <param name="IssuedOn">The date under the signature, or of printing where there is none; null when unknown.</param>
/// <param name="HorizonYear">The last year of its plan: the year of targets that print none.</param>
/// <param name="Replaced">What this document says it replaces.</param>
public sealed record ComparedDocument(
    string Key,
    string? Title,
    string? Number,
    string? Issuer,
    DateOnly? IssuedOn,
    int? HorizonYear,
    Replacement Replaced)
{
    /// <summary>The body that issued it; a title such as 某市人民政府关于… names it where there is no signature.</summary>
    internal IssuingBody Body { get; } = IssuingBody.Read(Issuer, Title);

    /// <summary>Whether this document came after the other; unknown dates say nothing.</summary>
    internal bool? IsLaterThan(ComparedDocument other) =>
        IssuedOn is { } mine && other.IssuedOn is { } theirs ? mine > theirs : null;

    /// <summary>Whether this document says that it replaces an earlier target, or the whole document that states it, and stands high enough to do so.</summary>
    internal bool Replaces(JudgedTarget earlier) =>
        Body.StandsAtLeastAsHighAs(earlier.Document.Body) && Replaced.Covers(earlier.Document.Title, earlier.Document.Number, earlier.Indicator);
}
