namespace Ordos.GreenPlan.Testing;

/// <summary>The temporary folder for clusters: in memory where there is room, for a copied database is a thousand small files.</summary>
public static class FastFolder
{
    private const string Memory = "/dev/shm";
    private const long RoomForTests = 2L << 30;

    public static string Path { get; } =
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomForTests ? Memory : System.IO.Path.GetTempPath();
}
