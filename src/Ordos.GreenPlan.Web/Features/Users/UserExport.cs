using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Spreadsheets;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>The accounts as a spreadsheet.</summary>
internal static class UserExport
{
    private static readonly (string Title, double Width)[] Columns =
        [("序号", 6), ("账号", 20), ("名称", 26), ("角色", 10), ("部门", 30), ("状态", 12), ("停用日期", 12)];

    public static void MapUserExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.UsersExport, ExportAsync).RequireAuthorization(nameof(Operation.KeepAccounts));

    private static async Task<FileStreamHttpResult> ExportAsync(
        IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ClaimsPrincipal person,
        string? q, string? role, int? department, string? state, string? sort, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await new UserListQuery(db).AllAsync(
            person.ToActor(), UsersAddress.Read(q, role, department, state, sort, page: null), cancel);

        return await SheetFile.CreateAsync("用户", calendar.Today, Columns, sheet =>
        {
            foreach (var (index, row) in rows.Index())
            {
                sheet.Write(
                    index + 1, row.Account, row.Name, row.Role.Words(), row.Department, row.State,
                    row.DisabledAt is { } at ? calendar.DayOf(at) : null);
            }

            return Task.CompletedTask;
        });
    }
}
