namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>A temporary folder that goes with its owner.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("greenplan-browser-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
