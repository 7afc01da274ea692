namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What a number is in its clause.</summary>
internal enum Standing
{
    /// <summary>No target: a class, a condition, a description, the present.</summary>
    None,

    /// <summary>It ends its phrase: 绿化覆盖率达到40%以上.</summary>
    Closing,

    /// <summary>It counts the object of a verb: 建成5个示范园区.</summary>
    Counting,

    /// <summary>It is the share of a group that does something: 80%以上的机关建成节约型机关.</summary>
    Sharing,
}
