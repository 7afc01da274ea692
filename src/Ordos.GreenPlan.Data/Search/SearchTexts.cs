using System.Linq.Expressions;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Search;

/// <summary>The texts of a record that people look for words in: the same that its column of words is made from.</summary>
public static class SearchTexts
{
    public static IReadOnlyList<Expression<Func<PolicyTask, string?>>> OfTask { get; } = [task => task.Title, task => task.Text];

    public static IReadOnlyList<Expression<Func<Passage, string?>>> OfPassage { get; } = [passage => passage.Text];

    public static IReadOnlyList<Expression<Func<Target, string?>>> OfTarget { get; } = [target => target.IndicatorName, target => target.Scope, target => target.Quote];

    /// <summary>Only signed reports are in the index.</summary>
    public static IReadOnlyList<Expression<Func<ProgressReport, string?>>> OfReport { get; } = [report => report.Done, report => report.Problems, report => report.NextStep];
}
