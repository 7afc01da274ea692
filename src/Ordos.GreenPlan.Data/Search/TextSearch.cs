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
