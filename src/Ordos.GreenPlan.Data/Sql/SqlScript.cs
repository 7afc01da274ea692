using System.Reflection;

namespace Ordos.GreenPlan.Data.Sql;

/// <summary>The SQL files of this folder: what migrations create beyond tables.</summary>
internal static class SqlScript
{
    /// <param name="name">File name without folder and ending.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Ordos.GreenPlan.Data.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"No SQL script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
