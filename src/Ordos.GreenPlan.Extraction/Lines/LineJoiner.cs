using System.Text;
using Ordos.GreenPlan.Extraction.Outline;

namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>Joins what a line break has cut: paragraphs here, titles in <see cref="TitleJoiner"/>.</summary>
internal sealed class LineJoiner
{
    private readonly List<LineBlock> _blocks = [];
    private readonly StringBuilder _open = new();
    private readonly LineWidth _width;
    private SourceLine _last;
    private int _line;
    private int _breaks;

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

        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Text.Length == 0 && !lines[i].HasInnerTab && !IsEmptyCell(lines, i))
            {
                blanks++;
                i++;
            }
            else if (TableScanner.TryRead(lines, i, out var next) is { } table)
            {
                Close();
                _blocks.Add(table);
                i = next;
                blanks = 0;
            }
            else
            {
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
            _breaks++;
        }
        else
        {
            Close();
            _line = line.Number;
        }

        // Latin words that a break has parted keep a blank between them.
        if (_open.Length > 0 && char.IsAsciiLetterOrDigit(_open[^1]) && char.IsAsciiLetter(line.Text[0]))
        {
            _open.Append(' ');
        }

        _open.Append(line.Text.Replace('\t', ' '));
        _last = line;
    }

    private void Close()
    {
        if (_open.Length > 0)
        {
            _blocks.Add(new ParagraphBlock(_line, _open.ToString(), _breaks));
            _open.Clear();
            _breaks = 0;
        }
    }

    private bool Continues(SourceLine line, int blanks)
    {
        var text = line.Text;
        var end = _open[^1];

        if (blanks > 1 || ParagraphStart.IsDateLine(text))
        {
            return false;
        }

        if (LeavesBracketOpen() is { } close && end is not ('。' or '：') && text.AsSpan(0, Math.Min(text.Length, 400)).Contains(close))
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
        if (!_width.IsFull(_last.Text))
        {
            return false;
        }

        return _open[^1] is '。' or '：' or '；' or '！' or '？' ? _width.IndentsParagraphs && !line.IsIndented : !line.IsIndented || !_width.IndentsParagraphs;
    }

    /// <summary>A sentence is under way: a heading or a title alone would end without a mark too.</summary>
    private bool IsRunning()
    {
        int commas = 0, stops = 0;

        for (var i = 0; i < _open.Length && i < 2000; i++)
        {
            commas += _open[i] is '，' ? 1 : 0;
            stops += _open[i] is '。' or '；' ? 1 : 0;
        }

        return stops > 0 || (commas > 0 && _open.Length >= 30 && HeadingNumber.Read(_open.ToString(0, Math.Min(_open.Length, 20))) is null);
    }

    /// <summary>The closing mark that the open paragraph still lacks.</summary>
    private char? LeavesBracketOpen()
    {
        Span<char> closers = stackalloc char[8];
        var depth = 0;

        for (var i = Math.Max(0, _open.Length - 400); i < _open.Length; i++)
        {
            var c = _open[i];

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
