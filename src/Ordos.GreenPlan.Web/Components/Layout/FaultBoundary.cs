using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Components.Layout;

/// <summary>Keeps the frame when a page fails: one sentence and a number that leads to the log line, never the exception's text.</summary>
public sealed partial class FaultBoundary(ILogger<FaultBoundary> logger) : ErrorBoundaryBase
{
    private string _number = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        _number = Http?.TraceIdentifier ?? RequestTrace.NewNumber();
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        Failed(exception, _number);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<FaultNotice>(1);
        builder.AddComponentParameter(2, nameof(FaultNotice.Number), _number);
        builder.AddComponentParameter(3, nameof(FaultNotice.Retry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    [LoggerMessage(LogLevel.Error, "A page failed; shown as {Number}")]
    private partial void Failed(Exception exception, string number);
}
