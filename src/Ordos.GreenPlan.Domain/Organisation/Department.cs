namespace Ordos.GreenPlan.Domain.Organisation;

/// <summary>A registered body that can be responsible for tasks (部门、旗区).</summary>
public sealed class Department
{
    private readonly List<DepartmentAlias> _aliases = [];
    private readonly List<GroupMember> _members = [];

    public int Id { get; private set; }

    /// <summary>Stable key of the registry file, for matching it again.</summary>
    public required string Key { get; init; }

    /// <summary>The short official name, as lists of responsible units print it.</summary>
    public required string Name { get; set; }

    public required string FullName { get; set; }
    public required DepartmentKind Kind { get; set; }

    /// <summary>Level of government as people write it, such as 市 or 旗区.</summary>
    public required string Level { get; set; }

    /// <summary>The body that it belongs to; null where it answers to the government itself.</summary>
    public int? ParentId { get; set; }

    /// <summary>The office to turn to, such as 综合科: an office, never a person.</summary>
    public string? Office { get; set; }

    /// <summary>Telephone of that office.</summary>
    public string? Phone { get; set; }

    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day on which the body no longer exists under this name.</summary>
    public DateOnly? ValidTo { get; set; }

    public string? Note { get; set; }
    public uint Version { get; private set; }
    public IReadOnlyList<DepartmentAlias> Aliases => _aliases;

    /// <summary>Members, where this is a group.</summary>
    public IReadOnlyList<GroupMember> Members => _members;

    public void AddAlias(string name)
    {
        if (!string.Equals(name, Name, StringComparison.Ordinal) && _aliases.TrueForAll(alias => alias.Name != name))
        {
            _aliases.Add(new DepartmentAlias { Name = name });
        }
    }

    public void RemoveAlias(int aliasId) => _aliases.RemoveAll(alias => alias.Id == aliasId);

    /// <param name="from">From which day notices that name the group mean this member too; null for all notices.</param>
    /// <exception cref="DomainRuleException"><c>not-a-group</c>; <c>member-is-group</c></exception>
    public void AddMember(Department member, DateOnly? from = null)
    {
        if (Kind != DepartmentKind.Group)
        {
            throw new DomainRuleException("not-a-group", $"“{Name}”不是统称，不能设成员。");
        }

        if (member.Kind == DepartmentKind.Group)
        {
            throw new DomainRuleException("member-is-group", $"“{member.Name}”本身是统称，不能作为成员。");
        }

        if (_members.TrueForAll(known => known.Member != member))
        {
            _members.Add(new GroupMember { Member = member, ValidFrom = from });
        }
    }

    public void RemoveMember(int memberId) => _members.RemoveAll(member => member.MemberId == memberId);
}

/// <summary>Another name under which a department is printed (别名).</summary>
public sealed class DepartmentAlias
{
    public int Id { get; private set; }
    public int DepartmentId { get; private set; }
    public required string Name { get; init; }
}

/// <summary>Membership in a group such as 各旗区人民政府. A notice means the members that the group had on the notice's date.</summary>
public sealed class GroupMember
{
    public int GroupId { get; private set; }
    public int MemberId { get; private set; }
    public required Department Member { get; init; }

    /// <summary>First day of the notices that mean this member; null for all.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day of the notices that no longer mean it.</summary>
    public DateOnly? ValidTo { get; set; }
}
