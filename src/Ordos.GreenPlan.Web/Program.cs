using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Hosting;
using Radzen;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection(PortalOptions.Section));
builder.Services.AddGreenPlanData(builder.Configuration.GetConnectionString("GreenPlan") ?? "");
builder.Services.AddPortalAccounts();
builder.Services.AddPortalHealth();
builder.Services.AddSingleton<AssetAddresses>();

// Pages are Chinese; as themselves the characters take three bytes, as numbered entities eight.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
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
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null);

app.Run();
