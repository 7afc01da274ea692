using System.ComponentModel;
using System.Diagnostics;

namespace Ordos.GreenPlan.Extraction.Sources.Programs;

/// <summary>How a run of an outside program ended.</summary>
internal sealed record ProgramOutcome(int ExitCode, byte[] Output, string Errors);

/// <summary>Runs a program without a shell in a folder of its own, within a time and an amount of output.</summary>
internal static class OutsideProgram
{
    private const int MaxErrorBytes = 64 * 1024;

    public static async Task<ProgramOutcome> RunAsync(
        string program, IEnumerable<string> arguments, string folder, NoticeFileLimits limits, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limits.ProgramTime);
        using var process = Start(program, arguments, folder);

        // Reading from a pipe cannot be cancelled everywhere; the end of the process ends it.
        await using var stop = time.Token.Register(() => End(process)).ConfigureAwait(false);
        try
        {
            var output = ReadAsync(process, process.StandardOutput.BaseStream, limits.MaxProgramOutputBytes, time.Token);
            var errors = ReadAsync(process, process.StandardError.BaseStream, MaxErrorBytes, time.Token);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
            time.Token.ThrowIfCancellationRequested();

            return new ProgramOutcome(
                process.ExitCode,
                await output.ConfigureAwait(false),
                System.Text.Encoding.UTF8.GetString(await errors.ConfigureAwait(false)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnreadableFileException(Refusals.ProgramTime);
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // The program sees neither the connection strings of this process nor the home of its user.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";

        var process = Process.Start(start) ?? throw new UnreadableFileException(Refusals.Broken);
        process.StandardInput.Close();
        return process;
    }

    private static async Task<byte[]> ReadAsync(Process process, Stream stream, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (read.Length + count > most)
            {
                // Ended here, because the other stream is waited for as well.
                End(process);
                throw new UnreadableFileException(Refusals.Oversized);
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
        catch (Win32Exception)
        {
            // The system is already ending it.
        }
    }
}
