using System.Buffers.Binary;
using System.Text;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Makes compound files with one directory sector: enough for a reader that looks at names and first bytes.</summary>
internal static class OleBuilder
{
    private const int Sector = 512;

    /// <summary>A file whose streams all begin at one sector, which holds the bytes given.</summary>
    public static byte[] File(string stream, byte[]? firstBytes = null, params string[] others)
    {
        var file = new byte[Sector * 4];
        ReadOnlySpan<byte> mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(48), 1);
        file.AsSpan(Sector, Sector).Fill(0xFF);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Sector + 4), -2);

        string[] names = [stream, .. others];
        for (var entry = 0; entry < names.Length; entry++)
        {
            var place = file.AsSpan((Sector * 2) + (entry * 128), 128);
            Encoding.Unicode.GetBytes(names[entry], place);
            BinaryPrimitives.WriteUInt16LittleEndian(place[64..], (ushort)((names[entry].Length + 1) * 2));
            BinaryPrimitives.WriteInt32LittleEndian(place[116..], 2);
        }

        firstBytes?.CopyTo(file, Sector * 3);
        return file;
    }
}
