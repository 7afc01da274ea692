using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Testing;

namespace Ordos.GreenPlan.Web.Tests.RuleZero;

/// <summary>Rule zero: what is scored or ranked is the work, never the use of the portal.</summary>
/// <remarks>
/// Everything that scores or ranks is listed in <see cref="Scored"/> and run while the database hides the records of use:
/// a question about them would be refused. Whoever adds a table says which kind it is; whoever adds a query says whether it ranks.
/// </remarks>
public sealed class RuleZeroTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EverythingScoredOrRanked_WithoutTheRecordsOfUse_IsComputed()
    {
        await using var portal = await databases.CreatePortalAsync();
        await PreparePeriodAsync(portal);
        await PortalUse.HideAsync(portal.ConnectionString, Cancel);
        await using var db = portal.Open();

        foreach (var scored in Scored.All)
        {
            await using var asking = portal.Open();
            var fault = await Record.ExceptionAsync(() => scored.RunAsync(portal, asking, Cancel));
            Assert.True(fault is null, $"{scored.What}: {fault?.GetBaseException().Message}");
        }

        // Hiding works.
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => db.Users.CountAsync(Cancel))).SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => db.Reports.MaxAsync(report => report.EditedAt, Cancel))).SqlState);
    }

    [Fact]
    public async Task EveryTable_IsAboutTheWorkOrAboutUse()
    {
        await using var portal = await databases.CreatePortalAsync();
        var tables = await QueryAsync(portal, "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '\\_\\_%'");

        Assert.Equal(tables.Order(StringComparer.Ordinal), PortalUse.Work.Concat(PortalUse.Tables).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryQueryOfAPage_IsListedOrSaidToRankNothing()
    {
        var asking = typeof(Addresses).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Ordos.GreenPlan.Web.Features", StringComparison.Ordinal) == true
                && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.DeclaringType is null && !type.IsAssignableTo(typeof(ComponentBase)) && Asks(type))
            .Select(type => type.Name).ToList();
        var ranked = Scored.All.SelectMany(scored => scored.Of).Select(type => type.Name).ToList();

        Assert.Equal("", string.Join(", ", asking.Except(ranked).Except(Unranked.Keys).Order(StringComparer.Ordinal)));
        Assert.Empty(ranked.Intersect(Unranked.Keys));
        Assert.Empty(Unranked.Keys.Except(asking));
    }

    /// <summary>What reads rows for a page and puts nothing in an order that says better or worse.</summary>
    private static readonly Dictionary<string, string> Unranked = new(StringComparer.Ordinal)
    {
        ["AdministratorHome"] = "drafts and failed imports, the newest first",
        ["AlignmentQuery"] = "passages of two plans, in the order of the text",
        ["AuditExport"] = "what was changed, the newest first",
        ["AuditNames"] = "names of records",
        ["AuditQuery"] = "what was changed, the newest first",
        ["DepartmentChoice"] = "names of departments",
        ["DepartmentQuery"] = "one department",
        ["DocumentLineage"] = "documents by date",
        ["DocumentListQuery"] = "documents by date",
        ["DocumentQuery"] = "one document",
        ["ImportQuery"] = "imports, the newest first",
        ["LedgerExport"] = "the rows of the ledger, in its order",
        ["LedgerForm"] = "the rows of the ledger, by document and place",
        ["LedgerFormRows"] = "the rows of the ledger, by document and place",
        ["MessageList"] = "messages to oneself, the newest first",
        ["PeriodList"] = "periods by date",
        ["ReadingSheet"] = "indicators to be reported, by name",
        ["ReviewContext"] = "one report",
        ["ReviewList"] = "reports that wait, in the order in which they were signed",
        ["ReviewSideData"] = "one draft",
        ["ReviewedReport"] = "one report",
        ["SheetQuery"] = "one's own sheet, in the order of the notices",
        ["TargetAlignment"] = "targets of two plans, in the order of the text",
        ["TaskQuery"] = "one task",
        ["UserListQuery"] = "accounts by name",
    };

    private static bool Asks(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Cast<MethodBase>()
            .Concat(type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(GreenPlanContext)));

    private static async Task PreparePeriodAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into periods (id, name, starts_on, ends_on, opens_on, closes_on, is_demo)
            values (900000, '2026年10月', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-30', false);
            insert into period_documents (period_id, document_id) select distinct 900000, document_id from plan_counts
            """, Cancel);
    }

    private static async Task<List<string>> QueryAsync(TestPortal portal, string sql)
    {
        await using var db = portal.Open();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancel);
    }
}
