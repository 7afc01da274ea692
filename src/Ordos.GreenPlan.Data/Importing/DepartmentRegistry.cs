using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Importing;

/// <summary>Brings the registry file of departments into the database.</summary>
public sealed class DepartmentRegistry(IDbContextFactory<GreenPlanContext> contexts)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds the departments of a registry file; does nothing where departments are registered already.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> ImportAsync(Actor actor, string file, CancellationToken cancel)
    {
        actor.Require(Operation.KeepDepartments);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;

        if (await db.Departments.AnyAsync(cancel))
        {
            return 0;
        }

        await using var stream = File.OpenRead(file);
        var rows = await JsonSerializer.DeserializeAsync<List<RegistryRow>>(stream, Json, cancel) ?? [];
        var departments = rows.ToDictionary(row => row.Key, Create, StringComparer.Ordinal);
        db.Departments.AddRange(departments.Values);

        foreach (var row in rows)
        {
            foreach (var member in row.Members)
            {
                departments[row.Key].AddMember(departments[member]);
            }

            db.Successions.AddRange(row.Successors.Select(successor => Follow(departments[row.Key], departments[successor.Key], successor)));
        }

        await db.SaveChangesAsync(cancel);
        return rows.Count;
    }

    private static Department Create(RegistryRow row)
    {
        var department = new Department
        {
            Key = row.Key,
            Name = row.Name,
            FullName = row.FullName ?? row.Name,
            Kind = Enum.Parse<DepartmentKind>(row.Kind, ignoreCase: true),
            Level = row.Level,
            ValidFrom = row.ValidFrom,
            ValidTo = row.ValidTo,
            Note = row.Note,
        };

        foreach (var alias in row.Aliases)
        {
            department.AddAlias(alias);
        }

        return department;
    }

    private static Succession Follow(Department from, Department to, SuccessorRow row) => new()
    {
        From = from,
        To = to,
        Kind = Enum.Parse<SuccessionKind>(row.Kind, ignoreCase: true),
        On = row.On,
        Certainty = Enum.Parse<Certainty>(row.Confidence, ignoreCase: true),
        Basis = row.Basis,
    };

    private sealed record RegistryRow(
        string Key, string Name, string? FullName, List<string> Aliases, string Kind, string Level, DateOnly? ValidFrom, DateOnly? ValidTo,
        List<SuccessorRow> Successors, List<string> Members, string? Note);

    private sealed record SuccessorRow(string Key, string Kind, DateOnly? On, string Confidence, string? Basis);
}
