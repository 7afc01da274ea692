using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ordos.GreenPlan.Extraction.Contract;

/// <summary>Writes and reads the contract's JSON: camelCase, enums in lower case, ISO dates, Chinese left readable.</summary>
public static class NoticeJson
{
    private static readonly NoticeJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Converters =
        {
            new JsonStringEnumConverter<ExtractedRole>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ExtractedComparator>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ExtractedChange>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TargetSource>(JsonNamingPolicy.CamelCase),
        },
    });

    /// <summary>The notice as JSON in the contract's form.</summary>
    public static string Write(ExtractedNotice notice) => JsonSerializer.Serialize(notice, Context.ExtractedNotice);
}

[JsonSerializable(typeof(ExtractedNotice))]
internal sealed partial class NoticeJsonContext : JsonSerializerContext;
