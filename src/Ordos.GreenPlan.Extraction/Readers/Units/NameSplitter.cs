using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>
/// Cuts a list such as 市A局、B局和各区、县（市）人民政府 into names. A mark cuts only where both sides can stand alone,
/// because names contain 、 (各区、县人民政府) and 和 (发展和改革委员会) themselves.
/// </summary>
internal static partial class NameSplitter
{
    private const int LongestName = 60;

    /// <summary>Reads text[start..end], whose marks are folded; sets <paramref name="openEnded"/> where 等 ends the list.</summary>
    public static List<NamePart> Split(string text, int start, int end, ref bool openEnded)
    {
        var parts = new List<NamePart>();

        foreach (var (from, to) in Pieces(text, start, end))
        {
            AddWithoutEtc(text, from, to, parts, ref openEnded);
        }

        return SharedEndings.Restore(MergeCollectives(parts));
    }

    /// <summary>Cuts at 、 ， and blanks outside brackets.</summary>
    private static IEnumerable<(int From, int To)> Pieces(string text, int start, int end)
    {
        var depth = 0;
        var from = start;

        for (var i = start; i < end; i++)
        {
            var c = text[i];
            depth += c == '（' ? 1 : c == '）' && depth > 0 ? -1 : 0;

            if (depth == 0 && (c is '、' or '，' or '；' or '。' or '/' or '\n' || (c is ' ' or '\u3000' && CutsAtBlank(text, from, i, end))))
            {
                yield return (from, i);
                from = i + 1;
            }
        }

        yield return (from, end);
    }

    /// <summary>A blank parts two names only where the first is whole; else it is a stray one within a name.</summary>
    private static bool CutsAtBlank(string text, int from, int at, int end)
    {
        var before = text.AsSpan(from, at - from).Trim();
        return at + 1 < end && before.Length > 1 && UnitVocabulary.IsOffice(before);
    }

    private static void AddWithoutEtc(string text, int from, int to, List<NamePart> parts, ref bool openEnded)
    {
        // 财政局等有关部门及各区人民政府: 等… leaves, what follows is a name of its own.
        while (Etc().Match(text, from, to - from) is { Success: true } etc)
        {
            openEnded = true;
            AddConjoined(text, from, etc.Index, parts);
            from = etc.Index + etc.Length;
        }

        AddConjoined(text, from, to, parts);
    }

    /// <summary>Cuts at 和, 及, 与 where whole names stand on both sides.</summary>
    private static void AddConjoined(string text, int from, int to, List<NamePart> parts)
    {
        var depth = 0;
        var start = from;

        for (var i = from; i < to; i++)
        {
            depth += text[i] == '（' ? 1 : text[i] == '）' && depth > 0 ? -1 : 0;

            if (depth == 0 && Conjunction(text, i, to) is > 0 and var length
                && PartsNames(text.AsSpan(start, i - start), text.AsSpan(i + length, to - i - length)))
            {
                Add(text, start, i, parts);
                start = i + length;
                i += length - 1;
            }
        }

        Add(text, start, to, parts);
    }

    private static int Conjunction(string text, int at, int end) => text[at] switch
    {
        '以' when at + 1 < end && text[at + 1] == '及' => 2,
        '和' or '及' or '与' or '暨' => 1,
        _ => 0,
    };

    private static bool PartsNames(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.Trim();
        after = after.Trim();

        // 地方各级党委和政府 is one body; so is 部门和单位.
        if (before.Length == 0 || after.Length < 2 || NoName().IsMatch(after))
        {
            return before.Length == 0;
        }

        return before.Length > 1
            && (UnitVocabulary.IsOffice(before) || (UnitVocabulary.IsCollective(before) && UnitVocabulary.IsUnit(before)))
            && (UnitVocabulary.IsUnit(after) || after.ContainsAny('和', '及'))
            && !InnerEnd().IsMatch(before);
    }

    private static void Add(string text, int start, int end, List<NamePart> parts)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '由' or '：' or '、' or '，' || StartsWithConjunction(text, start, end)))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '。' or '；' or '，' or '、' or '（'))
        {
            end--;
        }

        // 市丙局（列首位的为牵头单位，下同）: the bracket is about the list, not about the name.
        if (end > start && text[end - 1] == '）' && text.LastIndexOf('（', end - 1, end - start) is > 0 and var open && AboutList().IsMatch(text.AsSpan(open, end - open)))
        {
            end = open;
        }

        if ((end - start is > 1 and <= LongestName) || (end - start == 1 && IsLevel(text[start])))
        {
            var name = Blanks().Replace(text[start..end], "");
            parts.Add(new NamePart(name, start, end));
        }
    }

    private static bool StartsWithConjunction(string text, int at, int end) =>
        text[at] is '和' or '及' or '与' or '并' or '同' && at + 1 < end && text[at + 1] is '各' or '市' or '省' or '县' or '区' or '州' or '相' or '有' or '其' or '自' or '国';

    /// <summary>The 州 of 各市、州、县人民政府; alone it is no name.</summary>
    private static bool IsLevel(char c) => c is '省' or '市' or '州' or '县' or '区' or '旗' or '盟' or '乡' or '镇';

    /// <summary>各市、州、县（市）人民政府 was cut at its marks: the pieces are one collective.</summary>
    private static List<NamePart> MergeCollectives(List<NamePart> parts)
    {
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var isBare = BareHead().IsMatch(parts[i].Name);

            if (!isBare && !CollectiveHead().IsMatch(parts[i].Name))
            {
                continue;
            }

            var last = i;

            while (last + 1 < parts.Count && CollectiveTail().IsMatch(parts[last + 1].Name) && (last == i || !Governs(parts[last].Name)))
            {
                last++;
            }

            if (last > i && (!isBare || Governs(parts[last].Name)))
            {
                parts[i] = new NamePart(string.Join('、', parts.Skip(i).Take(last - i + 1).Select(part => part.Name)), parts[i].Start, parts[last].End);
                parts.RemoveRange(i + 1, last - i);
            }
        }

        parts.RemoveAll(part => part.Name.Length == 1);
        JoinBoards(parts);
        return parts;
    }

    /// <summary>各区县政府、管委会: the boards are those of the same places, so both are one collective.</summary>
    private static void JoinBoards(List<NamePart> parts)
    {
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (parts[i].Name is "管委会" or "管理委员会" && UnitVocabulary.IsCollective(parts[i - 1].Name) && UnitVocabulary.IsTerritorial(parts[i - 1].Name))
            {
                parts[i - 1] = new NamePart($"{parts[i - 1].Name}、{parts[i].Name}", parts[i - 1].Start, parts[i].End);
                parts.RemoveAt(i);
            }
        }
    }

    /// <summary>The piece says what the bodies are, so the collective ends with it.</summary>
    private static bool Governs(string name) => UnitVocabulary.IsTerritorial(name) || name.EndsWith("党委", StringComparison.Ordinal);

    // 等 | 等部门 | 等有关部门 | 等市直相关单位 | 等8个部门; not 高等, 平等; a name, a verb or the end follows.
    [GeneratedRegex("(?<![高平中初同优])等((国务院|中央|市|省|区|州|县|自治区|本市|全市|全省)?(直|级)?(各)?(有关|相关|其他|成员|职能|责任|配合|行业|主管){0,3}([0-9一二三四五六七八九十]{1,3}(个|家)?)?(部门|单位|地方|地区|机构|企业|部委|委办局)((和|及|、|（)(单位|部门|地区|机构|企业)）?)?)?(?=$|[及和与以、，；。）按共分负牵配参各市省区县协])")]
    private static partial Regex Etc();

    // 政府, 单位 and the like after 和 only carry the name before on.
    [GeneratedRegex("^(人民政府|政府|单位|部门|企业|机构|地区|个人|有关单位|改革|信息|草原|储备|监督|管理|党委|人大|服务|保障|管委会|管理委员会)$")]
    private static partial Regex NoName();

    // 市发展 和 …: a half name may end like an office by chance (外事办 does not, 工会 does); these never are whole.
    [GeneratedRegex("(^市委|^省委|^县委|^区委|党委|委办)$")]
    private static partial Regex InnerEnd();

    // 各市 | 各县（市） | 各产煤市 | 有关乡镇 | 各镇党委: a collective that goes on behind the mark
    [GeneratedRegex("^(各|有关|相关|全市各|全省各|所有)(有关|相关)?(省|市|县|区|旗|州|盟|镇|乡|街道|苏木|设区市|设区的市|地级市|地级以上市|县级市|辖市|市辖区|地|市州|州市|市县|县市|区县|旗县|乡镇|自治区|新区|[市县区旗州镇乡]（[市县区旗州镇乡]）|盟行政公署|省（自治区|省（区)$|^各[\u4E00-\u9FFF]{2}[市县]$|^(各|市各|省各|市直|省直|区直|县直)(有关|相关|成员|职能)?部门$|^各[^、（]{0,8}(（[^（）]{1,12}）)?党(委|工委)$")]
    private static partial Regex CollectiveHead();

    // 市、县人民政府 without 各
    [GeneratedRegex("^(省|市|州|县|区|旗|盟|乡|镇|市州|州市|盟市|地市|市县|县市|县区|区县|设区市|市（州）|县（市）)$")]
    private static partial Regex BareHead();

    // 县（市）人民政府 | 区人民政府 | 街道办事处 | 自治县政府 | 县（市、区）
    [GeneratedRegex("^(省|县级市|市|县|区|旗|州|盟|镇|乡|街道|苏木|自治区|自治州|自治县|直辖市|园区|新区|开发区|功能区|工业区|（[^）]{1,12}）){1,5}((人民)?政府|行政公署|办事处|管委会|管理委员会|党委和(人民)?政府|党委|党工委)?(（[^）]{1,16}）)?$|^(人民)?政府$|^(有关|相关|直属)?单位$")]
    private static partial Regex CollectiveTail();

    [GeneratedRegex("牵头|下同|排名|首位|第一位|余同")]
    private static partial Regex AboutList();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
