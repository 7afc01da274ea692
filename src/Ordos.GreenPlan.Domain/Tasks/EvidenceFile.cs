using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Tasks;

/// <summary>A file that proves what a report says (佐证材料). Taken only where <see cref="EvidenceRule"/> asks for it.</summary>
public sealed class EvidenceFile
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxName = 120;

    /// <summary>Most files of a report.</summary>
    public const int Most = 10;

    public int Id { get; private set; }
    public required int ReportId { get; init; }
    public required int TaskId { get; init; }

    /// <summary>Name without folders, with the ending of its kind.</summary>
    public required string Name { get; init; }

    public required EvidenceKind Kind { get; init; }
    public required int Size { get; init; }
    public required byte[] Content { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required bool IsDemo { get; init; }

    /// <exception cref="DomainRuleException"><c>evidence-empty</c>; <c>evidence-size</c>; <c>evidence-kind</c>; <c>report-locked</c></exception>
    public static EvidenceFile Of(ProgressReport report, string name, byte[] content, Actor actor, DateTime now)
    {
        if (content.Length == 0)
        {
            throw new DomainRuleException("evidence-empty", "文件是空的，请重新选择。");
        }

        if (content.Length > MaxBytes)
        {
            throw new DomainRuleException("evidence-size", $"每个佐证文件不超过{MaxBytes / 1024 / 1024} MB，请压缩后再上传。");
        }

        if (EvidenceKinds.Of(content) is not { } kind)
        {
            throw new DomainRuleException("evidence-kind", "只收PDF、Word（docx）、Excel（xlsx）和JPG、PNG图片，不收带宏的文件。请另存后再上传。");
        }

        if (report.State == ReportState.Accepted)
        {
            throw new DomainRuleException("report-locked", "该填报已审结，不能再增减佐证。");
        }

        return new EvidenceFile
        {
            ReportId = report.Id, TaskId = report.TaskId, Name = NameOf(name, kind), Kind = kind, Size = content.Length, Content = content,
            At = now, By = actor.Name, IsDemo = actor.IsDemo,
        };
    }

    // Browsers send the name alone, other programs may send a path or worse.
    private static string NameOf(string given, EvidenceKind kind)
    {
        var name = string.Concat(given.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter) && letter is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))).Trim();
        var dot = name.LastIndexOf('.');
        var stem = (dot > 0 ? name[..dot] : name).Trim('.', ' ');
        var most = MaxName - kind.Ending().Length;
        return (stem.Length == 0 ? "佐证" : stem.Length > most ? stem[..most] : stem) + kind.Ending();
    }
}
