using Ordos.GreenPlan.Cli.Tests;
using Ordos.GreenPlan.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Databases))]

namespace Ordos.GreenPlan.Cli.Tests;

/// <summary>Databases with the current schema and nothing in it.</summary>
public sealed class Databases() : PostgresFixture(TestPortal.MigrateAsync);
