using Microsoft.AspNetCore.Diagnostics;

namespace Ordos.GreenPlan.Web.Hosting;

public static class StatusPages
{
    /// <summary>Answers without a page, and bugs, get a page in Chinese that shows the request's number.</summary>
    public static void UseStatusAndErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(Addresses.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);

        app.Use(async (context, next) =>
        {
            var response = context.Response;
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null)
            {
                await next(context);

                // A form refused for its token has a content type but no content, which would keep its page away.
                if (!response.HasStarted && response.StatusCode >= StatusCodes.Status400BadRequest && response.ContentLength is null)
                {
                    response.ContentType = null;
                }
            }
            else
            {
                // A refused form is answered by a page too, and pages answer only GET.
                var method = context.Request.Method;
                context.Request.Method = HttpMethods.Get;
                await next(context);
                context.Request.Method = method;
            }
        });
    }
}
