using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Targets.Comparison;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Comparing a new notice of 200 targets with 100,000 that are held; needs no database.</summary>
internal sealed class ComparisonBenchmark
{
    private const int NoticeTargets = 200;
    private const int DocumentTargets = 250;
    private const int Held = 100_000;
    private const int WarmUp = 3;

    private static readonly string[] Groups =
        ["", "全市", "主城区", "重点园区", "规模以上工业", "农村牧区", "公共机构", "重点企业", "城镇", "新建项目", "市直单位", "规模化养殖场", "示范园区", "沿黄地区", "中心城区"];

    private static readonly string[] Objects =
    [
        "再生水", "生活污水", "工业废水", "生活垃圾", "建筑垃圾", "餐厨垃圾", "工业固废", "煤矸石", "粉煤灰", "气化渣", "秸秆", "地膜", "畜禽粪污", "化肥", "农药", "绿色建筑", "装配式建筑", "清洁取暖", "新能源", "光伏发电",
        "风电", "储能", "绿氢", "煤炭", "天然气", "石油", "电力", "热力", "钢铁", "水泥", "焦炭", "电石", "铁合金", "电解铝", "合成氨", "甲醇", "烯烃", "纯碱", "烧碱", "建材", "公交车", "出租车", "重型货车", "铁路货运", "公路货运",
        "快递包装", "塑料制品", "一次性用品", "绿色产品", "绿色工厂", "绿色园区", "绿色矿山", "森林", "草原", "湿地", "沙地", "耕地", "水土流失", "黑臭水体", "地表水", "地下水", "危险废物", "医疗废物", "污泥", "数据中心",
    ];

    private static readonly (string Name, string Unit, TargetChange Change)[] Measures =
    [
        ("综合利用率", "%", TargetChange.None), ("无害化处理率", "%", TargetChange.None), ("覆盖率", "%", TargetChange.None), ("回收率", "%", TargetChange.None), ("达标率", "%", TargetChange.None), ("占比", "%", TargetChange.None),
        ("单位产品能耗", "千克标准煤/吨", TargetChange.None), ("单位产品能耗", "%", TargetChange.Decrease), ("用水量", "%", TargetChange.Decrease), ("排放总量", "吨", TargetChange.Decrease), ("产能", "万吨", TargetChange.None),
        ("装机容量", "万千瓦", TargetChange.None), ("改造面积", "万亩", TargetChange.None), ("治理面积", "平方公里", TargetChange.Increase), ("示范项目", "个", TargetChange.None), ("保有量", "辆", TargetChange.None),
    ];

    public static List<Figures> Run(int runs, CancellationToken cancel)
    {
        var random = new Random(20251120);
        var held = Enumerable.Range(0, Held / DocumentTargets).SelectMany(document => Document(random, document, DocumentTargets)).ToList();
        var notices = Enumerable.Range(0, runs + WarmUp).Select(notice => Document(random, held.Count + notice, NoticeTargets)).ToArray();
        var loads = Math.Min(runs, 20);
        TargetIndex index = new();
        long pairs = 0;

        var figures = new List<Figures>
        {
            Time($"{Held}个目标建立索引", loads, _ =>
            {
                index = new TargetIndex();
                index.Add(held);
            }, cancel),
            Time($"{NoticeTargets}个目标的新文件与索引中的{Held}个比对", runs, i => pairs += index.Compare(notices[i]).Count, cancel),
            Time("两步合计（索引不保留）", loads, i =>
            {
                var fresh = new TargetIndex();
                fresh.Add(held);
                fresh.Compare(notices[i]);
            }, cancel),
        };

        Console.WriteLine($"每次比对平均得到{pairs / notices.Length}对。");
        return figures;
    }

    /// <summary>Processor time, since a machine with other work says little by the clock on the wall.</summary>
    private static Figures Time(string name, int runs, Action<int> operation, CancellationToken cancel)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            operation(i);
        }

        var times = new double[runs];
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < runs; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var started = ProcessorClock.OfThread();
            operation(WarmUp + i);
            times[i] = (ProcessorClock.OfThread() - started).TotalMilliseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return new Figures(name, runs, times[runs / 2], times[(int)(runs * 0.95)], times[^1], allocated / runs);
    }

    private static List<ComparedTarget> Document(Random random, int number, int targets)
    {
        var year = 2016 + random.Next(10);
        var document = new ComparedDocument($"{number}", $"第{number}号方案", null, "河川市人民政府", new DateOnly(year, 1 + random.Next(12), 15), year + 5, Replacement.None);
        return [.. Enumerable.Range(0, targets).Select(index => Target(random, document, index))];
    }

    private static ComparedTarget Target(Random random, ComparedDocument document, int index)
    {
        var (measure, unit, change) = Measures[random.Next(Measures.Length)];
        var name = Groups[random.Next(Groups.Length)] + Objects[random.Next(Objects.Length)] + measure;
        var value = 1 + random.Next(100);
        var quote = $"{name}达到{value}{unit}";
        return new ComparedTarget(document, index, name, null, Comparator.AtLeast, value, null, unit, document.HorizonYear - random.Next(4), null, change, quote, quote);
    }
}
