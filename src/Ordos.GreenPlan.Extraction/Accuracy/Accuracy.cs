using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>Compares an extraction with one that was written by reading the notice.</summary>
public static class Accuracy
{
    /// <summary>The figures for a notice.</summary>
    /// <param name="expectedJson">What a reader wrote down, in the contract's form.</param>
    /// <param name="notice">What was extracted.</param>
    public static AccuracyReport Compare(string expectedJson, ExtractedNotice notice) =>
        Compare(expectedJson, NoticeJson.Write(notice));

    /// <summary>The figures for two documents in the contract's form.</summary>
    public static AccuracyReport Compare(string expectedJson, string extractedJson)
    {
        var gold = ExpectedNotice.Parse(expectedJson);
        var got = ExpectedNotice.Parse(extractedJson);
        var misses = new List<string>();
        var tasks = new TaskScore(gold.Tasks ?? [], got.Tasks ?? [], misses);
        var targets = new TargetScore(gold.Targets ?? [], got.Targets ?? [], misses);
        var header = Header(gold.Document, got.Document, misses);

        return new AccuracyReport(
            new AccuracyFigures(tasks.Tasks, tasks.Path, tasks.Units, tasks.Flags, targets.Targets, targets.Strict, header),
            misses);
    }

    private static double Header(ExpectedDocument? gold, ExpectedDocument? got, List<string> misses)
    {
        (string Name, string Gold, string Got)[] fields =
        [
            ("title", ComparedText.Fold(gold?.Title), ComparedText.Fold(got?.Title)),
            ("number", ComparedText.Fold(gold?.Number), ComparedText.Fold(got?.Number)),
            ("issuer", ComparedText.Fold(gold?.Issuer), ComparedText.Fold(got?.Issuer)),
            ("issuedOn", ComparedText.Fold(gold?.IssuedOn), ComparedText.Fold(got?.IssuedOn)),
            ("printedOn", ComparedText.Fold(gold?.PrintedOn), ComparedText.Fold(got?.PrintedOn)),
            ("basis", Citations(gold), Citations(got)),
            ("attachments", Attachments(gold), Attachments(got)),
        ];

        misses.AddRange(fields.Where(field => field.Gold != field.Got).Select(field => $"header {field.Name}: {field.Gold} != {field.Got}"));
        return (double)fields.Count(field => field.Gold == field.Got) / fields.Length;
    }

    private static string Citations(ExpectedDocument? document) =>
        string.Join('|', (document?.Basis ?? []).Select(basis => ComparedText.Fold(basis.Title + basis.Number)));

    private static string Attachments(ExpectedDocument? document) =>
        string.Join('|', (document?.Attachments ?? []).Select(ComparedText.Fold));
}
