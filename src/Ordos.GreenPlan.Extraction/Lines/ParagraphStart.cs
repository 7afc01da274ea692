using System.Text.RegularExpressions;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Words that only ever begin a paragraph, so the line above is never carried on.</summary>
internal static partial class ParagraphStart
{
    private const int LongestNumber = 40;

    public static bool Begins(string text) =>
        HeadingNumber.Read(text) is not null || Opening().IsMatch(text) || IsDateLine(text) || (text.Length <= LongestNumber && DocumentNumber().IsMatch(text));

    /// <summary>A date that stands alone, as under a signature.</summary>
    public static bool IsDateLine(string text) => text.Length <= 24 && DateLine().IsMatch(text);

    // 附件1 | 附表 | —— | 牵头单位： | 责任部门: | 完成时限： | 部门分工： | 分管省领导： | 抄送： | （牵头单位： | 各省、自治区…： is a salutation by its end
    [GeneratedRegex("^(附件|附表|附录|附[:：]|——|—－|◆|●|■|★|抄送|主送|(部门|单位|责任|任务|职责)分工[:：]|(分管|联系|包联|挂钩)[省市州县区旗]?领导[:：]|(【|（|\\(|\\[|［)?(牵头|主办|责任|负责|配合|协办|参与|参加|落实|实施|完成|时间|时限|指导)[^，。；：:]{0,8}(单位|部门|主体|时限|时间|节点|要求|领导|人)[:：】])")]
    private static partial Regex Opening();

    // 国办发〔2022〕1号, alone on its line
    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}]{2,16}\s{0,2}[〔\[［（(【][12][0-9]{3}[〕\]］）)】]\s{0,2}第?[0-9]{1,5}\s{0,2}号$")]
    private static partial Regex DocumentNumber();

    // 2024年9月29日 | 二〇二四年九月二十九日
    [GeneratedRegex(@"^[（(]?([12][0-9]{3}|[一二][〇○零Ｏ0-9一二三四五六七八九]{3})\s{0,2}年\s{0,2}[0-9一二三四五六七八九十]{1,3}\s{0,2}月\s{0,2}[0-9一二三四五六七八九十]{1,4}\s{0,2}日[）)]?$")]
    private static partial Regex DateLine();
}
