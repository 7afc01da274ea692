using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Features.Audit;
using Ordos.GreenPlan.Web.Features.Bulletins;
using Ordos.GreenPlan.Web.Features.Dashboards;
using Ordos.GreenPlan.Web.Features.Import;
using Ordos.GreenPlan.Web.Features.Organisation;
using Ordos.GreenPlan.Web.Features.Progress;
using Ordos.GreenPlan.Web.Features.Supervision;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;
using Ordos.GreenPlan.Web.Features.Users;
using Ordos.GreenPlan.Web.Hosting;
using Ordos.GreenPlan.Web.Mail;
using Radzen;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

await using var database = await builder.OpenDatabaseAsync();
if (database is null)
{
    return 1;
}

builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection(PortalOptions.Section));
builder.Services.AddGreenPlanData(database.ConnectionString);
builder.Services.AddHostedService<StandingClock>();
builder.Services.AddHostedService<RegisterClock>();
builder.Services.AddHostedService<LiveChanges>();
builder.Services.AddHostedService<ImportService>();
builder.Services.AddHostedService<MessageClock>();
builder.Services.AddSingleton<MessageMailer>();
builder.Services.AddSingleton<ExportJobs>();
builder.Services.AddHostedService<MailClock>();
builder.Services.AddPortalAccounts();
builder.Services.AddPortalHealth();
builder.Services.AddSingleton<AssetAddresses>();
builder.Services.AddSingleton<ReportingBoard>();

// Pages are Chinese; as themselves the characters take three bytes, as numbered entities eight.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddRazorComponents().AddInteractiveServerComponents()
    // What a page loaded while prerendering comes back over the circuit; 32 KB would not hold a long list.
    .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 << 10);
builder.Services.AddScoped<CircuitHandler, CircuitTrace>();
builder.Services.AddRadzenComponents();
builder.Services.AddSingleton<ILocalizer, RadzenChinese>();

var app = builder.Build();

app.UseMiddleware<RequestTrace>();
app.UseSecurityHeaders();
app.UseStatusAndErrorPages();
app.UseLastingAssets();
app.UseAuthentication();
app.UseAuthorization();
app.UseOwnPassword();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapPortalHealth();
app.MapSignOut();
app.MapLedgerExport();
app.MapDepartmentExport();
app.MapUserExport();
app.MapAuditExport();
app.MapSheetExport();
app.MapEvidence();
app.MapImportUpload();
app.MapTargetsExport();
app.MapReadingSheetExport();
app.MapSupervisionExport();
app.MapBulletinFile();
app.MapLedgerForm();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null);

await app.PrepareAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
return 0;
