using System.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Serilog.Context;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>
/// Work inside a circuit has no request: its log lines carry the circuit's name instead, and every piece of work its own trace number, which the
/// audit keeps too.
/// </summary>
public sealed class CircuitTrace : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async activity =>
        {
            using (new Activity("circuit").Start())
            using (LogContext.PushProperty(RequestTrace.LogProperty, "circuit " + activity.Circuit.Id[..8]))
            {
                await next(activity);
            }
        };
}
