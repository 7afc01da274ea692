namespace Ordos.GreenPlan.Cli;

/// <summary>One verb of the command line.</summary>
/// <param name="Name">What is typed; two words where a verb has a sub-verb.</param>
/// <param name="Arguments">What follows it, for the help.</param>
/// <param name="Purpose">What it does, for the help.</param>
/// <param name="Run">Does it and gives the exit code.</param>
internal sealed record Verb(string Name, string Arguments, string Purpose, Func<VerbCall, Task<int>> Run)
{
    public string[] Words { get; } = Name.Split(' ');
}

/// <summary>A verb as it was called.</summary>
internal sealed record VerbCall(IReadOnlyList<string> Arguments, Terminal Terminal, CancellationToken Cancel)
{
    public Task SayAsync(string line) => Terminal.Out.WriteLineAsync(line);

    /// <summary>Progress and warnings, which are not the result.</summary>
    public Task NoteAsync(string line) => Terminal.Error.WriteLineAsync(line);

    /// <summary>The only argument.</summary>
    /// <exception cref="RefusalException">There is none, or there are more.</exception>
    public string Only(string name) =>
        Arguments is [var argument] ? argument : throw new RefusalException($"请给出{name}，且只给一个。");

    /// <summary>Files, with --json before, between or behind them.</summary>
    /// <exception cref="RefusalException">Another option, or a file given twice.</exception>
    public IReadOnlyList<string> Files(out bool asJson)
    {
        asJson = Arguments.Contains("--json");
        List<string> files = [.. Arguments.Where(argument => argument != "--json")];

        if (files.Find(file => file.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            throw new RefusalException($"不认识参数“{option}”。运行 help 可查看用法。");
        }

        return files.Distinct().Count() == files.Count ? files : throw new RefusalException("同一个文件给了两次。");
    }

    /// <exception cref="RefusalException">There are arguments.</exception>
    public void None()
    {
        if (Arguments.Count > 0)
        {
            throw new RefusalException($"不认识参数“{Arguments[0]}”。运行 help 可查看用法。");
        }
    }
}

/// <summary>A call that is refused; the message is one Chinese sentence for the person who called.</summary>
internal sealed class RefusalException(string message) : Exception(message);

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The portal or its database is at fault.</summary>
    public const int Failed = 1;

    /// <summary>What was asked for cannot be done; nothing was changed.</summary>
    public const int Refused = 2;

    /// <summary>Interrupted, as shells count it.</summary>
    public const int Interrupted = 130;
}
