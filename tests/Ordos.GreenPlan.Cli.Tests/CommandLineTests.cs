using Xunit;

namespace Ordos.GreenPlan.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("fly")]
    [InlineData("demo")]
    [InlineData("demo fly")]
    [InlineData("import")]
    [InlineData("import a b")]
    [InlineData("migrate now")]
    [InlineData("generate")]
    [InlineData("generate --tasks")]
    [InlineData("generate --tasks many")]
    [InlineData("generate --tasks 0")]
    [InlineData("generate --tasks 9999999999")]
    [InlineData("generate --plans 3")]
    public async Task Run_WrongCall_IsRefusedWithOneSentence(string line)
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (exit, console.Out));
        Assert.Matches("^[^\n]+。\n$", console.Error.ReplaceLineEndings("\n"));
        Assert.False(console.TouchedDataFolder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Run_Help_NamesEveryVerb(string line)
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (exit, console.Error));
        string[] verbs = ["extract", "import", "migrate", "seed", "accuracy", "demo add", "demo remove", "generate", "compact", "help"];
        Assert.All(verbs, verb => Assert.Contains($"  {verb}", console.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Interrupted_SaysSoAndLeavesWith130()
    {
        using var console = new CliConsole();

        var exit = await console.RunAsync(new CancellationToken(canceled: true), "extract", CliConsole.Notice("鄂尔多斯市减污降碳协同创新试点实施方案（2024年）"));

        Assert.Equal((130, "已中断。"), (exit, console.Error.Trim()));
    }
}
