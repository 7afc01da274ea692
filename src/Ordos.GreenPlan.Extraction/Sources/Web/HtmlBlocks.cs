using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ordos.GreenPlan.Extraction.Sources.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Web;

/// <summary>Writes the content of an element as paragraphs and table rows, the way a browser would break it.</summary>
internal sealed partial class HtmlBlocks(HtmlProse prose, int maxLength)
{
    private readonly StringBuilder _line = new();

    public void Read(IElement element, ITextSink sink)
    {
        ReadChildren(element, sink, isPreformatted: false);
        EndLine(sink);
    }

    private void ReadChildren(IElement parent, ITextSink sink, bool isPreformatted)
    {
        var number = parent.LocalName == "ol" ? 1 : 0;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
            {
                Append(text.Data, isPreformatted);
            }
            else if (child is IElement element && !HtmlElements.IsDropped(element))
            {
                if (number > 0 && element.LocalName == "li" && !PrintedNumber().IsMatch(OpeningOf(element)))
                {
                    EndLine(sink);
                    _line.Append(number++).Append('.');
                    ReadChildren(element, sink, isPreformatted);
                    EndLine(sink);
                }
                else
                {
                    ReadElement(element, sink, isPreformatted);
                }
            }
        }
    }

    private void ReadElement(IElement element, ITextSink sink, bool isPreformatted)
    {
        if (element.LocalName == "br")
        {
            _line.Append('\n');
            return;
        }

        if (!HtmlElements.IsBlock(element))
        {
            ReadChildren(element, sink, isPreformatted);
            return;
        }

        EndLine(sink);
        if (element.LocalName == "table" && HtmlTable.IsData(element))
        {
            ReadTable(element, sink);
        }
        else if (!(element.LocalName is "ul" or "div" or "p" or "dl" && prose.IsMenu(element)))
        {
            ReadChildren(element, sink, isPreformatted || element.LocalName == "pre");
            EndLine(sink);
        }
    }

    private void ReadTable(IElement table, ITextSink sink)
    {
        foreach (var caption in table.Children.Where(child => child.LocalName == "caption"))
        {
            Read(caption, sink);
        }

        foreach (var row in HtmlTable.Read(table, TextOf))
        {
            sink.AddRow(row);
        }
    }

    private string TextOf(IElement cell)
    {
        var text = new CellText(maxLength);
        new HtmlBlocks(prose, maxLength).Read(cell, text);
        return text.ToString();
    }

    private void EndLine(ITextSink sink)
    {
        foreach (var line in _line.ToString().Split('\n'))
        {
            if (!PageTool().IsMatch(line.Trim()))
            {
                sink.AddParagraph(line);
            }
        }

        _line.Clear();
    }

    // White space in the source is one space; where it only breaks the source's line between Chinese characters, none.
    private void Append(string text, bool isPreformatted)
    {
        if (isPreformatted)
        {
            _line.Append(text);
            return;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                _line.Append(text[at]);
                continue;
            }

            var start = at;
            while (at + 1 < text.Length && text[at + 1] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                at++;
            }

            var breaksLine = text.AsSpan(start, at - start + 1).IndexOfAny('\n', '\r') >= 0;
            var joinsChinese = breaksLine && (_line.Length == 0 || _line[^1] >= 0x2E80 || at + 1 == text.Length || text[at + 1] >= 0x2E80);
            if (!joinsChinese && _line.Length > 0 && _line[^1] is not (' ' or '\n'))
            {
                _line.Append(' ');
            }
        }
    }

    // Where the item begins to have text; looking at all of it would read nested lists once for every level.
    private static string OpeningOf(IElement item) =>
        item.GetDescendants().OfType<IText>().Select(text => text.Data.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";

    // 1. | （一） | 一、 | 第一条 at the beginning of an item
    [GeneratedRegex(@"^\s*([0-9]+|[（(]?[一二三四五六七八九十]+[）)、]|第[一二三四五六七八九十百]+[条章])", RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedNumber();

    // The controls that sites put around an article.
    [GeneratedRegex(
        @"^([【\[]?\s*(字体|字号|打印|关闭|收藏|分享到|返回顶部|扫一扫|上一篇|下一篇|责任编辑|浏览|点击数|阅读次数|您当前的位置|当前位置|(信息|文章)?来源：|发布时间|发布日期)[^。]{0,60})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex PageTool();
}
