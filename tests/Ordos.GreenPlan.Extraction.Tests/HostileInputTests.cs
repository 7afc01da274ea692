using System.Globalization;
using System.Text;
using Ordos.GreenPlan.Extraction.Contract;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests;

/// <summary>Whatever the text, extraction gives an answer, soon, whose ranges lie within the text.</summary>
public class HostileInputTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[] Pieces =
    [
        "一、", "（一）", "(", "（", "）", "【", "】", "〔", "1.", "第", "条", "\t", "\n", "\r\n", "。", "，", "、", "：", "；", "《", "》", "“", "”",
        "牵头单位：", "责任单位：", "市财政局", "各区、县（市）人民政府", "等", "按职责分工负责", "负责落实", "以下均需", "不再列出", "列第一位者为牵头单位",
        "2025年", "12月底前", "完成时限：", "长期坚持", "附件：1.", "附件", "image1.tiff", "抄送：", "印发", "序号", "重点任务", "到2025年，达到50%以上",
        "关于印发", "的通知", "\uFEFF", "\uD800", "\u0000", " ", "\u3000", "𠀀", "注：", "表1 ", "99999999999999999999", "十百千", "会同", "及", "和",
    ];

    [Fact]
    public void Extract_20000HostileTexts_AnswersSoonWithRangesInside()
    {
        var random = new Random(20260101);
        var seeds = Directory.GetFiles(Path.Combine(RepositoryFiles.Seeds, "notices")).Order().Select(File.ReadAllText).ToArray();
        var slowest = TimeSpan.Zero;

        for (var i = 0; i < 20_000; i++)
        {
            var text = (i % 4) switch
            {
                0 => Mutated(seeds, random),
                1 => Truncated(seeds, random),
                2 => Nested(random),
                _ => Shuffled(random),
            };

            ExtractedNotice? notice = null;
            var cost = ProcessorTime.Of(() => notice = NoticeExtractor.Extract(text));
            slowest = cost > slowest ? cost : slowest;
            Assert.All(Ranges(notice!), range => Assert.True(range.Start >= 0 && range.Start <= range.End && range.End <= notice!.Text.Length));
        }

        Assert.True(slowest < Longest, $"The slowest took {slowest}.");
    }

    [Theory]
    [InlineData("（")]
    [InlineData("（市局")]
    [InlineData("（责任单位：市局、")]
    [InlineData("责任单位：市财政局、")]
    [InlineData("一、")]
    [InlineData("\n一、任务\n")]
    [InlineData("\t")]
    [InlineData("\ta\tb\n")]
    [InlineData("\t甲\n\n")]
    [InlineData("以下均需")]
    [InlineData("附件：1.甲方案\n")]
    [InlineData("市财政局和")]
    [InlineData("《关于印发")]
    [InlineData("1.1.1.1.")]
    [InlineData("按职责分工负责，")]
    [InlineData("((((()))))")]
    [InlineData("各区、")]
    [InlineData("2025年12月底前完成，")]
    [InlineData("（2025年）")]
    [InlineData("百分之")]
    [InlineData("到2025年，达到50%以上、")]
    [InlineData("对年耗能5000吨、")]
    [InlineData("全市")]
    [InlineData("十四五")]
    [InlineData("指标\n2020年\n2025年\n")]
    [InlineData("指标\n2020年\n2025年\n甲\n1\n")]
    [InlineData("序号\n任务\n单位\n一\n甲\n1\n")]
    [InlineData("一\n甲\n1\n")]
    [InlineData("由市财政局负责。")]
    [InlineData("推进工作。由市财政局负责。\n")]
    [InlineData("（其中甲1家）")]
    [InlineData("比1:2:")]
    [InlineData("翻一番三分之一")]
    [InlineData("“双下降”")]
    [InlineData("到 2025 年 ")]
    [InlineData("２．")]
    [InlineData("一、2025年主要目标\n")]
    public void Extract_OnePieceRepeated_IsLinear(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));

        var cost = ProcessorTime.Of(() => NoticeExtractor.Extract(text));

        Assert.True(cost < Longest, $"{text.Length} characters took {cost}.");
    }

    [Theory]
    [InlineData("以下均需第{0}各县人民政府负责落实。推进工作。（责任单位：市{0}局）\n", 20_000)]
    [InlineData("1.第{0}项清单\n附件：\n", 40_000)]
    [InlineData("附件1：第{0}项清单\n", 40_000)]
    [InlineData("到2025年，森林覆盖率达到{0}%。\n", 20_000)]
    public void Extract_OnePieceNumbered_IsLinear(string piece, int count)
    {
        var text = string.Concat(Enumerable.Range(1, count).Select(number => piece.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

        var cost = ProcessorTime.Of(() => NoticeExtractor.Extract(text));

        Assert.True(cost < Longest, $"{text.Length} characters took {cost}.");
    }

    private static IEnumerable<TextRange> Ranges(ExtractedNotice notice) =>
        notice.Tasks.Select(task => task.Range)
            .Concat(notice.Tasks.SelectMany(task => task.Units).Select(unit => unit.Range))
            .Concat(notice.Headings.Select(heading => heading.Range))
            .Concat(notice.Targets.Select(target => target.Range))
            .Concat(notice.Coverage.Unclaimed);

    private static string Slice(string[] seeds, Random random)
    {
        var seed = seeds[random.Next(seeds.Length)];
        var start = random.Next(seed.Length);
        return seed.Substring(start, Math.Min(random.Next(1200), seed.Length - start));
    }

    private static string Truncated(string[] seeds, Random random) => Slice(seeds, random);

    private static string Mutated(string[] seeds, Random random)
    {
        var text = new StringBuilder(Slice(seeds, random));

        for (var i = random.Next(30); i > 0 && text.Length > 1; i--)
        {
            var at = random.Next(text.Length);
            var piece = Pieces[random.Next(Pieces.Length)];
            _ = random.Next(3) == 0 ? text.Remove(at, Math.Min(random.Next(20), text.Length - at)) : text.Insert(at, piece);
        }

        return text.ToString();
    }

    private static string Nested(Random random)
    {
        var depth = random.Next(1, 300);
        var (open, close) = random.Next(3) switch { 0 => ("（", "）"), 1 => ("《", "》"), _ => ("【", "】") };
        var inside = Pieces[random.Next(Pieces.Length)];
        return string.Concat(Enumerable.Repeat(open + inside, depth)) + "市财政局负责" + string.Concat(Enumerable.Repeat(close, random.Next(depth + 1)));
    }

    private static string Shuffled(Random random)
    {
        var text = new StringBuilder();

        for (var i = random.Next(120); i > 0; i--)
        {
            text.Append(random.Next(6) == 0 ? ((char)random.Next(char.MaxValue)).ToString() : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
