using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Programs;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>A shell script that stands in for an outside program, in a folder of its own.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed class FakeProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("greenplan-test-");

    public FakeProgram(string script)
    {
        File.WriteAllText(Program, "#!/bin/sh\n" + script.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Program => PathOf("program");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public NoticeFile Reader(NoticeFileLimits? limits = null) =>
        new(limits ?? NoticeFileLimits.Default, new ProgramLocator(_ => Program));

    public void Dispose() => _folder.Delete(recursive: true);
}
