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

    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day on which the body no longer exists under this name.</summary>
    public DateOnly? ValidTo { get; set; }

    public string? Note { get; set; }
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

    public void AddMember(Department member) => _members.Add(new GroupMember { Member = member });
}

/// <summary>Another name under which a department is printed (别名).</summary>
public sealed class DepartmentAlias
{
    public int Id { get; private set; }
    public int DepartmentId { get; private set; }
    public required string Name { get; init; }
}

/// <summary>Membership in a group such as 各旗区人民政府.</summary>
public sealed class GroupMember
{
    public int GroupId { get; private set; }
    public int MemberId { get; private set; }
    public required Department Member { get; init; }
}
