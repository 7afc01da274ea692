using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Tests;

/// <summary>The HTML of a page as a person with a role gets it from a test's own database.</summary>
internal static class PageRendering
{
    public static async Task<string> HtmlOf<TPage>(TestPortal portal, AccountRole role, string address, params (string Name, object? Value)[] route)
        where TPage : IComponent
    {
        await using var services = Services(portal, role, address);
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(
                ParameterView.FromDictionary(route.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)))).ToHtmlString());
    }

    private static ServiceProvider Services(TestPortal portal, AccountRole role, string address)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, 1.ToString(CultureInfo.InvariantCulture)),
                new Claim(ClaimTypes.Role, role.ToString()),
            ],
            "test"));

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(portal.Clock);
        services.AddGreenPlanData(portal.ConnectionString);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<NavigationManager>(new At(address));
        services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        services.AddSingleton<IWebHostEnvironment, NoFiles>();
        services.AddSingleton<AssetAddresses>();
        services.AddSupplyValueFromQueryProvider();
        services.AddCascadingValue(_ => Task.FromResult(new AuthenticationState(person)));
        return services.BuildServiceProvider();
    }

    private sealed class At : NavigationManager
    {
        public At(string address) => Initialize("http://localhost/", "http://localhost" + address);
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    private sealed class NoFiles : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
        public string EnvironmentName { get; set; } = "Test";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
