using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Whether the portal can work: one word for people and a status code for machines.</summary>
public static class HealthPage
{
    public static void AddPortalHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Database>("database", timeout: TimeSpan.FromSeconds(5));

    public static void MapPortalHealth(this IEndpointRouteBuilder routes) => routes
        .MapHealthChecks(Addresses.Health, new HealthCheckOptions
        {
            ResponseWriter = (context, report) =>
            {
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "正常" : "数据库连接不上");
            },
        })
        .AllowAnonymous();

    private sealed class Database(IDbContextFactory<GreenPlanContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
