namespace Ordos.GreenPlan.Domain.Importing;

/// <summary>Files that an administrator handed over together, being read in the background (导入).</summary>
public sealed class ImportJob
{
    public int Id { get; private set; }

    /// <summary>What the list calls it: the first file's name.</summary>
    public required string Name { get; init; }

    public ImportState State { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    /// <summary>What is being done, or how it ended, as a sentence.</summary>
    public string? Message { get; set; }

    public required DateTime CreatedAt { get; init; }
    public int? AccountId { get; init; }
    public required string AccountName { get; init; }
    public bool IsDemo { get; init; }

    /// <summary>A draft whose annexed table of tasks the files are; null for a new notice.</summary>
    public int? AnnexOf { get; init; }

    /// <summary>The published document of which the notice is a new version.</summary>
    public int? NewVersionOf { get; init; }

    /// <summary>The document that came of it.</summary>
    public int? DocumentId { get; set; }

    /// <summary>How often a server took it up; a file that ends the server each time must not do so for ever.</summary>
    public int Attempts { get; set; }

    /// <summary>The server that reads it, while one does.</summary>
    public Guid? Runner { get; set; }

    /// <summary>The reader's last sign of life, by the clock of the database.</summary>
    public DateTime? Beat { get; set; }

    public bool CancelRequested { get; set; }
    public List<ImportFile> Files { get; init; } = [];

    public bool IsOver => State is ImportState.Done or ImportState.Failed or ImportState.Cancelled;
}

/// <summary>One file of an import; its bytes go as soon as it has been read.</summary>
public sealed class ImportFile
{
    public int Id { get; private set; }
    public int JobId { get; private set; }
    public required int Ordinal { get; init; }
    public required string Name { get; init; }
    public required int Length { get; init; }
    public byte[]? Content { get; set; }
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>排队中</summary>
    Queued,

    /// <summary>读取中</summary>
    Reading,

    /// <summary>已完成</summary>
    Done,

    /// <summary>未导入</summary>
    Failed,

    /// <summary>已取消</summary>
    Cancelled,
}

public static class ImportStates
{
    public static string Words(this ImportState state) => state switch
    {
        ImportState.Queued => "排队中",
        ImportState.Reading => "读取中",
        ImportState.Done => "已完成",
        ImportState.Failed => "未导入",
        _ => "已取消",
    };
}
