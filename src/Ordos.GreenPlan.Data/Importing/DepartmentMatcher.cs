using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>
/// Finds the registered department that a printed name means on a day: by its name, full name or an alias, and where that body no longer
/// existed on the day, its confirmed successor. A likeness is only proposed.
/// </summary>
public sealed class DepartmentMatcher
{
    private const int LeastLikeness = 40;

    private readonly Dictionary<string, Known> _byName = new(StringComparer.Ordinal);
    private readonly List<Known> _all;
    private readonly ILookup<int, Following> _successors;

    private DepartmentMatcher(List<Known> all, List<Following> successors)
    {
        (_all, _successors) = (all, successors.ToLookup(successor => successor.FromId));

        // A name outranks another department's full name, and that an alias.
        all.ForEach(department => _byName.TryAdd(department.Name, department));
        all.ForEach(department => _byName.TryAdd(department.FullName, department));
        all.ForEach(department => department.Aliases.ForEach(alias => _byName.TryAdd(alias, department)));
    }

    public static async Task<DepartmentMatcher> LoadAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var names = await db.Departments
            .OrderBy(department => department.Id)
            .Select(department => new Known(
                department.Id, department.Name, department.FullName, department.ValidTo, department.Aliases.Select(a => a.Name).ToList()))
            .ToListAsync(cancel);
        var successors = await db.Successions
            .Select(succession => new Following(succession.FromId, succession.ToId, succession.Kind, succession.ConfirmedAt != null))
            .ToListAsync(cancel);
        return new DepartmentMatcher(names, successors);
    }

    /// <param name="on">The notice's date; null where it is unknown, and then any name counts.</param>
    public int? Find(string printed, DateOnly? on = null)
    {
        if (!_byName.TryGetValue(printed, out var department))
        {
            return null;
        }

        // A notice that prints a name given up before means the body's successor, if it is certain which that is.
        for (var steps = 0; department.EndedBy(on); steps++)
        {
            if (steps == 5 || _successors[department.Id].ToList() is not [{ Confirmed: true, Kind: not SuccessionKind.Split } only])
            {
                return null;
            }

            department = _all.Find(other => other.Id == only.ToId)!;
        }

        return department.Id;
    }

    /// <summary>Departments that the name may mean, likeliest first, for a person to choose from.</summary>
    public IReadOnlyList<UnitProposal> Propose(string printed, DateOnly? on)
    {
        var printedAs = new TextProfile(printed);
        var followers = _byName.TryGetValue(printed, out var former)
            ? _successors[former.Id].Select(successor => new UnitProposal(successor.ToId, _all.Find(d => d.Id == successor.ToId)!.Name, 100, former.Name))
            : [];

        var alike = _all
            .Where(department => !department.EndedBy(on))
            .Select(department => new UnitProposal(
                department.Id,
                department.Name,
                department.Aliases.Append(department.Name).Append(department.FullName).Max(name => new TextProfile(name).LikenessTo(printedAs)),
                FormerName: null))
            .Where(proposal => proposal.Likeness >= LeastLikeness)
            .OrderByDescending(proposal => proposal.Likeness);

        return [.. followers.Concat(alike).DistinctBy(proposal => proposal.DepartmentId).Take(4)];
    }

    private sealed record Known(int Id, string Name, string FullName, DateOnly? ValidTo, List<string> Aliases)
    {
        public bool EndedBy(DateOnly? day) => ValidTo <= day;
    }

    private sealed record Following(int FromId, int ToId, SuccessionKind Kind, bool Confirmed);
}

/// <summary>A department that a printed name may mean.</summary>
/// <param name="Likeness">Percent.</param>
/// <param name="FormerName">The body that bore the name and which this one follows; null for a mere likeness.</param>
public sealed record UnitProposal(int DepartmentId, string Name, int Likeness, string? FormerName);
