namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>The checked-out repository that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ordos.GreenPlan.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No solution above the tests.");
        }

        return folder.FullName;
    }
}
