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
    private const int MaxOpenElements = 1_000;
    private const int MaxTokens = 500_000;
    private const long MaxRepairs = 1_000_000;

    // An end tag further away than this closes nothing here, which counts too many elements as open, never too few.
    private const int MaxReach = 64;

    // The last resort; the counts above stop what is known to grow.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> Formatting = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    // Elements without content, and those that the next of their kind or the end of their parent closes.
    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body",
    };

    // End tags do not reach out of these.
    private static readonly HashSet<string> Borders = new(StringComparer.Ordinal)
    {
        "applet", "button", "caption", "marquee", "math", "object", "select", "svg", "table", "template",
    };

    private readonly List<string> _open = [];
    private readonly List<(string Name, string Attributes)> _formatting = [];
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private long _repairs;
    private int _tokens;

    public void Pass(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.StartTag && !ClosedByThemselves.Contains(token.Name))
        {
            Open((HtmlTagToken)token);
        }
        else if (token.Type == HtmlTokenType.EndTag)
        {
            Close(token.Name);
        }

        _repairs += _formatting.Count;
        if (_open.Count > MaxOpenElements || _repairs > MaxRepairs)
        {
            throw new UnreadableFileException(Refusals.TooDeep);
        }

        if (++_tokens > MaxTokens || (_tokens % 256 == 0 && _time.Elapsed > MaxTime))
        {
            throw new UnreadableFileException(Refusals.Oversized);
        }
    }

    private void Open(HtmlTagToken tag)
    {
        if (tag.Name == "p")
        {
            CloseParagraph();
        }
        else if (Formatting.Contains(tag.Name))
        {
            // The rules keep three of the same kind and attributes, and forget the ones before.
            var entry = (tag.Name, string.Join('\n', tag.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}")));
            if (_formatting.Count(active => active == entry) < 3)
            {
                _formatting.Add(entry);
            }
        }

        _open.Add(tag.Name);
    }

    private void Close(string name)
    {
        if (name == "p")
        {
            CloseParagraph();
            return;
        }

        var isFormatting = Formatting.Contains(name);
        if (isFormatting && _formatting.FindLastIndex(active => active.Name == name) is >= 0 and var ended)
        {
            _formatting.RemoveAt(ended);
        }

        for (var at = _open.Count - 1; at >= Math.Max(0, _open.Count - MaxReach); at--)
        {
            if (_open[at] == name)
            {
                // A formatting element ends alone; what was opened inside it stays open.
                _open.RemoveRange(at, isFormatting ? 1 : _open.Count - at);
                return;
            }

            if (Borders.Contains(_open[at]))
            {
                return;
            }
        }
    }

    // Only past formatting: any block would have ended the paragraph before, and stays open.
    private void CloseParagraph()
    {
        var at = _open.FindLastIndex(open => !Formatting.Contains(open));
        if (at >= 0 && _open[at] == "p")
        {
            _open.RemoveRange(at, _open.Count - at);
        }
    }
}
