using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data;

#pragma warning disable EF1001 // The design-time services have no public entry but the dotnet-ef tool.
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

const string RootNamespace = "Ordos.GreenPlan.Data";

if (args is not [var dataProject, var verb, .. var rest] || !Directory.Exists(dataProject))
{
    return Usage();
}

// Scaffolding compares models and needs no server.
var options = new DbContextOptionsBuilder<GreenPlanContext>().UseNpgsql("Host=/nowhere;Database=design").Options;
using var context = new GreenPlanContext(options);

var services = new ServiceCollection()
    .AddEntityFrameworkDesignTimeServices(new OperationReporter(new OperationReportHandler(Complain, Complain)))
    .AddDbContextDesignTimeServices(context);
new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
using var provider = services.BuildServiceProvider();
using var scope = provider.CreateScope();
var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();

return (verb, rest) switch
{
    ("add", [var name]) => Add(name),
    ("remove", []) => Remove(),
    ("pending", []) => Pending(),
    ("script", []) => Script(),
    _ => Usage(),
};

int Add(string name)
{
    if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
    {
        Console.Error.WriteLine("A migration's name is a class name such as AddReminders.");
        return 2;
    }

    if (!HasPendingChanges())
    {
        Console.Error.WriteLine("The model has not changed since the last migration: nothing to add.");
        return 1;
    }

    var migration = scaffolder.ScaffoldMigration(name, RootNamespace, "Migrations", "C#", dryRun: false);
    var files = scaffolder.Save(dataProject, migration, Path.Combine(dataProject, "Migrations"), dryRun: false);
    Console.WriteLine(files.MigrationFile);
    Console.WriteLine(files.MetadataFile);
    Console.WriteLine(files.SnapshotFile);
    return 0;
}

// Forced, because there is no database to ask whether the migration was applied.
int Remove()
{
    var files = scaffolder.RemoveMigration(dataProject, RootNamespace, force: true, "C#", dryRun: false);
    Console.WriteLine($"Removed {files.MigrationFile ?? "nothing"}");
    return 0;
}

int Pending()
{
    var pending = HasPendingChanges();
    Console.WriteLine(pending ? "The model has changes without a migration." : "The migrations give exactly the model.");
    return pending ? 1 : 0;
}

int Script()
{
    Console.WriteLine(context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
    return 0;
}

// In a context of its own: asking uses the snapshot up, and a scaffolder that follows would take the database for empty.
bool HasPendingChanges()
{
    using var asked = new GreenPlanContext(options);
    return asked.Database.HasPendingModelChanges();
}

static int Usage()
{
    Console.Error.WriteLine("usage: <path of Ordos.GreenPlan.Data> add NAME | remove | pending | script");
    return 2;
}

static void Complain(string? message) => Console.Error.WriteLine(message);
