namespace Ordos.GreenPlan.Extraction.Sources.Sheets;

/// <summary>A piece of a number format: a run of one date letter, a placeholder for a digit, or a character shown as it is.</summary>
internal sealed record FormatToken(string Text, bool IsQuoted)
{
    public bool IsDate => !IsQuoted && (Text[0] is 'y' or 'm' or 'd' or 'h' or 's' || Text.StartsWith("aaa", StringComparison.Ordinal));

    public bool IsPlaceholder => !IsQuoted && Text is "0" or "#";

    public static List<FormatToken> Split(string format)
    {
        List<FormatToken> tokens = [];
        for (var at = 0; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '"':
                    var close = format.IndexOf('"', at + 1) is > 0 and var found ? found : format.Length;
                    AddQuoted(tokens, format[(at + 1)..close]);
                    at = close;
                    break;
                case '\\' when at + 1 < format.Length:
                    AddQuoted(tokens, format[++at].ToString());
                    break;
                case '_' or '*':
                    // The width of, or a filling with, the next character: neither is text.
                    at++;
                    break;
                case '[':
                    // Colours, conditions and locales, such as [$-804].
                    at = format.IndexOf(']', at) is > 0 and var end ? end : format.Length;
                    break;
                default:
                    at += AddPlain(tokens, format, at);
                    break;
            }
        }

        return tokens;
    }

    private static void AddQuoted(List<FormatToken> tokens, string text)
    {
        if (text.Length > 0)
        {
            tokens.Add(new FormatToken(text, true));
        }
    }

    /// <returns>How many characters beyond the first were taken.</returns>
    private static int AddPlain(List<FormatToken> tokens, string format, int at)
    {
        // The clock of twelve hours is shown as one of twenty-four.
        if (string.Compare(format, at, "AM/PM", 0, 5, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return 4;
        }

        var letter = char.ToLowerInvariant(format[at]);
        var length = 1;
        var runs = letter is 'y' or 'm' or 'd' or 'h' or 's' or 'a';
        while (runs && at + length < format.Length && char.ToLowerInvariant(format[at + length]) == letter)
        {
            length++;
        }

        var text = runs || letter == 'e' ? new string(letter, length) : format[at].ToString();
        tokens.Add(new FormatToken(text, IsQuoted: false));
        return length - 1;
    }
}
