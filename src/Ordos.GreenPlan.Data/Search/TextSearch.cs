using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using NpgsqlTypes;

namespace Ordos.GreenPlan.Data.Search;

/// <summary>Finds rows by the words in their texts (全文检索). <see cref="SearchTexts"/> says which texts those are.</summary>
public static class TextSearch
{
    /// <summary>The column that the index of words is made from.</summary>
    public const string Index = "Words";

    private const int Sample = 400;

    /// <summary>Hits among as many rows that make reading cheaper than the index: about one row in fifty.</summary>
    private const int FrequentFrom = 8;

    private const int ReadAtMost = 20_000;

    /// <summary>The rows that hold all of the words, found through the index of words.</summary>
    public static IQueryable<T> Holding<T>(this IQueryable<T> rows, IReadOnlyList<SearchWord> words, IReadOnlyList<Expression<Func<T, string?>>> texts)
        where T : class
    {
        foreach (var query in words.Select(word => word.Query).OfType<NpgsqlTsQuery>())
        {
            rows = rows.Where(row => EF.Property<NpgsqlTsVector>(row, Index).Matches(query));
        }

        // The pairs of a word may also stand apart.
        return rows.Reading(words, texts);
    }

    /// <summary>The same rows, found by reading one after the other: faster where some of very many hits are enough.</summary>
    public static IQueryable<T> Reading<T>(this IQueryable<T> rows, IReadOnlyList<SearchWord> words, IReadOnlyList<Expression<Func<T, string?>>> texts)
        where T : class =>
        words.Aggregate(rows, (read, word) => read.Where(AnyOf(texts, word)));

    /// <summary>Whether some of the rows show that very many hold the words.</summary>
    public static async Task<bool> IsFrequentAsync<T>(
        this IQueryable<T> rows, IReadOnlyList<SearchWord> words, IReadOnlyList<Expression<Func<T, string?>>> texts, CancellationToken cancel)
        where T : class =>
        await rows.Take(Sample).Reading(words, texts).CountAsync(cancel) >= FrequentFrom;

    /// <summary>How many rows hold all of the words, counted up to a number.</summary>
    /// <remarks>The index gives the first hit only when it has gathered all; where they are very many, enough of them are met sooner by reading.</remarks>
    public static async Task<int> CountHoldingAsync<T>(
        this IQueryable<T> rows, IReadOnlyList<SearchWord> words, IReadOnlyList<Expression<Func<T, string?>>> texts, int most, CancellationToken cancel)
        where T : class =>
        await rows.IsFrequentAsync(words, texts, cancel) && await rows.Take(ReadAtMost).Reading(words, texts).Take(most).CountAsync(cancel) == most
            ? most
            : await rows.Holding(words, texts).Take(most).CountAsync(cancel);

    /// <summary>Whether one of the texts holds the word.</summary>
    private static Expression<Func<T, bool>> AnyOf<T>(IReadOnlyList<Expression<Func<T, string?>>> texts, SearchWord word)
    {
        Expression<Func<string?, bool>> holds = Holds(word);
        var row = Expression.Parameter(typeof(T), "row");
        var any = texts
            .Select(text => ReplacingExpressionVisitor.Replace(text.Parameters[0], row, text.Body))
            .Select(text => ReplacingExpressionVisitor.Replace(holds.Parameters[0], text, holds.Body))
            .Aggregate(Expression.OrElse);

        return Expression.Lambda<Func<T, bool>>(any, row);
    }

    // Without case the text need not be converted, which takes longer than looking for the word.
    private static Expression<Func<string?, bool>> Holds(SearchWord word)
    {
        var pattern = word.Pattern;
        return word.IsCaseless ? text => EF.Functions.Like(text!, pattern, @"\") : text => EF.Functions.ILike(text!, pattern, @"\");
    }
}
