using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Search;

/// <summary>Finds tasks by the words in their title and text.</summary>
public static class TaskSearch
{
    /// <summary>The tasks that hold all of the words, found through the index of words.</summary>
    public static IQueryable<PolicyTask> Holding(this IQueryable<PolicyTask> tasks, IEnumerable<SearchWord> words)
    {
        foreach (var word in words)
        {
            if (word.Query is { } query)
            {
                tasks = tasks.Where(task => EF.Property<NpgsqlTsVector>(task, "Words").Matches(query));
            }

            tasks = tasks.Reading([word]);
        }

        return tasks;
    }

    /// <summary>The same tasks, found by reading one after the other: faster where some of very many hits are enough.</summary>
    public static IQueryable<PolicyTask> Reading(this IQueryable<PolicyTask> tasks, IEnumerable<SearchWord> words)
    {
        foreach (var (pattern, caseless) in words.Select(word => (word.Pattern, word.IsCaseless)))
        {
            tasks = caseless
                ? tasks.Where(task => EF.Functions.Like(task.Text, pattern, @"\") || EF.Functions.Like(task.Title, pattern, @"\"))
                : tasks.Where(task => EF.Functions.ILike(task.Text, pattern, @"\") || EF.Functions.ILike(task.Title, pattern, @"\"));
        }

        return tasks;
    }
}
