namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>How much a file may ask of this machine.</summary>
public sealed record NoticeFileLimits
{
    public static NoticeFileLimits Default { get; } = new();

    /// <summary>Size of the file itself.</summary>
    public int MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Characters of text that a file may give.</summary>
    public int MaxTextLength { get; init; } = 6_000_000;

    /// <summary>Lines of text that a file may give: each costs some hundred bytes while it is read, however short it is.</summary>
    public int MaxLines { get; init; } = 150_000;

    /// <summary>Entries of an archive.</summary>
    public int MaxArchiveEntries { get; init; } = 10_000;

    /// <summary>Bytes that the entries read may unpack to, together.</summary>
    public long MaxUnpackedBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How many times its packed size an entry may unpack to; entries below a megabyte are spared.</summary>
    public int MaxUnpackingRatio { get; init; } = 300;

    /// <summary>Elements, texts and the like in one XML part.</summary>
    public int MaxXmlNodes { get; init; } = 2_000_000;

    /// <summary>Depth of elements in XML.</summary>
    public int MaxXmlDepth { get; init; } = 256;

    /// <summary>Time for one run of an outside program.</summary>
    public TimeSpan ProgramTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that an outside program may answer with.</summary>
    public int MaxProgramOutputBytes { get; init; } = 64 * 1024 * 1024;
}
