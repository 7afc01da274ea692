using System.Text;
using System.Text.Json;
using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class CompareVerbTests
{
    private const string EnergySaving2022 = "鄂尔多斯市十四五节能减排综合工作实施方案（2022年）";
    private const string GreenEconomy2022 = "鄂尔多斯市绿色低碳循环发展重点任务分工方案（2022年）";
    private const string Pilot2024 = "鄂尔多斯市减污降碳协同创新试点实施方案（2024年）";
    private const string EnergySaving2018 = "鄂尔多斯市十三五节能降碳综合工作方案（2018年）";

    private static readonly string[] Files = [CliConsole.Notice(EnergySaving2018), CliConsole.Notice(GreenEconomy2022), CliConsole.Notice(EnergySaving2022), CliConsole.Notice(Pilot2024)];
    private static readonly Lazy<Task<List<FoundPair>>> SeedPairs = new(PairsOfSeedsAsync);

    // Each line is a case that a reader of the notices found, with words of the two sentences.
    [Theory]
    [InlineData(EnergySaving2018, "煤炭消费比重降低到93%左右", EnergySaving2022, "煤炭消费比重降至80%以下", "next-step")]
    [InlineData(EnergySaving2022, "煤炭消费比重降至80%以下", Pilot2024, "<87%", "relaxed")]
    [InlineData(GreenEconomy2022, "煤炭消费比重降至80%以下", Pilot2024, "煤炭消费比重下降至87%以下", "relaxed")]
    [InlineData(GreenEconomy2022, "畜禽粪污综合利用率稳定在95%以上", EnergySaving2022, "畜禽粪污综合利用率达到92%以上", "conflicting")]
    [InlineData(GreenEconomy2022, "畜禽粪污综合利用率稳定在95%以上", EnergySaving2022, "畜禽粪污综合利用率 % 92", "conflicting")]
    [InlineData(EnergySaving2022, "畜禽粪污综合利用率达到92%以上", EnergySaving2022, "畜禽粪污综合利用率 % 92", "same")]
    [InlineData(GreenEconomy2022, "畜禽粪污综合利用率稳定在95%以上", Pilot2024, "畜禽粪污综合利用率稳定在85%以上", "conflicting")]
    [InlineData(EnergySaving2022, "畜禽粪污综合利用率达到92%以上", Pilot2024, "畜禽粪污综合利用率稳定在85%以上", "conflicting")]
    [InlineData(EnergySaving2022, "工业固废综合利用率达80%", Pilot2024, "一般工业固体废物综合利用率提高到70%以上", "relaxed")]
    [InlineData(GreenEconomy2022, "可再生能源装机力争达到5000万千瓦", Pilot2024, "可再生能源发电装机容量达到3000万千瓦以上", "conflicting")]
    [InlineData(GreenEconomy2022, "可再生能源装机力争达到5000万千瓦", EnergySaving2022, "新能源新增装机 万千瓦 5000", "different-scope")]
    [InlineData(GreenEconomy2022, "可再生能源装机力争达到5000万千瓦", Pilot2024, "全市新能源发电装机容量达到5000万千瓦以上", "relaxed")]
    [InlineData(Pilot2024, "可再生能源发电装机容量达到3000万千瓦以上", Pilot2024, "全市新能源发电装机容量达到5000万千瓦以上", "next-step")]
    [InlineData(EnergySaving2022, "零碳示范园区新能源消纳比重 % 100", Pilot2024, "鄂尔多斯零碳产业园新能源消纳比例达到80%", "conflicting")]
    [InlineData(EnergySaving2022, "主城区清洁取暖覆盖率达到100%", EnergySaving2022, "主城区清洁取暖覆盖率 % 80", "conflicting")]
    [InlineData(EnergySaving2022, "火电平均供电煤耗 克标准煤/千瓦时 331 305 -26", Pilot2024, "火电60万千瓦以上机组平均供电煤耗小于290克标准煤/千瓦时", "different-scope")]
    [InlineData(GreenEconomy2022, "单位地区生产总值能耗下降16.5%", EnergySaving2022, "全市单位地区生产总值能源消耗比2020年下降16.5%", "same")]
    [InlineData(EnergySaving2022, "全市单位地区生产总值能源消耗比2020年下降16.5%", Pilot2024, "单位地区生产总值能源消耗相较2020年下降16.5%", "same")]
    public async Task Compare_CaseOfTheSeeds_HasTheVerdictOfItsReader(string fileA, string quoteA, string fileB, string quoteB, string verdict)
    {
        var pairs = await SeedPairs.Value;

        Assert.Contains(pairs, pair => pair.Verdict == verdict && pair.A.IsIn(fileA, quoteA) && pair.B.IsIn(fileB, quoteB));
        Assert.DoesNotContain(pairs, pair => pair.Verdict != verdict && pair.A.IsIn(fileA, quoteA) && pair.B.IsIn(fileB, quoteB) && !IsChangeOfALevel(pair));
    }

    [Theory]
    [InlineData("NOx", "923")]
    [InlineData("VOCs", "553")]
    public async Task Compare_YearlyAmountsOfTheSeeds_AddUpToTheirTotal(string substance, string total)
    {
        var parts = (await SeedPairs.Value).FindAll(pair => pair.Verdict == "part-of-total" && pair.A.Indicator.StartsWith(substance, StringComparison.Ordinal));

        Assert.NotEmpty(parts);
        Assert.All(parts, pair => Assert.Contains($"合计{total}吨，总量{total}吨，与总量一致", pair.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_AllPairsOfTheSeeds_AgreeWithTheReader()
    {
        var found = (await SeedPairs.Value).ToDictionary(pair => (pair.A.File, pair.A.Index, pair.B.File, pair.B.Index), pair => pair.Verdict);
        var read = Labelled().Where(pair => pair.Verdict != "different-scope").ToList();
        var alarms = found.Where(pair => pair.Value != "different-scope").ToList();

        var hits = read.Count(pair => found.GetValueOrDefault((pair.FileA, pair.A, pair.FileB, pair.B)) == pair.Verdict);
        var known = Labelled().ToDictionary(pair => (pair.FileA, pair.A, pair.FileB, pair.B), pair => pair.Verdict);
        var falseAlarms = alarms.Count(pair => known.GetValueOrDefault(pair.Key) != pair.Value);

        Assert.InRange((double)hits / read.Count, 0.97, 1);
        Assert.InRange((double)falseAlarms / alarms.Count, 0, 0.03);
    }

    [Fact]
    public async Task Compare_FilesAsGiven_NamesThemAndTheIndexOfTheTarget()
    {
        using var console = new CliConsole();
        var former = console.File("旧.txt", Encoding.UTF8.GetBytes(Notice("河川市节水行动实施方案", "河政发〔2022〕12号", "2022年3月10日", "", "到2025年，全市再生水利用率达到40%以上。")));
        var later = console.File("新.txt", Encoding.UTF8.GetBytes(Notice("河川市再生水利用提升方案", "河政发〔2024〕5号", "2024年2月1日", "《河川市节水行动实施方案》（河政发〔2022〕12号）同时废止。", "到2025年，全市再生水利用率达到50%以上。")));

        var exit = await console.RunAsync("compare", former, later, "--json");

        Assert.Equal((0, ""), (exit, console.Error));
        using var json = JsonDocument.Parse(console.Out);
        var pair = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((former, 0), (pair.GetProperty("a").GetProperty("file").GetString(), pair.GetProperty("a").GetProperty("target").GetInt32()));
        Assert.Equal((later, 0), (pair.GetProperty("b").GetProperty("file").GetString(), pair.GetProperty("b").GetProperty("target").GetInt32()));
        Assert.Equal("superseded", pair.GetProperty("verdict").GetString());
        Assert.Contains("2025年40%以上由2025年50%以上替代", pair.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(console.TouchedDataFolder);
    }

    [Theory]
    [InlineData("将2025年全市再生水利用率目标由40%以上调整为50%以上。", "tightened")]
    [InlineData("到2025年，全市再生水利用率由40%提高到50%以上。", "tightened")]
    [InlineData("到2024年，全市再生水利用率达到40%以上。", "tightened")]
    [InlineData("到2027年，全市再生水利用率达到40%以上。", "relaxed")]
    [InlineData("到2025年，全市再生水利用率达到50%以上。", "conflicting")]
    public async Task Compare_LaterNotice_TightensRelaxesOrConflicts(string aim, string verdict)
    {
        using var console = new CliConsole();
        var former = console.File("旧.txt", Encoding.UTF8.GetBytes(Notice("河川市节水行动实施方案", "河政发〔2022〕12号", "2022年3月10日", "", "到2025年，全市再生水利用率达到40%以上。")));
        var later = console.File("新.txt", Encoding.UTF8.GetBytes(Notice("河川市再生水利用提升方案", "河政发〔2024〕5号", "2024年2月1日", "", aim)));

        await console.RunAsync("compare", later, former, "--json");

        using var json = JsonDocument.Parse(console.Out);
        Assert.Equal(verdict, Assert.Single(json.RootElement.EnumerateArray()).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Compare_WithoutJson_ListsWhatNeedsARulingFirst()
    {
        using var console = new CliConsole();

        await console.RunAsync(["compare", .. Files]);

        Assert.StartsWith("【冲突】", console.Out, StringComparison.Ordinal);
        Assert.Contains("以上为建议，由人裁定。", console.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("请给出一个或多个通知文件。")]
    [InlineData("不认识参数“--csv”。运行 help 可查看用法。", "--csv")]
    [InlineData("同一个文件给了两次。", "a.txt", "a.txt")]
    [InlineData("没有找到文件“missing.txt”。", "missing.txt")]
    public async Task Compare_CallThatCannotBeDone_IsRefused(string message, params string[] arguments)
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync(["compare", .. arguments]);

        Assert.Equal((2, message), (exit, console.Error.Trim()));
    }

    // The row of a table prints a level and its change; both stand under one quote.
    private static bool IsChangeOfALevel(FoundPair pair) => pair.A.IsChange || pair.B.IsChange;

    private static string Notice(string title, string number, string date, string repeal, string aim) => $"""
        河川市人民政府关于印发{title}的通知

        {number}

        各县区人民政府，市直各部门：

        现将《{title}》印发给你们，请认真贯彻执行。{repeal}

        河川市人民政府
        {date}

        {title}

        为做好有关工作，制定本方案。

        一、主要目标

        {aim}

        二、重点任务

        （一）推进工业节水。加快工业节水改造。（牵头单位：市工业和信息化局，配合单位：市水利局）
        """;

    private static List<(string FileA, int A, string FileB, int B, string Verdict)> Labelled()
    {
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(CliConsole.Seeds, "expected", "comparison", "pairs.json")));
        return [.. labels.RootElement.EnumerateArray().Select(pair => (Name("a", pair), Index("a", pair), Name("b", pair), Index("b", pair), pair.GetProperty("verdict").GetString()!))];

        static string Name(string side, JsonElement pair) => pair.GetProperty(side).GetProperty("file").GetString()!;
        static int Index(string side, JsonElement pair) => pair.GetProperty(side).GetProperty("target").GetInt32();
    }

    private static async Task<List<FoundPair>> PairsOfSeedsAsync()
    {
        using var console = new CliConsole();
        var targets = new Dictionary<string, JsonElement>();

        foreach (var file in Files)
        {
            await console.RunAsync("extract", file);
            targets[file] = JsonDocument.Parse(console.Out).RootElement.GetProperty("targets");
        }

        await console.RunAsync(["compare", .. Files, "--json"]);
        using var pairs = JsonDocument.Parse(console.Out);
        return [.. pairs.RootElement.EnumerateArray().Select(pair => new FoundPair(
            Target(pair.GetProperty("a")), Target(pair.GetProperty("b")), pair.GetProperty("verdict").GetString()!, pair.GetProperty("reason").GetString()!))];

        FoundTarget Target(JsonElement place)
        {
            var file = place.GetProperty("file").GetString()!;
            var index = place.GetProperty("target").GetInt32();
            var target = targets[file][index];
            return new FoundTarget(
                Path.GetFileNameWithoutExtension(file), index, target.GetProperty("indicator").GetString()!, target.GetProperty("quote").GetString()!, target.GetProperty("change").GetString() != "none");
        }
    }

    private sealed record FoundPair(FoundTarget A, FoundTarget B, string Verdict, string Reason);

    private sealed record FoundTarget(string File, int Index, string Indicator, string Quote, bool IsChange)
    {
        public bool IsIn(string file, string words) => File == file && Quote.Replace('\t', ' ').Contains(words, StringComparison.Ordinal);
    }
}
