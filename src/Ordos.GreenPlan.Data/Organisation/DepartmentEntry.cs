using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Organisation;

/// <summary>What an administrator writes about a department.</summary>
public sealed record DepartmentEntry(
    string Name, string FullName, DepartmentKind Kind, string Level, int? ParentId, string? Office, string? Phone,
    DateOnly? ValidFrom, DateOnly? ValidTo, string? Note)
{
    public const int NameLength = 100;
    public const int FullNameLength = 200;
    public const int LevelLength = 20;
    public const int OfficeLength = 100;
    public const int PhoneLength = 40;
    public const int NoteLength = 2000;

    /// <summary>Without blanks around; the full name is the short one where none is given.</summary>
    public DepartmentEntry Clean()
    {
        var name = Plain(Name) ?? "";
        return this with
        {
            Name = name, FullName = Plain(FullName) ?? name, Level = Plain(Level) ?? "", Office = Plain(Office), Phone = Plain(Phone), Note = Plain(Note),
        };
    }

    /// <exception cref="DomainRuleException"><c>name-missing</c>; <c>too-long</c>; <c>validity-inverted</c>.</exception>
    public void Check()
    {
        if (Name.Length == 0 || Level.Length == 0)
        {
            throw new DomainRuleException("name-missing", "请填写名称和层级。");
        }

        if (Name.Length > NameLength || FullName.Length > FullNameLength || Level.Length > LevelLength
            || Office?.Length > OfficeLength || Phone?.Length > PhoneLength || Note?.Length > NoteLength)
        {
            throw new DomainRuleException("too-long", "有内容过长，请精简。");
        }

        if (ValidFrom >= ValidTo)
        {
            throw new DomainRuleException("validity-inverted", "撤销日期须晚于设立日期。");
        }
    }

    // Text pasted from other programs may hold NUL, which PostgreSQL does not store.
    private static string? Plain(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words ? words : null;
}
