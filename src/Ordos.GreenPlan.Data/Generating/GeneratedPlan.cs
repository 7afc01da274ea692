using System.Security.Cryptography;
using System.Text;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>A made-up plan: its text and headings, and its tasks as rows.</summary>
internal sealed class GeneratedPlan(string text, IReadOnlyList<Heading> headings, IReadOnlyList<GeneratedTask> tasks)
{
    public int DocumentId { get; private set; }
    public IReadOnlyList<GeneratedTask> Tasks => tasks;

    /// <summary>Ids of the assignments, reports and targets, in the order of their tasks.</summary>
    public IdBlocks? RowIds { get; private set; }

    public PolicyDocument ToDocument(string title, DateOnly issuedOn, DateTime now)
    {
        var document = new PolicyDocument
        {
            Title = title,
            Issuer = "市人民政府",
            IssuedOn = issuedOn,
            PrintedOn = issuedOn.AddDays(2),
            PlanEndsOn = new DateOnly(issuedOn.Year + 4, 12, 31),
            IsDemo = true,
            Source = new NoticeSource
            {
                FileName = "生成数据.txt",
                ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                Text = text,
                ImportedAt = now,
                DutySentences = tasks.Count,
            },
        };

        foreach (var heading in headings)
        {
            document.Add(heading);
        }

        return document;
    }

    public async Task NumberAsync(GreenPlanContext db, int documentId, CancellationToken cancel)
    {
        DocumentId = documentId;
        RowIds = await IdBlocks.TakeAsync(db, tasks.Sum(task => task.Units.Count + task.Reports.Count + (task.Target is null ? 0 : 1)), cancel);
    }
}

/// <summary>A made-up task.</summary>
internal sealed record GeneratedTask(
    int Id, int Ordinal, string[] Path, string Title, string Text, int Start, int End, DateOnly? Due, TaskState State,
    IReadOnlyList<GeneratedUnit> Units, IReadOnlyList<GeneratedReport> Reports, GeneratedTarget? Target);

/// <summary>A made-up target, in which its task's passage ends.</summary>
internal sealed record GeneratedTarget(string Name, int Year, int Value, TargetNature? Nature, string Quote, int Start, int End);

/// <summary>A made-up report of the task's lead.</summary>
internal sealed record GeneratedReport(int PeriodId, DateTime Written, ReportState State, TaskState Claimed, int Percent, string Done, bool NeedsCoordination);
