namespace Ordos.GreenPlan.Data.LocalCluster;

/// <summary>A lock between processes that the kernel lets go when its holder dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    // EAGAIN: somebody else holds the lock; any other failure is a real one.
    private const int HeldElsewhere = 11;

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static FileLock? TryTake(string path, bool shared)
    {
        try
        {
            // .NET maps these sharing modes to flock: None is exclusive, all others are shared.
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, shared ? FileShare.ReadWrite : FileShare.None));
        }
        catch (IOException held) when (held.HResult == HeldElsewhere)
        {
            return null;
        }
    }

    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + patience;

        while (true)
        {
            if (TryTake(path, shared: false) is { } taken)
            {
                return taken;
            }

            if (DateTime.UtcNow > deadline)
            {
                throw new LocalPostgresException($"另一个进程正在启动或停止内置 PostgreSQL，等待超时（{path}）。");
            }

            await Task.Delay(50, cancellation);
        }
    }

    public void Dispose() => _file.Dispose();
}
