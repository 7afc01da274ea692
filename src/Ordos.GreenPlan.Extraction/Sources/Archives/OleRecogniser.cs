using System.Buffers.Binary;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>Tells the documents that are compound files apart, and refuses those with macros or a password.</summary>
internal static class OleRecogniser
{
    private static readonly string[] MacroNames = ["Macros", "VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"];

    // FIB base, MS-DOC 2.5.2: the bit fEncrypted in the flags at offset 10.
    private const int FibFlagsAt = 10;
    private const int FibEncrypted = 0x0100;

    // FilePass record, MS-XLS 2.4.117: follows the first BOF record when the workbook has a password.
    private const int FilePass = 0x002F;

    public static FileKind Recognise(ReadOnlySpan<byte> file)
    {
        var directory = OleDirectory.Read(file);
        if (directory.Has("EncryptedPackage") || directory.Has("EncryptionInfo"))
        {
            throw new UnreadableFileException(Refusals.Encrypted);
        }

        if (MacroNames.Any(directory.Has))
        {
            throw new UnreadableFileException(Refusals.Macro);
        }

        if (directory.FirstByteOf("WordDocument") is { } word)
        {
            RequireOpen(At(file, word + FibFlagsAt) is { } flags && (flags & FibEncrypted) != 0);
            return FileKind.Doc;
        }

        if ((directory.FirstByteOf("Workbook") ?? directory.FirstByteOf("Book")) is { } workbook)
        {
            var afterFirst = workbook + 4 + (At(file, workbook + 2) ?? 0);
            RequireOpen(At(file, afterFirst) == FilePass);
            return FileKind.Xls;
        }

        return directory.Has("CONTENTS") || directory.Has("MatOST") || directory.Has("MN0")
            ? FileKind.OldWps
            : throw new UnreadableFileException(directory.Names.Any() ? Refusals.Unsupported : Refusals.Broken);
    }

    private static void RequireOpen(bool isEncrypted)
    {
        if (isEncrypted)
        {
            throw new UnreadableFileException(Refusals.Encrypted);
        }
    }

    private static int? At(ReadOnlySpan<byte> file, long at) =>
        at >= 0 && at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16LittleEndian(file[(int)at..]) : null;
}
