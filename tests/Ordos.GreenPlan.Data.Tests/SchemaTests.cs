using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Tests.World;

namespace Ordos.GreenPlan.Data.Tests;

public sealed class SchemaTests(Databases databases) : PortalTest(databases)
{
    [Fact]
    public async Task Migrations_Applied_GiveExactlyTheModel()
    {
        await using var db = Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task Migrations_TakenBackAndAppliedAgain_LeaveNothingBehind()
    {
        const string objects = """
            select relkind::text || ' ' || relname from pg_class where relnamespace = 'public'::regnamespace
            union all select 'f ' || proname from pg_proc where pronamespace = 'public'::regnamespace
            union all select 't ' || tgname from pg_trigger where not tgisinternal
            order by 1
            """;
        await using var db = Open();
        var migrator = db.GetService<IMigrator>();
        var applied = await QueryAsync(objects);

        await migrator.MigrateAsync("0", Cancel);
        Assert.Equal(["i pk___EFMigrationsHistory", "r __EFMigrationsHistory"], (await QueryAsync(objects)).Select(row => row.Replace("PK", "pk", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        await migrator.MigrateAsync(cancellationToken: Cancel);
        Assert.Equal(applied, await QueryAsync(objects));
    }
}
