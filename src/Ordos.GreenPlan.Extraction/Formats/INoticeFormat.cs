using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Formats;

/// <summary>One way in which notices assign work.</summary>
internal interface INoticeFormat
{
    /// <summary>Tried only when no format before it found work assigned to somebody.</summary>
    bool IsLastResort => false;

    /// <summary>The tasks that the notice states in this way, in the order of the text; empty when it does not use it.</summary>
    IReadOnlyList<ExtractedTask> Read(NoticeReading notice);
}
