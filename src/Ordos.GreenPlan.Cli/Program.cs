using System.Runtime.InteropServices;
using Ordos.GreenPlan.Cli;

using var leaving = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
using var terminal = Terminal.OfThisProcess();

return await CommandLine.RunAsync(args, terminal, leaving.Token);

void Leave(PosixSignalContext signal)
{
    // The first signal ends the work in order; a second one ends the process.
    signal.Cancel = !leaving.IsCancellationRequested;
    leaving.Cancel();
}
