using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Cli.Comparing;

/// <summary>A pair as `compare --json` prints it.</summary>
internal sealed record PairLine(TargetPlace A, TargetPlace B, PairVerdict Verdict, string Reason)
{
    public static PairLine Of(TargetPair pair) => new(PlaceOf(pair.A), PlaceOf(pair.B), pair.Verdict, pair.Reason);

    private static TargetPlace PlaceOf(ComparedTarget target) => new(target.Document.Key, target.Index);
}

/// <param name="File">The file as it was given.</param>
/// <param name="Target">Index in the targets that `extract` prints.</param>
internal sealed record TargetPlace(string File, int Target);

/// <summary>An alignment as `align --json` prints it; indices are those of the tasks that `extract` prints.</summary>
internal sealed record AlignmentLines(IReadOnlyList<ParagraphLine> Paragraphs, IReadOnlyList<int> Added)
{
    public static AlignmentLines Of(PlanAlignment alignment) =>
        new([.. alignment.Paragraphs.Select(paragraph => new ParagraphLine(paragraph.Parent, paragraph.Children, paragraph.Kind))], alignment.Added);
}

internal sealed record ParagraphLine(int Parent, IReadOnlyList<int> Children, AlignmentKind Kind);

/// <summary>Writes results of comparison: camelCase, verdicts and kinds as words-with-hyphens, Chinese left readable.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PairLine>))]
[JsonSerializable(typeof(AlignmentLines))]
internal sealed partial class ComparisonJson : JsonSerializerContext
{
    public static ComparisonJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter<PairVerdict>(JsonNamingPolicy.KebabCaseLower), new JsonStringEnumConverter<AlignmentKind>(JsonNamingPolicy.KebabCaseLower) },
    });
}
