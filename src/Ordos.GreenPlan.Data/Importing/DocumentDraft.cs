using System.Diagnostics.CodeAnalysis;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Readers;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Turns an extracted notice into a draft document.</summary>
internal static class DocumentDraft
{
    private const int TitleLength = 60;

    public static PolicyDocument From(
        ExtractedNotice notice, string fileName, string contentHash, DepartmentMatcher departments, DateTime now, bool isDemo)
    {
        var header = notice.Document;
        var document = new PolicyDocument
        {
            Title = Clip(header.Title ?? Path.GetFileNameWithoutExtension(fileName), 500),
            Number = Clip(header.Number, 100),
            Issuer = Clip(header.Issuer, 200),
            IssuedOn = header.IssuedOn,
            PrintedOn = header.PrintedOn,
            PlanEndsOn = PlanPeriodReader.Read(header.Title) ?? LastTargetYear(notice.Targets),
            Attachments = [.. header.Attachments],
            IsDemo = isDemo,
            Source = Source(notice, fileName, contentHash, now),
        };

        foreach (var (ordinal, heading) in notice.Headings.Index())
        {
            document.Add(new Heading
            {
                Ordinal = ordinal,
                Level = heading.Level,
                Title = heading.Title,
                Start = heading.Range.Start,
                End = heading.Range.End,
                Review = ReviewMark.Pending,
            });
        }

        foreach (var (ordinal, cited) in header.Basis.Index())
        {
            document.Add(new Citation { Ordinal = ordinal, Title = cited.Title, Number = cited.Number });
        }

        foreach (var range in notice.Coverage.Unclaimed)
        {
            document.Add(new UnclaimedSentence { Start = range.Start, End = range.End, Review = ReviewMark.Pending });
        }

        var tasks = AddTasks(document, notice, departments);
        AddTargets(document, notice, tasks);
        return document;
    }

    private static NoticeSource Source(ExtractedNotice notice, string fileName, string contentHash, DateTime now) => new()
    {
        FileName = Clip(fileName, 260),
        ContentHash = contentHash,
        Text = notice.Text,
        ImportedAt = now,
        Warnings = [.. notice.Warnings.Select(w => new SourceWarning { Code = w.Code, Line = w.Line, Message = w.Message })],
        DutySentences = notice.Coverage.Sentences,
        Unclaimed = [.. notice.Coverage.Unclaimed.Select(range => new SourceSpan { Start = range.Start, End = range.End })],
    };

    private static List<PolicyTask> AddTasks(PolicyDocument document, ExtractedNotice notice, DepartmentMatcher departments)
    {
        var tasks = new List<PolicyTask>(notice.Tasks.Count);
        var underHeading = notice.Tasks.CountBy(task => string.Join('\n', task.Path)).ToDictionary();

        foreach (var (index, extracted) in notice.Tasks.Index())
        {
            var task = new PolicyTask
            {
                Ordinal = index + 1,
                Path = [.. extracted.Path],
                Title = TitleOf(extracted, extracted.Path.Count > 0 && underHeading[string.Join('\n', extracted.Path)] == 1),
                Text = extracted.Text,
                Start = extracted.Range.Start,
                End = extracted.Range.End,
                Ongoing = extracted.Ongoing,
                OpenEnded = extracted.OpenEnded,
                Review = ReviewMark.Pending,
            };
            AssignUnits(task, extracted, departments, document.IssuedOn ?? document.PrintedOn);
            SetDue(task, extracted, notice.Targets, document.PlanEndsOn);
            document.Add(task);
            tasks.Add(task);
        }

        return tasks;
    }

    private static void AssignUnits(PolicyTask task, ExtractedTask extracted, DepartmentMatcher departments, DateOnly? on)
    {
        foreach (var (ordinal, unit) in extracted.Units.Index())
        {
            task.Assign(new Assignment
            {
                Ordinal = ordinal,
                Role = Enum.Parse<UnitRole>(unit.Role.ToString()),
                NameAsPrinted = Clip(unit.Name, 200),
                Start = unit.Range.Start,
                End = unit.Range.End,
                DepartmentId = departments.Find(unit.Name, on),
                Review = ReviewMark.Pending,
            });
        }
    }

    /// <summary>The printed deadline; else one proposed from the latest year of the task's targets, else from the plan's period.</summary>
    private static void SetDue(
        PolicyTask task, ExtractedTask extracted, IReadOnlyList<ExtractedTarget> targets, DateOnly? planEndsOn)
    {
        if (extracted.Due is { } printed)
        {
            task.ProposeDue(printed, DueOrigin.Printed);
            return;
        }

        if (extracted.Ongoing)
        {
            return;
        }

        if (LastTargetYear(targets.Where(target => extracted.Range.Contains(target.Range))) is { } proposed)
        {
            task.ProposeDue(proposed, DueOrigin.ProposedFromTarget);
        }
        else if (planEndsOn is { } end)
        {
            task.ProposeDue(end, DueOrigin.ProposedFromPlan);
        }
    }

    private static void AddTargets(PolicyDocument document, ExtractedNotice notice, List<PolicyTask> tasks)
    {
        foreach (var (ordinal, target) in notice.Targets.Index())
        {
            document.Add(TargetOf(target, ordinal, tasks.Find(task => task.Start <= target.Range.Start && target.Range.End <= task.End)));
        }
    }

    /// <summary>A target as it was read, pending review.</summary>
    public static Target TargetOf(ExtractedTarget target, int ordinal, PolicyTask? task = null) => new()
    {
        Task = task,
        Ordinal = ordinal,
        IndicatorName = Clip(target.Indicator, 300),
        Scope = Clip(target.Scope, 200),
        Comparator = Compare(target.Comparator),
        Value = target.Value,
        UpperValue = target.Value2,
        Unit = Clip(target.Unit, 50),
        Year = target.Year,
        BaselineYear = target.BaselineYear,
        Change = Enum.Parse<TargetChange>(target.Change.ToString()),
        Nature = target.Nature switch
        {
            "约束性" => TargetNature.Binding,
            "预期性" => TargetNature.Indicative,
            _ => null,
        },
        FromTable = target.Source == TargetSource.Table,
        Quote = target.Quote,
        Start = target.Range.Start,
        End = target.Range.End,
        Review = ReviewMark.Pending,
    };

    private static Comparator Compare(ExtractedComparator comparator) => comparator switch
    {
        ExtractedComparator.Ge => Comparator.AtLeast,
        ExtractedComparator.Gt => Comparator.MoreThan,
        ExtractedComparator.Le => Comparator.AtMost,
        ExtractedComparator.Lt => Comparator.LessThan,
        ExtractedComparator.Approx => Comparator.About,
        ExtractedComparator.Range => Comparator.Between,
        _ => Comparator.Equal,
    };

    private static DateOnly? LastTargetYear(IEnumerable<ExtractedTarget> targets) =>
        targets.Where(target => target.Year is >= 1950 and <= 2100).Max(target => target.Year) is { } year ? new DateOnly(year, 12, 31) : null;

    /// <summary>The task's own numbered heading; where several tasks stand under one heading, the first clause of each.</summary>
    private static string TitleOf(ExtractedTask task, bool ownsHeading) =>
        ownsHeading ? Clip(task.Path[^1], TitleLength) : TitleFrom(task.Text);

    /// <summary>A title for a task that stands under no heading of its own.</summary>
    public static string TitleFrom(string text) => Clip(FirstClause(text.Trim()), TitleLength);

    private static string FirstClause(string text)
    {
        var end = text.AsSpan().IndexOfAny("。；，：\n");
        return end > 0 ? text[..end] : text;
    }

    /// <summary>Shortens what a notice prints to what its column holds; the whole of it stays in the source.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Clip(string? text, int length)
    {
        if (text is null || text.Length <= length)
        {
            return text;
        }

        // Half of a rare character is no text.
        var kept = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, kept), "…");
    }
}
