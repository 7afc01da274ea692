using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Gives an ending that a list states once to the members before it: 甲、乙市政府 is 甲市政府 and 乙市政府.</summary>
internal static partial class SharedEndings
{
    public static List<NamePart> Restore(List<NamePart> parts)
    {
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (Ending().Match(parts[i].Name) is { Success: true } ending)
            {
                for (var k = i - 1; k >= 0 && Missing(parts[k].Name, ending) is { } missing; k--)
                {
                    parts[k] = parts[k] with { Name = parts[k].Name + missing };
                }
            }
        }

        return parts;
    }

    /// <summary>What the name lacks of the shared ending; null when it is whole or of another kind.</summary>
    private static string? Missing(string name, Match ending)
    {
        // 东江新区、西山经开区管委会: a zone lacks only 管委会.
        if (ending.Groups["board"] is { Success: true } board && Zone().IsMatch(name) && !UnitVocabulary.IsCollective(name))
        {
            return board.Value;
        }

        if (ending.Groups["zone"].Success && name[^1] is '市' or '区' or '县' or '镇' or '乡')
        {
            return null;
        }

        if (name.Length is < 2 or > 6 || UnitVocabulary.IsOffice(name) || UnitVocabulary.IsCollective(name) || Site().IsMatch(name))
        {
            return null;
        }

        // 东河区、西河区人民政府 lacks only 人民政府; 东河、西河区人民政府 lacks 区人民政府.
        return ending.Groups["level"].Success && name[^1] is '市' or '区' or '县' or '旗' or '盟' && name.Length > 2
            ? ending.Groups["body"].Value
            : ending.Groups["end"].Value;
    }

    [GeneratedRegex("(园区|新区|开发区|示范区|地区|街道|镇|乡)$")]
    private static partial Regex Site();

    [GeneratedRegex("(新区|园区|开发区|高新区|经开区|示范区|试验区|保税区|合作区|功能区|度假区|港区)$")]
    private static partial Regex Zone();

    // A zone and its board: 东港、西港经济开发区管委会. Else a place of two to four characters, then what the list shares: 市政府, 区人民政府, 县委; 深、广海关; or a trade and 部门.
    [GeneratedRegex("^[^各有相市县]{2,6}?(?<end>(?<zone>(经济技术|高新技术产业|高新技术|经济|产业|工业|高新|综合)?(新区|园区|开发区|高新区|经开区|示范区|试验区|保税区|合作区|功能区|度假区|港区))(?<board>管委会|管理委员会))$|^[^各市县区]{2,4}(?<end>(?<level>市|区|县|旗|州|盟|新区|自治县)(?<body>委|人民政府|政府|管委会|党工委|行政公署)?)$|^[^各有相省市县区]{2,3}(?<end>海关|海事局|银保监分局|监管分局|军分区|铁路局)$|^[^各有相]{2,6}(?<end>(主管)?部门)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();
}
