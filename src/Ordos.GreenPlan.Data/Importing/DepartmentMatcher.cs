using Microsoft.EntityFrameworkCore;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Finds the registered department that a printed name means: by its name, full name or an alias, never by likeness.</summary>
internal sealed class DepartmentMatcher
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public static async Task<DepartmentMatcher> LoadAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var names = await db.Departments
            .OrderBy(department => department.Id)
            .Select(department => new { department.Id, department.Name, department.FullName, Aliases = department.Aliases.Select(a => a.Name).ToList() })
            .ToListAsync(cancel);
        var matcher = new DepartmentMatcher();

        // A name outranks another department's full name, and that an alias.
        names.ForEach(department => matcher._byName.TryAdd(department.Name, department.Id));
        names.ForEach(department => matcher._byName.TryAdd(department.FullName, department.Id));
        names.ForEach(department => department.Aliases.ForEach(alias => matcher._byName.TryAdd(alias, department.Id)));

        return matcher;
    }

    public int? Find(string printed) => _byName.TryGetValue(printed, out var id) ? id : null;
}
