using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Ordos.GreenPlan.Web;
using Ordos.GreenPlan.Web.Components;
using Ordos.GreenPlan.Web.Hosting;
using Radzen;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection(PortalOptions.Section));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<AssetAddresses>();
builder.Services.AddScoped<CircuitHandler, CircuitTrace>();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddHttpContextAccessor();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddCascadingAuthenticationState();
builder.Services.AddRadzenComponents();
builder.Services.AddHealthChecks();
builder.Services.AddAuthentication("x").AddCookie("x");
builder.Services.AddAuthorization();

var app = builder.Build();

app.UseMiddleware<RequestTrace>();
app.UseSecurityHeaders();
app.UseExceptionHandler(Addresses.Error, createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
app.UseLastingAssets();
app.UseAuthentication();
app.Use((c, n) => { c.User = new(new System.Security.Claims.ClaimsIdentity([new("name", "统筹科　调度员")], "x")); return n(c); });
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null);

app.Run();
