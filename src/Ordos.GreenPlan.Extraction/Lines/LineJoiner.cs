using Ordos.GreenPlan.Extraction.Outline;
using Ordos.GreenPlan.Extraction.Readers.Units;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Joins what a line break has cut: paragraphs here, titles in <see cref="TitleJoiner"/>.</summary>
internal sealed class LineJoiner
{
    private readonly List<LineBlock> _blocks = [];
    private const int Memory = 400;
    private const int LongestNames = 60;

    private readonly OpenParagraph _open = new();
    private readonly LineWidth _width;
    private SourceLine _last;
    private string _tail = "";
    private int _commas;
    private int _stops;
    private int _line;
    private bool _unitsGoOn;
    private List<int> _cutLines = [];

    private LineJoiner(LineWidth width) => _width = width;

    public static List<LineBlock> Join(List<SourceLine> lines)
    {
        var joiner = new LineJoiner(LineWidth.Of(lines));
        joiner.Run(lines);
        return TitleJoiner.Join(joiner._blocks);
    }

    private void Run(List<SourceLine> lines)
    {
        var blanks = 0;
        var tried = 0;

        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Text.Length == 0 && !lines[i].HasInnerTab && !IsEmptyCell(lines, i))
            {
                blanks++;
                i++;
            }
            else if (i >= tried && TableScanner.TryRead(lines, i, out tried) is { } table)
            {
                Close();
                _blocks.Add(table);
                i = tried;
                blanks = 0;
            }
            else
            {
                _unitsGoOn = blanks == 0 && i + 1 < lines.Count && UnitsGoOn(lines[i].Text, lines[i + 1].Text);
                Take(lines[i], blanks);
                i++;
                blanks = 0;
            }
        }

        Close();
    }

    private static bool IsEmptyCell(List<SourceLine> lines, int i) =>
        lines[i].StartsWithTab && i + 1 < lines.Count && lines[i + 1].StartsWithTab;

    private void Take(SourceLine line, int blanks)
    {
        if (line.Text.Length == 0)
        {
            return;
        }

        if (_open.Length > 0 && Continues(line, blanks))
        {
            _cutLines.Add(line.Number);
            _open.Append(_unitsGoOn ? "、" : "");
        }
        else
        {
            Close();
            _line = line.Number;
        }

        // Latin words that a break has parted keep a blank between them.
        if (_tail.Length > 0 && char.IsAsciiLetterOrDigit(_tail[^1]) && char.IsAsciiLetter(line.Text[0]))
        {
            _open.Append(" ");
        }

        var text = Unspaced(line.Text).Replace('\t', ' ');
        _open.Append(text);
        Remember(line, text);
    }

    /// <summary>A title is often set wide: 实 施 方 案.</summary>
    private static string Unspaced(string text)
    {
        if (text.Length is < 5 or > 40 || text[1] is not (' ' or '\u3000'))
        {
            return text;
        }

        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is not (' ' or '\u3000') && (text[i] < '\u4E00' || text[i] > '\u9FFF' || text[i + 1] is not (' ' or '\u3000')))
            {
                return text;
            }
        }

        return text.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);
    }

    /// <summary>The end of the open paragraph and its marks are kept beside it, so that no line is looked at twice.</summary>
    private void Remember(SourceLine line, string text)
    {
        _last = line;
        _tail = text.Length >= Memory ? text[^Memory..] : _tail.Length == 0 ? text : string.Concat(_tail.AsSpan(Math.Max(0, _tail.Length + text.Length - Memory)), text);
        _commas += text.AsSpan().Count('，');
        _stops += text.AsSpan().Count('。') + text.AsSpan().Count('；');
    }

    private void Close()
    {
        if (_open.Length > 0)
        {
            _blocks.Add(new ParagraphBlock(_line, _open.Text, _cutLines.Count > 0 ? _cutLines : []));
            _open.Clear();
            _tail = "";
            (_commas, _stops) = (0, 0);
            _cutLines = _cutLines.Count > 0 ? [] : _cutLines;
        }
    }

    private bool Continues(SourceLine line, int blanks)
    {
        var text = line.Text;
        var end = _tail[^1];

        if (blanks > 1 || ParagraphStart.IsDateLine(text))
        {
            return false;
        }

        // （牵头单位：甲局， ⏎ 配合单位：乙局、 ⏎ 丙局）: behind such a mark the bracket goes on, wherever it closes.
        if (LeavesBracketOpen() is { } close && end is not ('。' or '：')
            && (text.AsSpan(0, Math.Min(text.Length, 400)).Contains(close) || (end is '，' or '、' or '；' or '（' or ',' or ';' or '(' && HeadingNumber.Read(text) is null)))
        {
            return true;
        }

        if (_unitsGoOn)
        {
            return true;
        }

        if (ParagraphStart.Begins(text))
        {
            return false;
        }

        if (text[0] is '，' or '。' or '、' or '；' or '：' or '）' or '】' or '》' or '”' or ',' or ';' or ')' or '%' or '％')
        {
            return true;
        }

        if (end is '，' or '、' or '（' or '《' or '“' or ',' or '(')
        {
            return true;
        }

        return _width.IsWrapped ? blanks == 0 && ContinuesWrapped(line) : end is not ('。' or '；' or '：' or '！' or '？' or ':' or ';' or '”' or '）' or ')' or '】' or '…') && IsRunning();
    }

    private bool ContinuesWrapped(SourceLine line)
    {
        if (!_width.IsFull(_last))
        {
            return false;
        }

        return _tail[^1] is '。' or '：' or '；' or '！' or '？' ? _width.IndentsParagraphs && !line.IsIndented : !line.IsIndented || !_width.IndentsParagraphs;
    }

    /// <summary>配合单位：甲局 ⏎ 乙局 ⏎ 完成时限：…: names alone on a line between two labels, or before the next heading, go on with the list.</summary>
    private bool UnitsGoOn(string text, string next)
    {
        if (_tail.Length is 0 or > 200 || text.Length > LongestNames || !BeginsWithLabel(_tail) || BeginsWithLabel(text) || !(BeginsWithLabel(next) || HeadingNumber.Read(next) is not null) || _tail[^1] is not (>= '\u4E00' and <= '\u9FFF'))
        {
            return false;
        }

        foreach (var name in text.AsSpan().SplitAny('、', '，', ' '))
        {
            if (!UnitVocabulary.IsOffice(text.AsSpan()[name]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool BeginsWithLabel(string line) =>
        PlainMarks.Fold(line.Length > LongestNames ? line[..LongestNames] : line) is var folded && LabelledLine.BeginsWithLabel(folded, 0, folded.Length);

    /// <summary>A sentence is under way: a heading or a title alone would end without a mark too.</summary>
    private bool IsRunning() =>
        _stops > 0 || (_commas > 0 && _open.Length >= 30 && HeadingNumber.Read(_tail.AsSpan(0, Math.Min(_tail.Length, 20))) is null);

    /// <summary>The closing mark that the open paragraph still lacks.</summary>
    private char? LeavesBracketOpen()
    {
        Span<char> closers = stackalloc char[8];
        var depth = 0;

        foreach (var c in _tail)
        {
            if (Closer(c) is { } closer)
            {
                if (depth < closers.Length)
                {
                    closers[depth++] = closer;
                }
            }
            else if (depth > 0 && c == closers[depth - 1])
            {
                depth--;
            }
        }

        return depth > 0 ? closers[depth - 1] : null;
    }

    private static char? Closer(char c) => c switch
    {
        '（' => '）',
        '(' => ')',
        '【' => '】',
        '《' => '》',
        '“' => '”',
        _ => null,
    };
}
