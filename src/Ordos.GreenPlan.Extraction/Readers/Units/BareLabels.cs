using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>Gives a label at the beginning of a line the colon that it lacks: 【责任单位】甲局, 责任单位　甲局. Places stay true.</summary>
internal static partial class BareLabels
{
    /// <param name="folded">The line, its marks folded.</param>
    public static string Close(string folded)
    {
        if (folded.Length == 0 || folded[0] is not ('（' or '牵' or '责' or '配' or '主' or '协' or '参' or '完'))
        {
            return folded;
        }

        if (Bracketed().Match(folded) is { Success: true } bracketed)
        {
            return $"{bracketed.Groups["label"].Value}： {folded[bracketed.Length..]}";
        }

        return Parted().Match(folded) is { Success: true } parted ? $"{parted.Groups["label"].Value}：{folded[parted.Length..]}" : folded;
    }

    // 【责任单位】市甲局
    [GeneratedRegex("^（(?<label>(牵头|责任|配合|主办|主责|协办|参与|完成)(单位|部门|时限|时间))）(?=[^，。；：])", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    // 责任单位　市甲局
    [GeneratedRegex("^(?<label>(牵头|责任|配合|主办|主责|协办|参与|完成)(单位|部门|时限|时间))[ \u3000](?=[^，。；：])", RegexOptions.ExplicitCapture)]
    private static partial Regex Parted();
}
