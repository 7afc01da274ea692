using System.Collections.Frozen;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>A set of endings, asked from the end of a name backwards.</summary>
internal sealed class NameEndings
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly int _longest;

    /// <param name="words">Endings, parted by blanks.</param>
    public NameEndings(string words)
    {
        var endings = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _endings = endings.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = endings.Max(ending => ending.Length);
    }

    public bool End(ReadOnlySpan<char> name)
    {
        for (var length = 1; length <= _longest && length <= name.Length; length++)
        {
            if (_endings.Contains(name[^length..]))
            {
                return true;
            }
        }

        return false;
    }
}
