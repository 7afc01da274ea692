using System.Text;

namespace Ordos.GreenPlan.Cli;

/// <summary>What a verb sees of the process: where it writes, and the settings it was given.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress, warnings and refusals.</param>
/// <param name="Setting">Value of an environment variable, or null.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Func<string, string?> Setting) : IDisposable
{
    public static Terminal OfThisProcess() =>
        new(Writer(Console.OpenStandardOutput(), 65536), Writer(Console.OpenStandardError(), 1024), Environment.GetEnvironmentVariable);

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }

    // UTF-8 whatever the locale says: the JSON is read by programs, and a minimal server has no locale at all.
    private static StreamWriter Writer(Stream stream, int bufferSize) => new(stream, new UTF8Encoding(false), bufferSize) { AutoFlush = bufferSize < 65536 };
}
