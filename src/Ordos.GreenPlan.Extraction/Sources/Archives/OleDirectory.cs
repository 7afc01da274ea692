using System.Buffers.Binary;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>The directory of a compound file (MS-CFB), the container of .doc, .xls and .wps: what streams it has.</summary>
internal sealed class OleDirectory
{
    public static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private const int EntrySize = 128;
    private const int NameLengthAt = 64;
    private const int FirstSectorAt = 116;
    private const int MaxEntries = 4096;

    private readonly Dictionary<string, int> _firstByteByName = new(StringComparer.OrdinalIgnoreCase);

    private OleDirectory()
    {
    }

    public IEnumerable<string> Names => _firstByteByName.Keys;

    /// <returns>The directory as far as it can be followed; a broken chain ends it early.</returns>
    public static OleDirectory Read(ReadOnlySpan<byte> file)
    {
        var directory = new OleDirectory();
        var shift = file.Length >= 512 ? ReadUInt16(file, 30) : 0;
        if (shift is not (9 or 12))
        {
            return directory;
        }

        var sector = ReadInt32(file, 48);
        for (var read = 0; sector >= 0 && read < MaxEntries; sector = NextOf(file, sector, shift))
        {
            for (var at = FirstByteOf(sector, shift); at < FirstByteOf(sector, shift) + (1 << shift); at += EntrySize, read++)
            {
                directory.Add(file, at, shift);
            }
        }

        return directory;
    }

    public bool Has(string name) => _firstByteByName.ContainsKey(name);

    /// <returns>Where a stream begins in the file, or null.</returns>
    public long? FirstByteOf(string name) => _firstByteByName.TryGetValue(name, out var at) ? at : null;

    private void Add(ReadOnlySpan<byte> file, long at, int shift)
    {
        if (at < 0 || at + EntrySize > file.Length)
        {
            return;
        }

        var entry = file.Slice((int)at, EntrySize);
        var nameLength = ReadUInt16(entry, NameLengthAt);
        if (nameLength is >= 2 and <= 64)
        {
            var name = Encoding.Unicode.GetString(entry[..(nameLength - 2)]);
            var first = FirstByteOf(ReadInt32(entry, FirstSectorAt), shift);
            _firstByteByName.TryAdd(name, first is > 0 and <= int.MaxValue ? (int)first : 0);
        }
    }

    private static int NextOf(ReadOnlySpan<byte> file, int sector, int shift)
    {
        // The header names the first 109 sectors of the allocation table; a directory lies within them.
        var entriesPerSector = 1 << (shift - 2);
        var tableIndex = sector / entriesPerSector;
        if (tableIndex >= 109)
        {
            return -1;
        }

        var at = FirstByteOf(ReadInt32(file, 76 + (4 * tableIndex)), shift) + (4L * (sector % entriesPerSector));
        return at >= 0 && at + 4 <= file.Length ? ReadInt32(file, (int)at) : -1;
    }

    private static long FirstByteOf(int sector, int shift) => sector < 0 ? -1 : (sector + 1L) << shift;

    private static int ReadUInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static int ReadInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
