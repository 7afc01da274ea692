using System.Globalization;
using Ordos.GreenPlan.Domain.Bulletins;

namespace Ordos.GreenPlan.Data.Bulletins;

/// <summary>How bulletins say things.</summary>
internal static class Phrases
{
    private static readonly char[] Ends = ['。', '；', '，', ';', ',', '.'];

    public static BulletinPart Count(int count, FigureSource source) => new(count.ToString(CultureInfo.InvariantCulture), source);

    /// <summary>A figure whose rows no list of the ledger has exactly: they are kept by name.</summary>
    public static BulletinPart Count(int count, IEnumerable<CountedRow> tasks) =>
        Count(count, new FigureSource { Tasks = [.. tasks.DistinctBy(task => task.Id).Take(FigureSource.MostRows)] });

    public static BulletinParagraph Paragraph(params BulletinSentence[] sentences) => new(sentences);

    public static BulletinParagraph Paragraph(string text) => new([BulletinSentence.Of(text)]);

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    public static string Due(DateOnly? due) => due is { } day ? Day(day) : "长期";

    /// <summary>A text that others wrote, as a sentence: one line, with a full stop.</summary>
    public static string Sentence(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.TrimEnd(Ends));
        return string.Join('；', lines) + "。";
    }

    public static string Numeral(int number) => number <= 10 ? "一二三四五六七八九十"[number - 1].ToString()
        : number < 20 ? "十" + Numeral(number - 10)
        : Numeral(number / 10) + "十" + (number % 10 == 0 ? "" : Numeral(number % 10));
}
