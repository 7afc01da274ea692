namespace Ordos.GreenPlan.Web.Hosting;

public static class StaticFiles
{
    /// <summary>Files whose address carries their content's hash never change; the framework's own header would have browsers ask each time.</summary>
    public static IApplicationBuilder UseLastingAssets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Query.ContainsKey("v") && Path.HasExtension(context.Request.Path.Value))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
