using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>A zip from outside, read under limits that count what really comes out of it.</summary>
internal sealed class CheckedArchive : IDisposable
{
    private const int SparedFromRatio = 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly NoticeFileLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private long _unpacked;

    private CheckedArchive(ZipArchive zip, NoticeFileLimits limits)
    {
        _zip = zip;
        _limits = limits;

        // Two entries of one name let two programs see two documents; nobody writes such a file in good faith.
        _entries = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (!_entries.TryAdd(NameOf(entry), entry))
            {
                throw new UnreadableFileException(Refusals.Broken);
            }
        }
    }

    public IEnumerable<string> Names => _entries.Keys;

    public NoticeFileLimits Limits => _limits;

    public static CheckedArchive Open(ReadOnlyMemory<byte> content, NoticeFileLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(StreamOver(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > limits.MaxArchiveEntries)
            {
                throw new UnreadableFileException(Refusals.Oversized);
            }

            if (zip.Entries.Any(entry => entry.IsEncrypted))
            {
                throw new UnreadableFileException(Refusals.Encrypted);
            }

            return new CheckedArchive(zip, limits);
        }
        catch (Exception exception)
        {
            zip?.Dispose();
            throw exception is UnreadableFileException ? exception : new UnreadableFileException(Refusals.Broken);
        }
    }

    public static MemoryStream StreamOver(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Unpacks one entry, counting; the sizes that the archive declares are not believed.</summary>
    /// <returns>The bytes, or null when there is no such entry.</returns>
    public byte[]? Read(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = packed.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, count);
            _unpacked += count;
            RequireReasonable(unpacked.Length, entry.CompressedLength);
        }

        return unpacked.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    // Some writers separate folders by backslashes, or begin at the root.
    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    private void RequireReasonable(long unpacked, long packed)
    {
        var isBomb = unpacked > SparedFromRatio && unpacked / Math.Max(packed, 1) > _limits.MaxUnpackingRatio;
        if (isBomb || _unpacked > _limits.MaxUnpackedBytes)
        {
            throw new UnreadableFileException(Refusals.Oversized);
        }
    }
}
