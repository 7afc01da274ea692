using AngleSharp.Dom;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Measures every element of a page once: its connected text, all its text, and how much of that is links.</summary>
internal sealed class HtmlProse
{
    private const int FewLinks = 3;
    private const double MostlyLinks = 0.7;

    private static readonly char[] SentenceMarks = ['。', '，', '；', '、', '：'];

    // The table of particulars that sites print above an article.
    private static readonly string[] Particulars = ["索引号", "索 引 号", "发文机构", "发布机构", "主题分类"];

    private readonly Dictionary<IElement, Extent> _extents = [];

    public HtmlProse(IElement root) => Measure(root, isLink: false);

    /// <summary>The length of sentences outside links, and of the cells of tables of data.</summary>
    public int LengthOf(IElement element) => _extents.GetValueOrDefault(element).Prose;

    /// <summary>True for lists of links that lead elsewhere; links to the attachments belong to the notice.</summary>
    public bool IsMenu(IElement element)
    {
        var extent = _extents.GetValueOrDefault(element);
        return extent.Links >= FewLinks
            && extent.LinkText > MostlyLinks * extent.Text
            && !extent.NamesAttachments;
    }

    private Extent Measure(IElement element, bool isLink)
    {
        if (HtmlElements.IsDropped(element))
        {
            return default;
        }

        var startsLink = element.LocalName == "a" && element.HasAttribute("href");
        var sum = new Extent { Links = startsLink ? 1 : 0 };
        foreach (var child in element.ChildNodes)
        {
            sum += child switch
            {
                IElement inner => Measure(inner, isLink || startsLink),
                IText text => Measure(text.Data.AsSpan().Trim(), isLink || startsLink),
                _ => default,
            };
        }

        if (element.LocalName == "table" && HtmlTable.IsData(element))
        {
            sum = sum with { Prose = IsParticulars(element) ? 0 : sum.Text - sum.LinkText };
        }

        return _extents[element] = sum;
    }

    private static Extent Measure(ReadOnlySpan<char> text, bool isLink) => new()
    {
        Prose = !isLink && text.IndexOfAny(SentenceMarks) >= 0 ? text.Length : 0,
        Text = text.Length,
        LinkText = isLink ? text.Length : 0,
        NamesAttachments = text.Contains("附件", StringComparison.Ordinal),
    };

    private static bool IsParticulars(IElement table)
    {
        var text = table.TextContent;
        return Particulars.Any(label => text.Contains(label, StringComparison.Ordinal));
    }

    private readonly record struct Extent
    {
        public int Prose { get; init; }

        public int Text { get; init; }

        public int LinkText { get; init; }

        public int Links { get; init; }

        public bool NamesAttachments { get; init; }

        public static Extent operator +(Extent one, Extent other) => new()
        {
            Prose = one.Prose + other.Prose,
            Text = one.Text + other.Text,
            LinkText = one.LinkText + other.LinkText,
            Links = one.Links + other.Links,
            NamesAttachments = one.NamesAttachments || other.NamesAttachments,
        };
    }
}
