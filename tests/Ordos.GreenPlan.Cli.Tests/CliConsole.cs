namespace Ordos.GreenPlan.Cli.Tests;

/// <summary>Calls the command line in this process and keeps what it wrote.</summary>
internal sealed class CliConsole(string? connectionString = null) : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"greenplan-cli-{Guid.NewGuid():N}");
    private StringWriter _out = new();
    private StringWriter _error = new();

    public static string Seeds { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>Whether a private database was begun, which a test with a server of its own never wants.</summary>
    public bool TouchedDataFolder => Directory.Exists(_data);

    public static string Notice(string name) => Path.Combine(Seeds, "notices", $"{name}.txt");

    public Task<int> RunAsync(params string[] arguments) => RunAsync(Xunit.TestContext.Current.CancellationToken, arguments);

    public async Task<int> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        (_out, _error) = (new StringWriter(), new StringWriter());
        return await CommandLine.RunAsync(arguments, new Terminal(_out, _error, Setting), cancel);
    }

    /// <summary>A file that is gone when the test is over.</summary>
    public string File(string name, byte[] content)
    {
        var folder = Directory.CreateDirectory(_data + "-files").FullName;
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(_data + "-files"))
        {
            Directory.Delete(_data + "-files", recursive: true);
        }
    }

    private string? Setting(string name) => name switch
    {
        "ConnectionStrings__GreenPlan" => connectionString,
        "Portal__DataFolder" => _data,
        "Portal__SeedsFolder" => Seeds,
        _ => null,
    };
}
