namespace Ordos.GreenPlan.Extraction.Sources.Programs;

/// <summary>A folder that only this user can enter, gone after use.</summary>
internal sealed class PrivateFolder : IDisposable
{
    // On Unix the system makes it with mode 700.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("greenplan-");

    public string FullName => _folder.FullName;

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that is just ending may still write; the system clears temporary folders.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
