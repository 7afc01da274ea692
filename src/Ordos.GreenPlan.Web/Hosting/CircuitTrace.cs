using Microsoft.AspNetCore.Components.Server.Circuits;
using Serilog.Context;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Work inside a circuit has no request; its log lines carry the circuit instead.</summary>
public sealed class CircuitTrace : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async activity =>
        {
            using (LogContext.PushProperty(RequestTrace.LogProperty, "circuit " + activity.Circuit.Id[..8]))
            {
                await next(activity);
            }
        };
}
