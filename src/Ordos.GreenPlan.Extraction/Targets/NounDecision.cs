using System.Buffers;
using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>Decides on numbers with a noun behind them: 打造10个样板 is a target, 10万吨以上的企业 a class.</summary>
internal sealed class NounDecision(PassageReading reading)
{
    private const int LongestDoing = 4;
    private static readonly SearchValues<string> Each = SearchValues.Create(["均", "都", "分别", "平均"], StringComparison.Ordinal);
    private static readonly string[] Classed = ["级", "型", "等级", "规模", "量级", "档", "宽", "长", "高", "深", "标准的", "口径"];
    private static readonly string[] Firms = ["企业", "集群", "产业", "项目", "龙头", "园区", "镇", "街", "市场", "公司", "链", "品牌", "工程"];
    private static readonly string[] Settled = ["办结", "办理完毕", "办理完成", "完成办理", "完成审批", "审结"];
    private static readonly string[] Completed = ["完成", "全面完成", "基本完成", "累计完成"];
    private static readonly string[] Deeds = ["改造", "建设", "治理", "整治", "提升", "升级", "修复", "整改", "任务", "工程", "验收", "创建", "更新", "替代", "拆除", "搬迁", "关闭", "淘汰", "清理", "备案", "评估", "审核"];
    private static readonly SearchValues<string> Exceeding = SearchValues.Create(["超过", "高于", "低于", "大于", "小于"], StringComparison.Ordinal);
    private static readonly string[] Classes = ["项目", "企业", "单位", "用户", "机组", "锅炉"];
    private static readonly string[] Works = ["项目", "工程", "装置", "生产线", "基地"];
    private static readonly string[] Circumstances = ["围绕", "聚焦", "针对", "依托", "按照", "通过", "结合", "根据", "涉及", "包括", "以及", "覆盖"];
    private readonly string _open = reading.Open;

    public Standing Decide(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest, bool isDue, bool listIsTarget)
    {
        var amount = clause.Amount;

        // 一般登记3个工作日内办结
        if (amount.Kind == UnitKind.Time && clause.Tail == ExtractedComparator.Le && amount.Unit!.EndsWith("工作日", StringComparison.Ordinal) && ClausePhrases.StartsWithAny(rest, Settled)
            && !predicate.IsStated && clause.Start < predicate.HeadEnd)
        {
            return Standing.Closing;
        }

        // 压缩至3个工作日内办结
        if (amount.Kind == UnitKind.Time && predicate.Verb == AmountWordKind.Level && rest.Length <= LongestDoing && rest[0] != '的')
        {
            return Standing.Closing;
        }

        var tail = _open.AsSpan(amount.End, clause.TailEnd - amount.End).Trim(' ');

        if (rest.SequenceEqual("的") || ClausePhrases.StartsWithAny(rest, Classed) || (amount.Kind != UnitKind.Share && tail.StartsWith("及", StringComparison.Ordinal)))
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
        // 能耗超过限额20%的建筑: a condition, not an order
        var describes = rest[0] == '的' && (ClausePhrases.IsMeasure(head) || head.ContainsAny(Exceeding));

        if (describes || head.EndsWith("按", StringComparison.Ordinal) || head.EndsWith("按照", StringComparison.Ordinal))
        {
            return Standing.None;
        }

        if (predicate.IsStated && ClausePhrases.IsMeasure(head))
        {
            return Standing.Closing;
        }

        var does = listIsTarget || clause.IsFollowed || ActionVerbs.PredicateAt(rest) >= 0 || ObjectVerb(clause) != ActionKind.None;
        return does ? Standing.Sharing : Standing.None;
    }

    private Standing Counting(AmountClause clause, Predicate predicate, bool isDue, bool listIsTarget)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');

        if (Describes(clause, predicate, head))
        {
            return Standing.None;
        }

        // 完成重点行业36家企业清洁化改造
        if (!clause.Amount.IsSpelled && clause.Tail != ExtractedComparator.Le && ClausePhrases.EndsWithAny(clause.Rest(_open), Deeds) && ClausePhrases.StartsWithAny(Words(clause), Completed) && ObjectVerb(clause) == ActionKind.None)
        {
            return Standing.Sharing;
        }

        var verb = ObjectVerb(clause);
        var ordered = verb != ActionKind.None || predicate.Bound is not null || predicate.Verb != AmountWordKind.Filler || listIsTarget || (isDue && (MayEndInVerb(clause) || IsSubject(clause)));

        if (clause.Amount.IsSpelled)
        {
            ordered = verb == ActionKind.Making && clause.Amount.Kind == UnitKind.Count && clause.Amount.Value >= 2;
        }

        return ordered && clause.Tail != ExtractedComparator.Le ? Standing.Counting : Standing.None;
    }

    /// <summary>The count tells of a size, of a subject or of the plan itself.</summary>
    private bool Describes(AmountClause clause, Predicate predicate, ReadOnlySpan<char> head)
    {
        // 常住人口100万以上的城市: what is of such a size.
        if ((clause.Tail is not null || predicate.Bound is ExtractedComparator.Gt or ExtractedComparator.Lt) && ClausePhrases.IsMeasure(head)
            && (clause.Rest(_open) is ['的', _, ..] || clause.Amount.Unit is "万" or "万人"))
        {
            return true;
        }

        // 4个结构性指标均增长10%以上: what is counted is the subject of the number behind it.
        if (clause.IsFollowed && clause.Rest(_open).IndexOfAny(Each) > 0 && ObjectVerb(clause) == ActionKind.None)
        {
            return true;
        }

        // 编制50人以上的单位: of such a size by its posts.
        if (clause.Tail is not null && clause.Amount.Unit is "人" or "名" && _open.AsSpan(0, clause.Amount.Start).EndsWith("编制", StringComparison.Ordinal))
        {
            return true;
        }

        // 推进5个方面、12项任务 tells how the plan is laid out; 落实省50条政策措施 what others have laid down.
        return PlanParts.Follow(clause.Amount, clause.Rest(_open));
    }

    /// <summary>A few words and then the number: a verb that no list knows, unless a preposition makes them a circumstance.</summary>
    private bool MayEndInVerb(AmountClause clause)
    {
        var words = AmountWords.TrimFillers(Words(clause), boundsToo: true).Trim(' ');

        return words.Length is >= 2 and <= 6
            && words[0] is not ('在' or '对' or '为' or '向' or '以' or '等' or '从' or '按' or '分' or '将' or '把' or '每' or '各' or '全')
            && words[^1] is not ('的' or '等' or '在' or '对' or '第' or '每' or '各' or '市' or '省' or '县' or '区' or '前' or '这' or '于')
            && !ClausePhrases.StartsWithAny(words, Circumstances);
    }

    /// <summary>60个左右城市率先建成…: the number opens its clause, and what it counts does something.</summary>
    private bool IsSubject(AmountClause clause) =>
        AmountWords.TrimFillers(Words(clause), boundsToo: true).Trim(' ').IsEmpty && ActionVerbs.PredicateAt(clause.Rest(_open)) > 0;

    /// <summary>What stands before the number, behind the year that opens the clause.</summary>
    private ReadOnlySpan<char> Words(AmountClause clause)
    {
        var start = reading.Years.DueBetween(clause.Start, clause.Amount.Start) is { } year ? year.End : clause.Start;
        var words = _open.AsSpan(start, clause.Amount.Start - start).Trim(' ');

        // 3.完成… begins with the item's own number.
        return words.TrimStart("0123456789") is ['.' or '、' or '）', .. var behind] ? behind.Trim(' ') : words;
    }

    private Standing Measuring(AmountClause clause, Predicate predicate, ReadOnlySpan<char> rest, bool listIsTarget)
    {
        var verb = ObjectVerb(clause);
        var unit = clause.Amount.Unit!;
        var isRate = (unit.Contains('/', StringComparison.Ordinal) || unit.EndsWith('伏') || unit.Contains("千伏", StringComparison.Ordinal)
            || unit.Contains("蒸吨", StringComparison.Ordinal) || unit.EndsWith("kV", StringComparison.Ordinal))
            && !rest.EndsWith("能力", StringComparison.Ordinal);

        var isProject = ClausePhrases.EndsWithAny(_open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start), TargetDecision.Descriptions);

        // 5万吨以上项目: a class of projects; 4.3米焦炉12座: a size of the things that are counted.
        var isClass = clause.Tail is not null && ClausePhrases.StartsWithAny(rest.TrimStart("的"), Classes);
        var isSize = verb == ActionKind.Handling && clause.IsFollowed && rest.IndexOfAnyInRange('0', '9') is > 0 and var count && rest[..count].IndexOfAny("、和及与") < 0;

        if (isRate || isProject || isClass || isSize || clause.Tail == ExtractedComparator.Le)
        {
            return Standing.None;
        }

        if (clause.Amount.IsSpelled && verb == ActionKind.None && !predicate.IsStated)
        {
            return Standing.None;
        }

        // 抓好80万吨乙烯扩建项目: the size of a project that is there or planned
        if (verb == ActionKind.Handling && ClausePhrases.EndsWithAny(rest, Works))
        {
            return Standing.None;
        }

        var isMade = verb == ActionKind.Making || IsFundMade(clause, predicate) || predicate.Verb != AmountWordKind.Filler || listIsTarget;
        return isMade || (verb == ActionKind.Handling && clause.Tail is null) ? Standing.Counting : Standing.None;
    }

    /// <summary>设立总规模100亿元的引导基金</summary>
    private bool IsFundMade(AmountClause clause, Predicate predicate)
    {
        var head = _open.AsSpan(clause.Start, predicate.HeadEnd - clause.Start).Trim(' ');
        var size = head.EndsWith("规模", StringComparison.Ordinal) ? head.TrimEnd("总首期规模") : [];
        return clause.Amount.Kind == UnitKind.Money && !size.IsEmpty && ActionVerbs.EndingOf(size) == ActionKind.Making;
    }

    /// <summary>The verb whose object the number begins, 不少于, 约 and the like set aside.</summary>
    public ActionKind ObjectVerb(AmountClause clause)
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
            else if (reading.Years.EndingAt(end) is { } year && year.Start >= clause.Start)
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

    private static bool StartsOrEndsWithFirm(ReadOnlySpan<char> rest)
    {
        var noun = rest.TrimStart("的以上 ");

        // 投资500万元以上技改项目1000项: the noun ends before the number that counts it.
        if (noun.IndexOfAnyInRange('0', '9') is > 0 and var counted)
        {
            noun = noun[..counted];
        }

        return !ClausePhrases.EndsWithAny(noun, ["基金", "资金"]) && (ClausePhrases.StartsWithAny(noun, Firms) || ClausePhrases.EndsWithAny(noun, Firms));
    }
}
