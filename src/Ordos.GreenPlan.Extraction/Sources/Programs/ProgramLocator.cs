namespace Ordos.GreenPlan.Extraction.Sources.Programs;

/// <summary>Finds the outside programs that some formats need.</summary>
internal sealed class ProgramLocator(Func<string, string?> find)
{
    /// <summary>Looks along the PATH of this process.</summary>
    public static ProgramLocator OfThisMachine { get; } = new(FindOnPath);

    public string? PdfToText => find("pdftotext");

    public string? Office => find("soffice") ?? find("libreoffice");

    private static string? FindOnPath(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".com"] : [name];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

        return folders
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }
}
