using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>
/// Addresses of static files with their content's hash, so that browsers may keep them for good. The framework's own fingerprinted names are not
/// used: files of packages are served uncompressed under them.
/// </summary>
public sealed class AssetAddresses(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);

    public string this[string path] => environment.IsDevelopment() ? Versioned(path) : _addresses.GetOrAdd(path, Versioned);

    private string Versioned(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return path;
        }

        using var content = file.CreateReadStream();
        return $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 5))}";
    }
}
