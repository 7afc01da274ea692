using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>The contract's JSON as an expectation or an extraction is stored; fields beside the contract's are ignored.</summary>
internal sealed record ExpectedNotice(ExpectedDocument? Document, IReadOnlyList<ExpectedTask>? Tasks, IReadOnlyList<ExpectedTarget>? Targets)
{
    public static ExpectedNotice Parse(string json) =>
        JsonSerializer.Deserialize(json, ExpectedNoticeContext.Default.ExpectedNotice) ?? new ExpectedNotice(null, null, null);
}

internal sealed record ExpectedDocument(
    string? Title,
    string? Number,
    string? Issuer,
    string? IssuedOn,
    string? PrintedOn,
    IReadOnlyList<ExpectedCitation>? Basis,
    IReadOnlyList<string>? Attachments);

internal sealed record ExpectedCitation(string? Title, string? Number);

internal sealed record ExpectedTask(
    IReadOnlyList<string>? Path,
    string? Text,
    IReadOnlyList<ExpectedUnit>? Units,
    bool? OpenEnded,
    string? Due,
    bool? Ongoing);

internal sealed record ExpectedUnit(string? Name, string? Role);

internal sealed record ExpectedTarget(
    string? Indicator,
    string? Scope,
    string? Comparator,
    decimal? Value,
    decimal? Value2,
    string? Unit,
    int? Year,
    int? BaselineYear,
    string? Change,
    string? Nature,
    string? Source,
    string? Quote);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExpectedNotice))]
internal sealed partial class ExpectedNoticeContext : JsonSerializerContext;
