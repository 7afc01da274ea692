using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Formats;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers;
using Ordos.GreenPlan.Extraction.Targets;

namespace Ordos.GreenPlan.Extraction;

/// <summary>The one entry: the text of a notice in, its records out.</summary>
public static class NoticeExtractor
{
    /// <summary>Tasks, targets and headings that are read at most: far above any notice, so that memory is bounded whatever the text.</summary>
    internal const int MostRecords = 30_000;

    /// <summary>In the order in which they are tried; a notice may use several.</summary>
    private static readonly INoticeFormat[] Formats = [new TaskTableFormat(), new BracketProseFormat(), new PlainProseFormat()];

    /// <summary>Reads a notice. Never throws on content; doubts come back as warnings.</summary>
    public static ExtractedNotice Extract(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var lines = NoticeText.Read(text);
        var notice = NoticeReading.Of(lines);
        var tasks = ReadTasks(notice);
        var document = HeaderReader.Read(notice);
        var targets = TargetReader.Read(lines, Earlier(document.IssuedOn?.Year, notice.Year), document.Title, i => SectionTitles.IsReview(notice.Outline.NodeOf[i]));
        var headings = notice.Outline.Nodes.Take(MostRecords)
            .Select(node => new ExtractedHeading(node.Level, node.Title, node.Paragraph.RangeOf(0, node.TitleEnd)))
            .ToList();

        var claims = tasks.Select(task => task.Range)
            .Concat(targets.Select(target => target.Range))
            .Concat(headings.Select(heading => heading.Range));

        return new ExtractedNotice(
            lines.Text,
            document,
            headings,
            tasks,
            targets,
            new WarningsReader(notice).Read(tasks, targets),
            CoverageReader.Read(notice, claims));
    }

    /// <summary>A plan for a year may be printed when that year is over; what it names is no past for all that.</summary>
    private static int? Earlier(int? issued, int? planned) => issued < planned ? issued : planned ?? issued;

    private static List<ExtractedTask> ReadTasks(NoticeReading notice)
    {
        var tasks = new List<ExtractedTask>();
        var isAssigned = false;

        foreach (var format in Formats)
        {
            if (isAssigned && format.IsLastResort)
            {
                continue;
            }

            var read = format.Read(notice);
            tasks.AddRange(read);

            // A table of deadlines without anybody responsible leaves the prose unassigned.
            isAssigned |= format is TaskTableFormat ? read.Any(task => task.Units.Count > 0) : read.Count > 0;
        }

        tasks.RemoveRange(Math.Min(tasks.Count, MostRecords), Math.Max(0, tasks.Count - MostRecords));
        tasks.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
        return tasks;
    }
}
