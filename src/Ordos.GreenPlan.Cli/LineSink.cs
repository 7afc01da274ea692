using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Ordos.GreenPlan.Cli;

/// <summary>Writes each warning as a line, without level and time: on a console they say nothing.</summary>
internal sealed class LineSink(TextWriter writer) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => writer.WriteLine(logEvent.RenderMessage(CultureInfo.InvariantCulture).Replace("\"", "", StringComparison.Ordinal));
}
