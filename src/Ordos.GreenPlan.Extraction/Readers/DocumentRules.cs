using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Lines;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Readers;

/// <summary>Sentences that assign for the whole document: 以下均需各区县人民政府负责落实; 列第一位者为牵头单位.</summary>
/// <param name="FirstListedLeads">The first-listed unit of every list leads.</param>
/// <param name="Implementers">Units that a rule makes responsible, each with the place from which it holds.</param>
internal sealed partial record DocumentRules(bool FirstListedLeads, IReadOnlyList<ImplementRule> Implementers)
{
    private const int MostRules = 60;

    public static DocumentRules Read(IReadOnlyList<Paragraph> paragraphs)
    {
        var firstLeads = false;
        var implementers = new List<ImplementRule>();

        foreach (var paragraph in paragraphs)
        {
            firstLeads |= paragraph.Text.Contains("牵头", StringComparison.Ordinal) && FirstListed().IsMatch(paragraph.Text);

            // Every rule is laid against every task; no notice has more than a handful.
            if (implementers.Count >= MostRules)
            {
                continue;
            }

            if (paragraph.Text.Contains("以下", StringComparison.Ordinal) || paragraph.Text.Contains("不再", StringComparison.Ordinal)
                || paragraph.Text.Contains("下同", StringComparison.Ordinal) || paragraph.Text.Contains('均', StringComparison.Ordinal))
            {
                AddRules(paragraph, implementers);
            }
        }

        return new DocumentRules(firstLeads, implementers);
    }

    /// <summary>The rule's units that the task's own bracket does not name.</summary>
    public IEnumerable<ExtractedUnit> For(TextRange task, IReadOnlyList<ExtractedUnit> own)
    {
        foreach (var rule in Implementers)
        {
            if (task.End < rule.From)
            {
                continue;
            }

            foreach (var unit in rule.Units.Where(unit => !own.Any(other => Short(other.Name) == Short(unit.Name))))
            {
                yield return unit;
            }
        }
    }

    /// <summary>各县政府 in the rule is 各县人民政府 in the bracket.</summary>
    private static string Short(string name) => name.Replace("人民政府", "政府", StringComparison.Ordinal);

    private static void AddRules(Paragraph paragraph, List<ImplementRule> rules)
    {
        var text = PlainMarks.Fold(paragraph.Text);

        foreach (var rule in RulesIn(text))
        {
            var names = rule.Groups["names"];
            var open = false;
            var units = NameSplitter.Split(text, names.Index, names.Index + names.Length, ref open)
                .Where(name => UnitVocabulary.IsCollective(name.Name) || UnitVocabulary.IsOffice(name.Name))
                .Select(name => new ExtractedUnit(name.AsPrintedIn(paragraph.Text).Name, ExtractedRole.Implement, paragraph.RangeOf(name.Start, name.End)))
                .ToList();

            if (units.Count > 0)
            {
                var coversAll = rule.Groups["all"].Success;
                rules.Add(new ImplementRule(units, coversAll ? 0 : paragraph.Range.Start + rule.Index));
            }
        }
    }

    /// <summary>Rules stand around a few words; only their surroundings are read, and only so many, so cost stays bounded.</summary>
    private static IEnumerable<Match> RulesIn(string text)
    {
        for (int at = text.IndexOfAny(['均', '都', '皆']), tries = 0; at >= 0 && tries < MostRules; at = text.IndexOfAny(['均', '都', '皆'], at + 1), tries++)
        {
            var from = Math.Max(0, at - 18);
            var rule = AllFollowing().Match(text, from, Math.Min(90, text.Length - from));

            if (rule.Success && rule.Index + rule.Length > at)
            {
                yield return rule;
                at = rule.Index + rule.Length - 1;
            }
        }

        for (int at = text.IndexOfAny(['再', '同', '略']), tries = 0; at >= 0 && tries < MostRules; at = text.IndexOfAny(['再', '同', '略'], at + 1), tries++)
        {
            var from = Math.Max(0, at - 60);
            var rule = Ditto().Match(text, from, Math.Min(70, text.Length - from));

            if (rule.Success && rule.Index + rule.Length > at)
            {
                yield return rule;
                at = rule.Index + rule.Length - 1;
            }
        }
    }

    // 列第一位者为牵头单位 | 排在第一位的为牵头单位 | 第一个单位为牵头单位 | 排名首位的部门牵头
    [GeneratedRegex("(列|排|位|名)[^。；，、]{0,8}(第一|首位|首个|最前|前列)[^。；，、]{0,10}牵头|第一(个|位|责任)?[^。；，、]{0,8}(为|是)[^。；，、]{0,4}牵头|首(位|个)[^。；，、]{0,6}(为|是)[^。；，、]{0,4}牵头", RegexOptions.ExplicitCapture)]
    private static partial Regex FirstListed();

    // 以下(任务)均需 X (按职责分工)负责(落实) | 以上各项任务均由 X 负责落实 | 具体任务均涉及 X
    [GeneratedRegex("""
        ((?<all>以上|上述|所有|各项|全部)|以下|下列|其他|其余|后续|具体)[^，。；（）]{0,12}?(均|都|皆)
        (需要|需|须|由|要|应|涉及|包括|请|为)?(由|各自)?
        (?<names>([^，。；：（）]|（[^（）]{1,14}）){2,40}?)
        (按照?(各自)?(职责|分工|职责分工))?(共同|分别|具体|组织|抓好)?(负责|落实|实施|贯彻|执行|参与|配合)*(?=[，。；）]|$)
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AllFollowing();

    // X 负责落实，以下不再列出 | X 负责，下同
    [GeneratedRegex("""
        (?<=^|[，。；：（）])(?<names>(各|有关|相关|地方|全市各|省级)([^，。；：（）]|（[^（）]{1,14}）){2,30}?)
        (按照?(各自)?(职责|分工|职责分工))?(组织|抓好)?(负责|落实|实施)*[，；。](下同|以下(任务|工作)?(均)?(不再|不另|略)|不再(一一|逐一|单独|重复)?列)
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Ditto();
}

/// <summary>Units made responsible by a rule.</summary>
/// <param name="Units">The units, their ranges in the rule's sentence.</param>
/// <param name="From">Place in the text from which the rule holds.</param>
internal sealed record ImplementRule(IReadOnlyList<ExtractedUnit> Units, int From);
