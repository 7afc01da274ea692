using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ordos.GreenPlan.Browser.Tests.Browsing;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Testing;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>A running portal on a database of its own, with a browser to open it in.</summary>
public sealed class Portal : IAsyncDisposable
{
    private readonly ScratchFolder _folder;
    private readonly TestDatabase? _database;
    private readonly Chromium _chromium;
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new();
    private PortalProcess _process;

    private Portal(ScratchFolder folder, TestDatabase? database, string connectionString, PortalProcess process, PortalAccounts accounts, Chromium chromium)
    {
        (_folder, _database, ConnectionString, _process, Accounts, _chromium) = (folder, database, connectionString, process, accounts, chromium);
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGreenPlanData(connectionString).BuildServiceProvider();
        Open = new OpenTasks(this);
    }

    public string ConnectionString { get; }

    public Uri Address => _process.Address;

    public PortalAccounts Accounts { get; }

    /// <summary>Its own database server; null where it uses another's.</summary>
    public PrivateCluster? Cluster { get; private init; }

    /// <summary>Tasks that a test may report on.</summary>
    public OpenTasks Open { get; }

    /// <param name="accounts">What was printed when the database was filled.</param>
    public static async Task<Portal> StartAsync(TestDatabase database, PortalAccounts accounts, Chromium chromium)
    {
        var folder = new ScratchFolder();
        var process = await PortalProcess.StartAsync(new PortalStart(folder.Path, database.ConnectionString));
        return new Portal(folder, database, database.ConnectionString, process, accounts, chromium);
    }

    /// <summary>Starts a portal with sample data and a database server of its own.</summary>
    public static async Task<Portal> StartAloneAsync(Chromium chromium)
    {
        var folder = new ScratchFolder();
        var cluster = new PrivateCluster(folder.Path);
        var process = await PortalProcess.StartAsync(new PortalStart(folder.Path, ConnectionString: null, Demo: true));
        var connectionString = await cluster.ConnectionStringAsync();
        return new Portal(folder, null, connectionString, process, new PortalAccounts(process.Accounts), chromium) { Cluster = cluster };
    }

    /// <summary>Starts another server on the same database; people signed in here are signed in there.</summary>
    public async Task<Portal> TwinAsync()
    {
        var folder = new ScratchFolder();
        var process = await PortalProcess.StartAsync(new PortalStart(folder.Path, ConnectionString));
        return new Portal(folder, null, ConnectionString, process, Accounts, _chromium);
    }

    /// <summary>A fresh context, as one person, at one size of screen.</summary>
    /// <param name="account">Null for somebody who has not signed in.</param>
    public async Task<IBrowserContext> ContextAsync(PortalAccount? account, Screen screen)
    {
        var browser = await _chromium.BrowserAsync();
        return await browser.NewContextAsync(Options(screen, account is null ? null : await SignedInAsync(account)));
    }

    public async Task<GreenPlanContext> DataAsync() =>
        await _services.GetRequiredService<IDbContextFactory<GreenPlanContext>>().CreateDbContextAsync();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Ends the portal as a power cut does, and starts it again at the same address.</summary>
    public async Task KillAndRestartAsync()
    {
        var port = Address.Port;
        await _process.DisposeAsync();
        _process = await PortalProcess.StartAsync(new PortalStart(_folder.Path, ConnectionString, Port: port));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _services.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (Cluster is not null)
        {
            await Cluster.DeleteAsync();
        }

        _folder.Dispose();
    }

    private BrowserNewContextOptions Options(Screen screen, string? storage) => new()
    {
        BaseURL = Address.ToString(),
        ViewportSize = screen.Size,
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        AcceptDownloads = true,
        ReducedMotion = ReducedMotion.Reduce,
        StorageState = storage,
    };

    // Sign-in is limited by account and address: once for all tests.
    private Task<string> SignedInAsync(PortalAccount account) =>
        _signedIn.GetOrAdd(account.UserName, _ => new Lazy<Task<string>>(() => SignInAsync(account))).Value;

    private async Task<string> SignInAsync(PortalAccount account)
    {
        var browser = await _chromium.BrowserAsync();
        await using var context = await browser.NewContextAsync(Options(Screen.Desk, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("账号").FillAsync(account.UserName);
        await page.GetByLabel("密码").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/"));
        return await context.StorageStateAsync();
    }
}
