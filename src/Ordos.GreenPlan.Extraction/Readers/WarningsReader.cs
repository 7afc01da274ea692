using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Formats;
using Ordos.GreenPlan.Extraction.Readers.Units;
using Ordos.GreenPlan.Extraction.Targets;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Collects what a reviewer should look at.</summary>
internal sealed class WarningsReader(NoticeReading notice)
{
    private const int MostAttachments = 500;
    private const int MostWarnings = 5_000;

    private readonly List<ExtractionWarning> _warnings = [];
    private List<(int Start, int Line)>? _lines;

    public IReadOnlyList<ExtractionWarning> Read(IReadOnlyList<ExtractedTask> tasks, IReadOnlyList<ExtractedTarget> targets)
    {
        AddNumbering();
        AddBrokenParagraphs();
        AddMissingAttachments();
        AddNoise();
        AddUnits(tasks);
        _warnings.AddRange(ConflictingTargets.Find(targets, LineOf).Take(MostWarnings));

        if (tasks.Count >= NoticeExtractor.MostRecords || targets.Count >= NoticeExtractor.MostRecords)
        {
            _warnings.Add(new ExtractionWarning("too-many-records", null, $"任务或目标过多，只读出前{NoticeExtractor.MostRecords / 10_000}万项。"));
        }

        return [.. _warnings.OrderBy(warning => warning.Line ?? 0)];
    }

    private void AddNumbering()
    {
        foreach (var (node, isDuplicate) in notice.Outline.Oddities.Take(MostWarnings))
        {
            var line = node.Paragraph.Line;
            var title = Shorten(node.Title);

            _warnings.Add(isDuplicate
                ? new ExtractionWarning("duplicate-numbering", line, $"序号重复：“{title}”与前一同级标题序号相同。")
                : new ExtractionWarning("odd-numbering", line, $"序号异常：“{title}”与前文不连续或格式不一致。"));
        }
    }

    private void AddBrokenParagraphs()
    {
        var broken = notice.Text.Paragraphs
            .Where(paragraph => paragraph.CutLines.Count > 0 && notice.Parts.IsBody(paragraph.Index) && notice.Outline.NodeOf[paragraph.Index] is not null)
            .ToList();

        // A text cut at a fixed width is broken everywhere, which is one thing to know, not a hundred.
        if (broken.Count > 12 && broken.Count * 3 > notice.Text.Paragraphs.Count)
        {
            _warnings.Add(new ExtractionWarning("broken-paragraph", broken[0].Line, $"全文按固定宽度换行，已合并 {broken.Count} 个段落。"));
            return;
        }

        foreach (var paragraph in broken.Take(MostWarnings))
        {
            _warnings.AddRange(paragraph.CutLines.Select(line =>
                new ExtractionWarning("broken-paragraph", line, $"段落被换行截断，已与上文合并：“{Shorten(paragraph.Text)}”。")));
        }
    }

    private void AddMissingAttachments()
    {
        var others = notice.Text.Paragraphs.Where(paragraph => !notice.Attachments.Covers(paragraph.Index)).ToList();

        // Every title is looked for everywhere, so that a list without end would cost its square.
        foreach (var (title, line) in notice.Attachments.Titles.Zip(notice.Attachments.Lines).Take(MostAttachments))
        {
            var isPrinted = others.Exists(paragraph =>
                    paragraph.Line > line && paragraph.Text.Length < title.Length + 20 && Same(paragraph.Text, title))
                || notice.Text.Tables.Any(table => table.Caption is not null && Same(table.Caption, title));

            if (!isPrinted)
            {
                _warnings.Add(new ExtractionWarning("missing-attachment", line, $"附件“{title}”未见于正文。"));
            }
        }
    }

    private static bool Same(string text, string title) =>
        text.Replace(" ", "", StringComparison.Ordinal).Contains(title.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private void AddNoise()
    {
        if (notice.Text.NoiseLines.Count > 0)
        {
            _warnings.Add(new ExtractionWarning("image-noise", notice.Text.NoiseLines[0], $"图片或扫描残留 {notice.Text.NoiseLines.Count} 行，未计入任务。"));
        }
    }

    private void AddUnits(IReadOnlyList<ExtractedTask> tasks)
    {
        if (tasks.Count > 0 && tasks.All(task => task.Units.Count == 0))
        {
            _warnings.Add(new ExtractionWarning("no-responsible-units", null, "全文未注明责任单位。"));
            return;
        }

        foreach (var task in tasks.TakeWhile(_ => _warnings.Count < 2 * MostWarnings))
        {
            var line = LineOf(task.Range.Start);

            if (task.Units.Count == 0)
            {
                _warnings.Add(new ExtractionWarning("no-responsible-units", line, $"任务未注明责任单位：“{Shorten(task.Text)}”。"));
            }

            foreach (var unit in task.Units.Where(unit => !UnitVocabulary.IsUnit(unit.Name) && !UnitVocabulary.IsCollective(unit.Name)))
            {
                _warnings.Add(new ExtractionWarning("unknown-unit", line, $"“{unit.Name}”不像单位名称。"));
            }
        }
    }

    /// <summary>Line of the source for a place in the text, in a paragraph or a table's row.</summary>
    private int? LineOf(int place)
    {
        _lines ??= [.. notice.Text.Paragraphs.Select(paragraph => (paragraph.Start, paragraph.Line))
            .Concat(notice.Text.Tables.SelectMany(table => table.HeaderRows.Concat(table.Rows)).Select(row => (row.Range.Start, row.Line)))
            .OrderBy(start => start.Start)];

        int low = 0, high = _lines.Count - 1;

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _lines[middle].Start <= place ? (middle, high) : (low, middle - 1);
        }

        return _lines.Count > 0 ? _lines[low].Line : null;
    }

    private static string Shorten(string text) => text.Length <= 24 ? text : text[..24] + "…";
}
