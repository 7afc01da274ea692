using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Extraction;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Sources;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Reads the files of one import: a notice, and its annexes where they are files of their own.</summary>
public static class ImportedFiles
{
    /// <param name="report">Told after each file how far the reading is, in percent.</param>
    /// <exception cref="DomainRuleException"><c>unreadable-file</c>: one file that cannot be read stops all, so that no notice is stored in parts.</exception>
    public static async Task<ReadFiles> ReadAsync(IReadOnlyList<ImportFile> files, Func<int, string, Task> report, CancellationToken cancel)
    {
        var texts = new List<string>();

        foreach (var (index, file) in files.Index())
        {
            var result = await NoticeFile.Default.ReadAsync(file.Content ?? [], cancel);
            if (!result.IsRead)
            {
                throw new DomainRuleException("unreadable-file", files.Count == 1 ? $"没有导入：{result.Refusal.Message}" : $"没有导入：“{file.Name}”{result.Refusal.Message}");
            }

            texts.Add(result.Text);
            await report(70 * (index + 1) / files.Count, $"已读取{index + 1}个文件，共{files.Count}个。");
        }

        return new ReadFiles(texts);
    }
}

/// <summary>The texts of an import's files.</summary>
public sealed record ReadFiles(IReadOnlyList<string> Texts)
{
    /// <summary>Takes the file with the outline for the notice and the others for its annexes.</summary>
    /// <returns>
    /// The notice with its annexes behind it; a table that only says who is responsible for tasks which the notice sets itself is kept apart,
    /// to be matched to them row by row.
    /// </returns>
    public (ExtractedNotice Notice, IReadOnlyList<ExtractedTask> AnnexRows) Combine()
    {
        var notices = Texts.Select(NoticeExtractor.Extract).ToList();
        var main = notices.MaxBy(notice => (notice.Headings.Count, notice.Text.Length))!;
        var withoutUnits = main.Tasks.Count(task => task.Units.Count == 0);
        var rows = new List<ExtractedTask>();
        var text = main.Text;

        foreach (var annex in notices.Where(notice => notice != main))
        {
            if (withoutUnits * 2 > main.Tasks.Count && IsTaskTable(annex))
            {
                rows.AddRange(annex.Tasks);
            }
            else
            {
                text = text.TrimEnd('\n') + "\n" + annex.Text;
            }
        }

        return (text == main.Text ? main : NoticeExtractor.Extract(text), rows);
    }

    internal static bool IsTaskTable(ExtractedNotice annex) => annex.Tasks.Any(task => task.Units.Count > 0);
}
