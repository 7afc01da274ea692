using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Benchmarks;

/// <summary>The portal in a process of its own, as people run it, and one client that has signed in.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private PortalProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    public static async Task<PortalProcess> StartAsync(string root, string connectionString, CancellationToken cancel)
    {
        var project = Path.Combine(root, "src", "Ordos.GreenPlan.Web");
        var built = BuiltProject.PathOf(root, "Ordos.GreenPlan.Web");
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [built, "--contentRoot", project, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__GreenPlan"] = connectionString;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start) ?? throw new InvalidOperationException("门户没有启动。");

        // Read and dropped, or the portal would wait for somebody to read.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None };
        var portal = new PortalProcess(process, new HttpClient(handler) { BaseAddress = new Uri(address) });
        await portal.WaitAsync(cancel);
        return portal;
    }

    public async Task SignInAsync(string account, string password, CancellationToken cancel)
    {
        var page = await Client.GetStringAsync("/account/sign-in", cancel);
        var fields = HiddenField().Matches(page).Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Append(new("Form.Account", account)).Append(new("Form.Password", password));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await Client.PostAsync("/account/sign-in", form, cancel);

        if ((int)answer.StatusCode is not (302 or 303))
        {
            throw new InvalidOperationException($"登录未成功（{(int)answer.StatusCode}）。");
        }
    }

    /// <summary>Gets a page to its last byte.</summary>
    public async Task<int> GetAsync(string address, CancellationToken cancel)
    {
        using var answer = await Client.GetAsync(address, HttpCompletionOption.ResponseContentRead, cancel);
        return answer.StatusCode == HttpStatusCode.OK
            ? (int)answer.Content.Headers.ContentLength.GetValueOrDefault((await answer.Content.ReadAsByteArrayAsync(cancel)).Length)
            : throw new InvalidOperationException($"{address} 返回 {(int)answer.StatusCode}。");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();

        while (Stopwatch.GetElapsedTime(started) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync("/account/sign-in", cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, cancel);
        }

        await DisposeAsync();
        throw new InvalidOperationException("门户没有在三分钟内就绪。");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex HiddenField();
}
