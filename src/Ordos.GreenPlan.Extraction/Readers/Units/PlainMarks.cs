using System.Buffers;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>
/// Marks folded to one form so that the grammar need not know both; one character for one character, so that places
/// stay true to the printed text.
/// </summary>
internal static class PlainMarks
{
    private static readonly SearchValues<char> Foldable = SearchValues.Create(",;:()[]［］【】〔〕〈〉\t");

    public static string Fold(string text) =>
        text.AsSpan().IndexOfAny(Foldable) < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Fold(source[i]);
                }
            });

    private static char Fold(char c) => c switch
    {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' or '[' or '［' or '【' or '〔' or '〈' => '（',
        ')' or ']' or '］' or '】' or '〕' or '〉' => '）',
        '\t' => ' ',
        _ => c,
    };
}
