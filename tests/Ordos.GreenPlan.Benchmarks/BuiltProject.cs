namespace Ordos.GreenPlan.Benchmarks;

/// <summary>Programs of the solution that were built with the benchmarks.</summary>
internal static class BuiltProject
{
    public static string PathOf(string root, string project) =>
        Path.Combine(root, "src", project, "bin", Configuration(), $"net{Environment.Version.Major}.{Environment.Version.Minor}", project + ".dll");

    private static string Configuration() =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
}
