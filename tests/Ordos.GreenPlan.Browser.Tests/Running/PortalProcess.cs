using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>How a portal is started.</summary>
/// <param name="Folder">Where its log goes, and its private cluster where no server is named.</param>
/// <param name="ConnectionString">Null for a private cluster.</param>
/// <param name="Port">0 for any that is free.</param>
public sealed record PortalStart(string Folder, string? ConnectionString, bool Demo = false, int Port = 0);

/// <summary>The built portal, run as people run it.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The portal ended.\n{Output}"));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>What it has printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The accounts that it has printed.</summary>
    public IReadOnlyList<PortalAccount> Accounts =>
    [
        .. _output.Select(line => PrintedAccount().Match(line)).Where(match => match.Success)
            .Select(match => new PortalAccount(match.Groups["account"].Value, match.Groups["password"].Value, match.Groups["name"].Value)),
    ];

    /// <returns>A portal that answers.</returns>
    public static async Task<PortalProcess> StartAsync(PortalStart start)
    {
        var process = new Process { StartInfo = Describe(start), EnableRaisingEvents = true };
        var portal = new PortalProcess(process);

        try
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            portal.Address = await portal._listening.Task.WaitAsync(Patience);
            return portal;
        }
        catch (TimeoutException)
        {
            await portal.DisposeAsync();
            throw new TimeoutException($"The portal did not start within {Patience}.\n{portal.Output}");
        }
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(PortalStart start)
    {
        var folder = Folder();
        var describe = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        describe.ArgumentList.Add(Path.Combine(folder, "Ordos.GreenPlan.Web.dll"));
        describe.ArgumentList.Add("--urls");
        describe.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{start.Port}"));
        if (start.Demo)
        {
            describe.ArgumentList.Add("--demo");
        }

        var environment = describe.Environment;
        environment.Remove("ConnectionStrings__GreenPlan");
        if (start.ConnectionString is not null)
        {
            environment["ConnectionStrings__GreenPlan"] = start.ConnectionString;
        }

        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        environment["Portal__LogFolder"] = Path.Combine(start.Folder, "logs");
        environment["Portal__DataFolder"] = start.Folder;
        return describe;
    }

    private static string Folder()
    {
        var told = typeof(PortalProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PortalFolder").Value!;
        var folder = Path.GetFullPath(told, AppContext.BaseDirectory);
        return File.Exists(Path.Combine(folder, "Ordos.GreenPlan.Web.dll"))
            ? folder
            : throw new InvalidOperationException($"The portal is not built: {folder} holds no Ordos.GreenPlan.Web.dll.");
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (PrintedAddress().Match(line) is { Success: true } address)
        {
            _listening.TrySetResult(new Uri(address.Groups["address"].Value));
        }
    }

    [GeneratedRegex("Now listening on: (?<address>http://\\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedAddress();

    [GeneratedRegex("^\\s*账号 (?<account>\\S+)\\s+密码 (?<password>\\S+)\\s+(?<name>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedAccount();
}
