using System.Text.RegularExpressions;
using NpgsqlTypes;

namespace Ordos.GreenPlan.Data.Search;

/// <summary>One word that people look for (检索词), as the index of words and as the text itself know it.</summary>
/// <param name="Typed">The word as typed, of any length; two characters are found as surely as ten.</param>
public readonly partial record struct SearchWord(string Typed)
{
    /// <summary>What the index is asked for, in the words that the database function <c>grams</c> makes; null where it holds none of them, such as a pause.</summary>
    public NpgsqlTsQuery? Query =>
        Runs().Matches(Typed.ToLowerInvariant()).SelectMany(run => Grams(run.Value))
            .Aggregate((NpgsqlTsQuery?)null, (all, gram) => all is null ? gram : new NpgsqlTsQueryAnd(all, gram));

    /// <summary>The pattern that the text must match: the pairs of a word may also stand apart.</summary>
    public string Pattern => "%" + Typed.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";

    /// <summary>Whether the word is the same in capitals: comparing that way spares the text's conversion, which takes longer than looking for the word.</summary>
    public bool IsCaseless => !Typed.Any(letter => char.IsUpper(letter) || char.IsLower(letter));

    /// <summary>The words of what was typed into one field, parted by blanks.</summary>
    public static IReadOnlyList<SearchWord> Of(string? typed) =>
        [.. (typed ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => new SearchWord(word))];

    private static IEnumerable<NpgsqlTsQuery> Grams(string run) => run switch
    {
        [>= '0' and <= '9' or >= 'a' and <= 'z', ..] => [new NpgsqlTsQueryLexeme(run, NpgsqlTsQueryLexeme.Weight.None, isPrefixSearch: true)],
        [_] => [new NpgsqlTsQueryLexeme(run)],
        _ => Enumerable.Range(0, run.Length - 1).Select(at => new NpgsqlTsQueryLexeme(run.Substring(at, 2))),
    };

    // Han characters, or letters, or digits: as grams.sql parts them.
    [GeneratedRegex(@"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z]+|[0-9]+")]
    private static partial Regex Runs();
}
