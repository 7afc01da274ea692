namespace Ordos.GreenPlan.Cli;

/// <summary>Where the portal of this installation keeps its files; the same settings as the portal's own.</summary>
internal static class Places
{
    /// <summary>Folder of the private database.</summary>
    public static string DataFolder(Terminal terminal) => terminal.Setting("Portal__DataFolder") is { Length: > 0 } folder ? folder : ".data";

    /// <summary>Folder of the departments and notices that come with the portal.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static string SeedFolder(Terminal terminal)
    {
        string?[] places =
        [
            terminal.Setting("Portal__SeedFolder"), terminal.Setting("Portal__SeedsFolder"), "seeds", Path.Combine(AppContext.BaseDirectory, "seeds"),
        ];
        return Array.Find(places, place => place is { Length: > 0 } && File.Exists(Path.Combine(place, "departments.json")))
            ?? throw new RefusalException("没有找到内置数据的文件夹 seeds，请在安装目录下运行。");
    }
}
