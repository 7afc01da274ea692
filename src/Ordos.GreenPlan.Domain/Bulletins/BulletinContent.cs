using System.Text.Json.Serialization;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Domain.Bulletins;

/// <summary>The text of a bulletin, part by part, in the order of an official document.</summary>
/// <param name="Title">With a line end where a long title is best broken.</param>
/// <param name="Number">发文字号, for the person to fill in Word; null leaves none.</param>
/// <param name="Addressee">主送机关; null without one.</param>
/// <param name="Signer">发文机关署名: the role that signs, to be replaced in Word.</param>
/// <param name="Date">成文日期, the day the figures are of.</param>
public sealed record BulletinContent(string Title, string? Number, string? Addressee, IReadOnlyList<BulletinBlock> Blocks, string Signer, DateOnly Date)
{
    /// <summary>The title in one line.</summary>
    [JsonIgnore]
    public string PlainTitle => Title.Replace("\n", "", StringComparison.Ordinal);
}

/// <summary>A heading, a paragraph or a table.</summary>
[JsonDerivedType(typeof(BulletinHeading), "heading")]
[JsonDerivedType(typeof(BulletinParagraph), "paragraph")]
[JsonDerivedType(typeof(BulletinTable), "table")]
public abstract record BulletinBlock;

/// <param name="Level">1 for 一、, 2 for （一）.</param>
public sealed record BulletinHeading(int Level, string Text) : BulletinBlock;

public sealed record BulletinParagraph(IReadOnlyList<BulletinSentence> Sentences) : BulletinBlock;

/// <param name="Widths">Share of each column in the width of the page.</param>
public sealed record BulletinTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : BulletinBlock;

/// <summary>A sentence with the data of each figure in it.</summary>
public sealed record BulletinSentence(IReadOnlyList<BulletinPart> Parts)
{
    [JsonIgnore]
    public string Text => string.Concat(Parts.Select(part => part.Text));

    public static BulletinSentence Of(params BulletinPart[] parts) => new(parts);
}

/// <summary>A piece of a sentence: words, or a figure with where it comes from.</summary>
public sealed record BulletinPart(string Text, FigureSource? Source = null)
{
    public static implicit operator BulletinPart(string text) => new(text);
}

/// <summary>Where a figure comes from: the list of the ledger that it counts, or the rows that were counted.</summary>
public sealed record FigureSource
{
    /// <summary>Most rows that are kept by name.</summary>
    public const int MostRows = 500;

    /// <summary>The plans counted; null for all in force.</summary>
    public IReadOnlyList<CountedRow>? Plans { get; init; }

    public int? DepartmentId { get; init; }
    public Health? Health { get; init; }

    /// <summary>Tasks past their deadline.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Finished tasks.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The counted tasks by name, where no list of the ledger has exactly them.</summary>
    public IReadOnlyList<CountedRow>? Tasks { get; init; }
}

/// <summary>A plan or task as it was counted.</summary>
public sealed record CountedRow(int Id, string Title);
