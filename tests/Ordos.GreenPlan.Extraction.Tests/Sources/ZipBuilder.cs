using System.IO.Compression;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes archives entry by entry.</summary>
internal sealed class ZipBuilder
{
    private readonly List<(string Name, Action<Stream> Write)> _entries = [];

    public ZipBuilder Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public ZipBuilder Add(string name, byte[] content)
    {
        _entries.Add((name, stream => stream.Write(content)));
        return this;
    }

    public ZipBuilder AddZeros(string name, int megabytes)
    {
        _entries.Add((name, stream =>
        {
            var zeros = new byte[1 << 20];
            for (var written = 0; written < megabytes; written++)
            {
                stream.Write(zeros);
            }
        }));
        return this;
    }

    /// <summary>Puts other content in the place of an entry made before.</summary>
    public ZipBuilder Replace(string name, string text) => Without(name).Add(name, text);

    public ZipBuilder Without(string name)
    {
        _entries.RemoveAll(entry => entry.Name == name);
        return this;
    }

    public byte[] ToBytes(bool isStored = false)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in _entries)
            {
                using var entry = zip.CreateEntry(name, isStored ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize).Open();
                write(entry);
            }
        }

        return bytes.ToArray();
    }
}
