using System.Diagnostics;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Stops the parser on pages built to make it repeat itself.</summary>
/// <remarks>
/// HTML's rules open again, in every new paragraph, each formatting element left open before, and look through all open
/// elements at every end: small pages can ask for gigabytes and minutes that way. Pages made for readers leave few open.
/// </remarks>
internal sealed class HtmlParsingGuard
{
    private const int MaxOpenElements = 2_000;
    private const int MaxTokens = 1_000_000;
    private const long MaxRepairs = 1_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private static readonly HashSet<string> Formatting = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    // Elements without content, and those that the next of their kind or the end of their parent closes.
    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body",
    };

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private int _openElements;
    private int _openFormatting;
    private long _repairs;
    private int _tokens;

    public void Pass(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag when !ClosedByThemselves.Contains(token.Name):
                Count(token.Name, 1);
                break;
            case HtmlTokenType.EndTag when _open.GetValueOrDefault(token.Name) > 0:
                Count(token.Name, -1);
                break;
            default:
                break;
        }

        _repairs += _openFormatting;
        if (++_tokens > MaxTokens)
        {
            throw new UnreadableFileException(Refusals.Oversized);
        }

        var isLate = _tokens % 256 == 0 && _time.Elapsed > MaxTime;
        if (_openElements > MaxOpenElements || _repairs > MaxRepairs || isLate)
        {
            throw new UnreadableFileException(Refusals.TooDeep);
        }
    }

    private void Count(string name, int change)
    {
        _open[name] = _open.GetValueOrDefault(name) + change;
        _openElements += change;
        _openFormatting += Formatting.Contains(name) ? change : 0;
    }
}
