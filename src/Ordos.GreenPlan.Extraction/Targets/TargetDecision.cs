using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What a number is in its clause.</summary>
internal enum Standing
{
    /// <summary>No target: a class, a condition, a description, the present.</summary>
    None,

    /// <summary>It ends its phrase: 绿化覆盖率达到40%以上.</summary>
    Closing,

    /// <summary>It counts the object of a verb: 建成5个示范园区.</summary>
    Counting,

    /// <summary>It is the share of a group that does something: 80%以上的机关建成节约型机关.</summary>
    Sharing,
}

/// <summary>Decides which numbers are targets: thresholds, directions and outcomes due, not sizes, classes or conditions.</summary>
internal sealed class TargetDecision(PassageText passage, YearScope years, bool isValueCell)
{
    private const int ShortestMeasure = 2;
    private const int LongestPastClause = 200;
    private const int LongestCloser = 7;
    private static readonly string[] PastMarks = ["截至", "截止", "目前", "近年来", "现有", "已有", "去年", "上年", "已建成", "已达", "共有"];

    private static readonly SearchValues<string> AnyPastMark = SearchValues.Create(PastMarks, StringComparison.Ordinal);

    private static readonly SearchValues<string> Grants = SearchValues.Create(
        ["奖励", "补助", "补贴", "资助", "给予", "奖补", "贴息", "罚款", "处以", "违约金", "保证金", "减按", "减免", "免征", "税率", "返还", "报销", "扣除", "利率", "支持比例", "考核权重", "满分", "得分", "计分", "扣分", "加分"],
        StringComparison.Ordinal);


    private static readonly string[] Classed = ["级", "型", "等级", "规模", "量级", "档", "宽", "长", "高", "深", "标准的", "口径"];
    private static readonly string[] Closers = ["的目标", "目标", "的水平", "水平", "的要求", "要求", "的比例", "的规模", "规模", "的标准", "的任务", "的增速", "的速度", "的幅度"];
    private static readonly string[] Firms = ["企业", "集群", "产业", "项目", "龙头", "园区", "镇", "街", "市场", "公司", "链", "品牌", "工程"];
    private static readonly string[] Descriptions = ["总投资", "投资额", "概算", "估算", "占地", "占地面积", "建筑面积", "总建筑面积", "直径", "全长", "总长", "容积"];
    private static readonly string[] Lengths = ["寿命", "年限", "天数", "时长"];
    private static readonly string[] Limits = ["期限", "时限", "有效期", "周期", "任期", "试点期", "过渡期", "公示", "公示期"];
    private readonly string _open = passage.Open;

    public Standing Decide(AmountClause clause, Predicate predicate, bool isDue, bool listIsTarget, bool followsTarget, int sentenceStart)
    {
        if (predicate.IsOrigin || predicate.IsDone || IsPast(clause, sentenceStart) || IsGrant(clause, predicate))
        {
            return Standing.None;
        }

        // Once a month or a year is a habit, not an outcome.
        if (clause.Amount is { Value: 1, Unit: "次" or "回" or "场" or "场次" })
        {
            return Standing.None;
        }

        var rest = clause.Rest(_open);

        if (clause.Amount.Value is null)
        {
            return rest.IsEmpty || Joins(rest) || IsCloser(rest) ? Closing(clause, predicate, isDue: false, listIsTarget, followsTarget) : Standing.None;
        }

        return Closes(clause, predicate, rest)
            ? Closing(clause, predicate, isDue, listIsTarget, followsTarget)
            : Qualifying(clause, predicate, rest, isDue, listIsTarget);
    }

    /// <summary>True where the number describes a noun behind it that is not its own: 单机10万千瓦以下的机组.</summary>
    public bool IsClass(AmountClause clause, Predicate predicate)
    {
        var rest = clause.Rest(_open);
        return rest.StartsWith("的", StringComparison.Ordinal)
            && !IsCloser(rest)
            && clause.Amount.Kind != UnitKind.Count
            && Decide(clause, predicate, isDue: false, listIsTarget: false, followsTarget: false, clause.ClauseStart) == Standing.None;
    }

    private bool Closes(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest) =>
        rest.IsEmpty
        || Joins(rest)
        || IsCloser(rest)
        || (AmountWords.StartsWithVerb(rest) && ObjectVerb(clause) == ActionKind.None && (predicate.IsStated || clause.Amount.Kind != UnitKind.Share))
        || (predicate.IsStated && rest[0] is '并' or '且' or '，' or '以' && clause.Amount.Kind != UnitKind.None);

    private Standing Closing(AmountClause clause, Predicate predicate, bool isDue, bool listIsTarget, bool followsTarget)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');
        var kind = clause.Amount.Kind;

        if (DescribesWhom(clause))
        {
            return Standing.None;
        }

        if (kind == UnitKind.Time && !predicate.IsStated && EndsWithAny(head, Lengths))
        {
            return Standing.Closing;
        }

        if (kind == UnitKind.Time && (!predicate.IsStated || head.IsEmpty || clause.Amount.IsSpelled || (predicate.Bound is null && EndsWithAny(head, Limits))))
        {
            return Standing.None;
        }

        if (EndsWithAny(head, Descriptions) && !predicate.IsStated)
        {
            return Standing.None;
        }

        if (clause.Amount.IsSpelled && !predicate.IsStated && !listIsTarget && ActionVerbs.BehindVerb(head) < 0)
        {
            return Standing.None;
        }

        var stated = predicate.IsStated && (!head.IsEmpty || !clause.FollowsInList || listIsTarget);
        var named = isValueCell || (kind != UnitKind.None
            && (listIsTarget
                || (!head.IsEmpty && (isDue || followsTarget || HasVerb(head) || (clause.Tail is not null && IsMeasure(head))))));

        return stated || named ? Standing.Closing : Standing.None;
    }

    /// <summary>对年耗能500吨以上、…的单位: the list goes on to say whom it is about.</summary>
    private bool DescribesWhom(AmountClause clause)
    {
        var rest = clause.Rest(_open);
        var start = _open.AsSpan(clause.ClauseStart).TrimStart(' ');
        return start.Length > 0 && start[0] is '对' or '凡' && !rest.IsEmpty && Joins(rest) && rest.Contains('的');
    }

    private Standing Qualifying(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest, bool isDue, bool listIsTarget)
    {
        var amount = clause.Amount;

        // 压缩至3个工作日内办结
        if (amount.Kind == UnitKind.Time && predicate.Verb == AmountWordKind.Level && rest.Length <= ShortestMeasure + 2 && rest[0] != '的')
        {
            return Standing.Closing;
        }

        var tail = _open.AsSpan(amount.End, clause.TailEnd - amount.End).Trim(' ');

        if (rest.SequenceEqual("的") || StartsWithAny(rest, Classed) || (amount.Kind != UnitKind.Share && tail.StartsWith("及", StringComparison.Ordinal)))
        {
            return Standing.None;
        }

        return amount.Kind switch
        {
            UnitKind.Share => Sharing(clause, predicate, rest, listIsTarget),
            UnitKind.Count => Counting(clause, predicate, isDue, listIsTarget),
            UnitKind.Money => !StartsOrEndsWithFirm(rest) ? Measuring(clause, predicate, rest, listIsTarget) : Standing.None,
            UnitKind.Measure => Measuring(clause, predicate, rest, listIsTarget),
            _ => Standing.None,
        };
    }

    private Standing Sharing(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest, bool listIsTarget)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');
        var describes = IsMeasure(head) && rest[0] == '的';

        if (describes || head.EndsWith("按", StringComparison.Ordinal) || head.EndsWith("按照", StringComparison.Ordinal))
        {
            return Standing.None;
        }

        if (predicate.IsStated && IsMeasure(head))
        {
            return Standing.Closing;
        }

        var does = listIsTarget || clause.IsFollowed || ActionVerbs.PredicateAt(rest) >= 0 || ObjectVerb(clause) != ActionKind.None;
        return does ? Standing.Sharing : Standing.None;
    }

    private Standing Counting(AmountClause clause, Predicate predicate, bool isDue, bool listIsTarget)
    {
        var verb = ObjectVerb(clause);
        var ordered = verb != ActionKind.None || predicate.Bound is not null || predicate.Verb != AmountWordKind.Filler || listIsTarget || (isDue && MayEndInVerb(clause));

        if (clause.Amount.IsSpelled)
        {
            ordered = verb == ActionKind.Making && clause.Amount.Kind == UnitKind.Count && clause.Amount.Value >= 2;
        }

        return ordered && clause.Tail != Contract.ExtractedComparator.Le ? Standing.Counting : Standing.None;
    }

    /// <summary>A few words and then the number: a verb that no list knows, unless a preposition makes them a circumstance.</summary>
    private bool MayEndInVerb(AmountClause clause)
    {
        var start = clause.Start;

        if (years.DueBetween(start, clause.Amount.Start) is { } year)
        {
            start = year.End;
        }

        var words = AmountWords.TrimFillers(_open.AsSpan(start, clause.Amount.Start - start), boundsToo: true).Trim(' ');

        return words.Length is >= 2 and <= 6
            && words[0] is not ('在' or '对' or '为' or '向' or '以' or '等' or '从' or '按' or '分' or '将' or '把' or '每' or '各' or '全')
            && words[^1] is not ('的' or '等' or '在' or '对' or '第' or '每' or '各' or '市' or '省' or '县' or '区' or '前' or '这' or '于')
            && !StartsWithAny(words, ["围绕", "聚焦", "针对", "依托", "按照", "通过", "结合", "根据", "涉及", "包括", "以及", "覆盖"]);
    }

    private Standing Measuring(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest, bool listIsTarget)
    {
        var verb = ObjectVerb(clause);
        var unit = clause.Amount.Unit!;
        var isRate = (unit.Contains('/', StringComparison.Ordinal) || unit.Contains("千伏", StringComparison.Ordinal)
            || unit.Contains("蒸吨", StringComparison.Ordinal) || unit.EndsWith("kV", StringComparison.Ordinal))
            && !rest.EndsWith("能力", StringComparison.Ordinal);

        var isProject = EndsWithAny(_open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start), Descriptions);

        if (isRate || isProject || clause.Tail == Contract.ExtractedComparator.Le)
        {
            return Standing.None;
        }

        if (clause.Amount.IsSpelled && verb == ActionKind.None && !predicate.IsStated)
        {
            return Standing.None;
        }

        var isMade = verb == ActionKind.Making || predicate.Verb != AmountWordKind.Filler || listIsTarget;
        return isMade || (verb == ActionKind.Handling && clause.Tail is null) ? Standing.Counting : Standing.None;
    }

    /// <summary>The verb whose object the number begins, 不少于, 约 and the like set aside.</summary>
    private ActionKind ObjectVerb(AmountClause clause)
    {
        var end = clause.Amount.Start;

        while (end > clause.Start)
        {
            var text = _open.AsSpan(clause.Start, end - clause.Start);

            if (text[^1] == ' ')
            {
                end--;
            }
            else if (ActionVerbs.EndingOf(text) is not ActionKind.None and var kind)
            {
                return kind;
            }
            else if (years.EndingAt(end) is { } year && year.Start >= clause.Start)
            {
                end = year.Start;
            }
            else if (AmountWords.EndsWithWord(text, out var length, out var word) && word.Kind is AmountWordKind.Filler or AmountWordKind.Bound)
            {
                end -= length;
            }
            else
            {
                break;
            }
        }

        return ActionKind.None;
    }

    /// <summary>截至, 目前 and the like before the number in its sentence, with no year due between.</summary>
    private bool IsPast(AmountClause clause, int sentenceStart)
    {
        var start = Math.Max(sentenceStart, clause.Amount.Start - LongestPastClause);
        var before = _open.AsSpan(start, Math.Max(0, clause.Amount.Start - start));
        var from = -1;

        foreach (var mark in before.ContainsAny(AnyPastMark) ? PastMarks : [])
        {
            from = Math.Max(from, before.LastIndexOf(mark, StringComparison.Ordinal));
        }

        return (from >= 0 && years.DueBetween(start + from, clause.Amount.Start) is null)
            || (years.Governing(clause.Amount.Start) is { Role: YearRole.Past } past && past.Start >= sentenceStart);
    }

    private bool IsGrant(AmountClause clause, Predicate predicate)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');

        // 护理补贴覆盖率达到100%: a measure named after a grant is one.
        if (clause.Amount.Kind == UnitKind.Share && predicate.IsStated && IsMeasure(head) && !EndsWithAny(head, ["税率", "利率", "费率", "扣除比例", "支持比例", "补助比例", "补贴比例", "奖补比例"]))
        {
            return false;
        }

        if (clause.Amount.Kind is not (UnitKind.Money or UnitKind.Share or UnitKind.Ratio or UnitKind.None) && clause.Amount.Unit is not "分")
        {
            return false;
        }

        var words = _open.AsSpan(clause.ClauseStart, clause.End - clause.ClauseStart);

        return words.ContainsAny(Grants);
    }

    /// <summary>新建公园, 适老化改造: a verb before the thing or behind it.</summary>
    private static bool HasVerb(ReadOnlySpan<char> head) =>
        ActionVerbs.BehindVerb(head) >= 0 || head is "投资" || (head.Length > ShortestMeasure && ActionVerbs.EndingOf(head) != ActionKind.None);

    /// <summary>率, 比重, 面积 and the like: a noun that has a value.</summary>
    private static bool IsMeasure(ReadOnlySpan<char> head) =>
        head.Length >= ShortestMeasure
        && (head[^1] is '率' or '比' or '度' or '量' or '值' or '额' or '数' or '积' or '力'
            || EndsWithAny(head, ["比例", "比重", "占比", "水平", "系数", "规模", "收入", "人口", "时间", "里程", "产能", "面积", "投资", "成本", "份额"]));

    private static bool Joins(ReadOnlySpan<char> rest) => rest[0] is '、' or '和' or '与' or '及' or '或' or '以' && !rest.StartsWith("以上", StringComparison.Ordinal);

    private static bool IsCloser(ReadOnlySpan<char> rest)
    {
        // 14.5%的激励目标
        if (rest.Length <= LongestCloser && rest.StartsWith("的", StringComparison.Ordinal) && EndsWithAny(rest, ["目标", "任务", "要求", "水平"]))
        {
            return true;
        }

        foreach (var closer in Closers)
        {
            if (rest.SequenceEqual(closer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsOrEndsWithFirm(ReadOnlySpan<char> rest)
    {
        var noun = rest.TrimStart("的以上 ");
        return StartsWithAny(noun, Firms) || EndsWithAny(noun, Firms);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
