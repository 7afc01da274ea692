using System.Globalization;
using System.Text;

namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>What a cluster's postmaster.pid says of the server that wrote it, and whether that server still lives.</summary>
internal sealed record Postmaster(int ProcessId, string Data, string SocketDirectory, string SharedMemory)
{
    public static string FileIn(string data) => Path.Combine(data, "postmaster.pid");

    /// <returns>The server that the file names, dead or alive; null when there is no file or only half of one.</returns>
    public static Postmaster? Read(string data)
    {
        try
        {
            // Process id, data directory, start, port, socket directory, address, shared memory, state: one a line.
            return File.ReadAllLines(FileIn(data)) is [var id, var directory, _, _, var socket, _, var memory, ..]
                && int.TryParse(id, CultureInfo.InvariantCulture, out var processId)
                    ? new Postmaster(processId, directory, socket, memory.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "")
                    : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool ProcessExists => Directory.Exists($"/proc/{ProcessId}");

    /// <summary>Whether children outlive the server: each is attached to its segment of System V memory, kept for this very question.</summary>
    public bool HasChildren => File.ReadLines("/proc/sysvipc/shm")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(segment => segment[1] == SharedMemory && segment[6] != "0");

    /// <summary>Whether the file came here with a copy of somebody else's data, whose server is none of ours.</summary>
    public bool IsCopiedTo(string data) => Data != data && Read(Data)?.ProcessId == ProcessId;

    /// <summary>Process ids are used again: only a server of these very data counts.</summary>
    public bool Serves(string data)
    {
        try
        {
            var arguments = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{ProcessId}/cmdline")).Split('\0');
            return Path.GetFileName(arguments[0]) == "postgres" && arguments.Contains(data);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
