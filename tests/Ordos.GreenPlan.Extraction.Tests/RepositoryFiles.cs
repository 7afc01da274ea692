namespace Ordos.GreenPlan.Extraction.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Seeds => Path.Combine(Root, "seeds");

    public static string Specs => Path.Combine(Root, "tests", "Ordos.GreenPlan.Extraction.Tests", "Specs");

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);

        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Ordos.GreenPlan.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("The solution file is not above the test's directory.");
    }
}
