using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Web.Tests.Mail;

/// <summary>A mail server on this machine that keeps what it takes. It may refuse an address, or be down.</summary>
internal sealed partial class SmtpSink : IDisposable
{
    private readonly ConcurrentQueue<TakenMail> _taken = new();
    private TcpListener? _listener;

    public int Port { get; private set; }

    /// <summary>An address that it does not know.</summary>
    public string? Unknown { get; set; }

    public IReadOnlyList<TakenMail> Taken => [.. _taken];

    public static SmtpSink Start()
    {
        var sink = new SmtpSink();
        sink.Up();
        return sink;
    }

    /// <summary>Takes calls, after the first time at the same port.</summary>
    public void Up()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ServeAsync(_listener);
    }

    public void Down() => _listener?.Stop();

    public void Dispose() => Down();

    private async Task ServeAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Down.
        }
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var client = caller;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var to = "";
        await writer.WriteLineAsync("220 sink");

        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    to = Between().Match(line).Groups["address"].Value;
                    await writer.WriteLineAsync(to == Unknown ? "550 no such user" : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var lines = new List<string>();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                    {
                        lines.Add(text);
                    }

                    _taken.Enqueue(TakenMail.Read(to, lines));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    [GeneratedRegex("<(?<address>[^>]*)>")]
    private static partial Regex Between();
}

/// <summary>A mail as the server took it.</summary>
internal sealed record TakenMail(string To, string Subject, string Body)
{
    public static TakenMail Read(string to, List<string> lines)
    {
        var blank = lines.IndexOf("");
        var header = string.Join('\n', lines.Take(blank)).Replace("\n ", "", StringComparison.Ordinal).Split('\n');
        var subject = header.Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..];
        return new TakenMail(to, Words(subject), Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(lines.Skip(blank + 1)))));
    }

    // =?utf-8?B?…?=, one after the other.
    private static string Words(string header) => string.Concat(
        header.Split("=?utf-8?B?", StringSplitOptions.RemoveEmptyEntries).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Trim()[..^2]))));
}
