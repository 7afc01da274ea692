using System.Text.RegularExpressions;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Supervision;

/// <summary>The wording of a level and its reply clock (督办模板), as an administrator has set them.</summary>
public sealed partial class SupervisionTemplate
{
    /// <summary>Longest reply clock, in days.</summary>
    public const int MaxReplyDays = 90;

    public required SupervisionLevel Level { get; init; }

    /// <summary>Text with placeholders such as {任务}.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Days for the reply; 0 where none is asked for.</summary>
    public int ReplyDays { get; private set; }

    public DateTime? EditedAt { get; private set; }
    public string? EditedBy { get; private set; }
    public uint Version { get; private set; }

    /// <summary>What may stand in braces, and what it is replaced by.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Placeholders { get; } =
    [
        ("单位", "责任单位名称"), ("任务", "任务名称"), ("文件", "所属文件名称"), ("原因", "督办理由"), ("期限", "任务完成时限"),
        ("进度", "已签发的完成比例"), ("颜色", "督办单的颜色"), ("答复期限", "要求答复的日期"),
    ];

    /// <summary>The wording that a portal begins with. A reminder asks for no reply: a report is answer enough.</summary>
    public static SupervisionTemplate Default(SupervisionLevel level) => level switch
    {
        SupervisionLevel.Reminder => Of(level, 0, "{单位}：你单位承担的“{任务}”（《{文件}》）{原因}，请抓紧推进，并在本期填报中反映进展。"),
        SupervisionLevel.Urging => Of(level, 5, "{单位}：你单位承担的“{任务}”（《{文件}》）{原因}，目前进度{进度}，完成时限为{期限}。请于{答复期限}前书面答复滞后原因、整改措施和完成时间。"),
        SupervisionLevel.Order => Of(level, 10, "{单位}：经核，你单位承担的“{任务}”（《{文件}》）{原因}，目前进度{进度}，完成时限为{期限}，现予{颜色}督办。请于{答复期限}前报送整改方案，明确责任科室、措施和时间节点。"),
        _ => Of(level, 15, "{单位}：你单位承担的“{任务}”（《{文件}》）{原因}，经督办仍未落实，现予通报。请于{答复期限}前书面说明情况并报送整改结果。"),
    };

    /// <exception cref="DomainRuleException">
    /// <c>wording-missing</c>; <c>text-too-long</c>; <c>reply-days</c> outside 0 to 90; <c>unknown-placeholder</c>; <c>broken-placeholder</c> for a
    /// brace that stands alone; <c>task-missing</c> without {任务}; <c>reply-day-missing</c> where a reply is asked for and the wording does not
    /// say until when, or the other way round.
    /// </exception>
    public void Edit(string wording, int replyDays, Actor actor, DateTime now)
    {
        var words = wording.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        Check(words, replyDays);
        (Wording, ReplyDays, EditedAt, EditedBy) = (words, replyDays, now, actor.Name);
    }

    /// <summary>The wording with its placeholders filled in.</summary>
    public string Compose(SupervisionFacts facts) => Placeholder().Replace(Wording, place => facts.Of(place.Groups["name"].Value));

    private static void Check(string wording, int replyDays)
    {
        if (wording.Length == 0)
        {
            throw new DomainRuleException("wording-missing", "模板文字不能为空。");
        }

        // Names fill the placeholders; what comes out must fit as well.
        if (wording.Length > SupervisionSummons.MaxText / 2)
        {
            throw new DomainRuleException("text-too-long", $"模板不超过{SupervisionSummons.MaxText / 2}字，请精简。");
        }

        if (replyDays is < 0 or > MaxReplyDays)
        {
            throw new DomainRuleException("reply-days", $"答复天数为0至{MaxReplyDays}，0表示不要求答复。");
        }

        var names = Placeholder().Matches(wording).Select(place => place.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        if (names.FirstOrDefault(name => Placeholders.All(known => known.Name != name)) is { } unknown)
        {
            throw new DomainRuleException(
                "unknown-placeholder", $"没有占位符{{{unknown}}}。可用的有：{string.Join('、', Placeholders.Select(known => $"{{{known.Name}}}"))}。");
        }

        if (Placeholder().Replace(wording, "").IndexOfAny(['{', '}']) >= 0)
        {
            throw new DomainRuleException("broken-placeholder", "花括号须成对使用，如{任务}。");
        }

        if (!names.Contains("任务"))
        {
            throw new DomainRuleException("task-missing", "模板须含{任务}，否则单位不知所指何事。");
        }

        if (names.Contains("答复期限") != (replyDays > 0))
        {
            throw new DomainRuleException(
                "reply-day-missing", replyDays > 0 ? "要求答复的，模板须含{答复期限}。" : "不要求答复的，模板不应含{答复期限}。");
        }
    }

    private static SupervisionTemplate Of(SupervisionLevel level, int replyDays, string wording)
    {
        Check(wording, replyDays);
        return new SupervisionTemplate { Level = level, ReplyDays = replyDays, Wording = wording };
    }

    // {任务}
    [GeneratedRegex("\\{(?<name>[^{}]*)\\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}

/// <summary>What a template is filled with.</summary>
/// <param name="Percent">Progress last signed for; null before the first signature.</param>
public sealed record SupervisionFacts(
    string Department, string Task, string Document, string Reason, DateOnly? Due, int? Percent, OrderColour? Colour, DateOnly? ReplyBy)
{
    internal string Of(string placeholder) => placeholder switch
    {
        "单位" => Department,
        "任务" => Task,
        "文件" => Document,
        "原因" => Reason,
        "期限" => Due is { } due ? Day(due) : "长期",
        "进度" => Percent is { } percent ? $"{percent}%" : "未报",
        "颜色" => Colour?.Words() ?? "",
        "答复期限" => ReplyBy is { } day ? Day(day) : "",
        _ => throw new ArgumentOutOfRangeException(nameof(placeholder), placeholder, "No such placeholder."),
    };

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
