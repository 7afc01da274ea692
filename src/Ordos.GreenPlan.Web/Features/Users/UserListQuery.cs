using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>Reads the list of accounts; the page and its export ask the same question.</summary>
internal sealed class UserListQuery(GreenPlanContext db)
{
    public const int PageSize = 25;

    /// <exception cref="Domain.DomainRuleException"><c>forbidden</c></exception>
    public async Task<UserList> LoadAsync(Actor actor, UsersAddress address, CancellationToken cancel)
    {
        actor.Require(Operation.KeepAccounts);
        var rows = Rows(address);
        var total = await rows.CountAsync(cancel);
        var page = Math.Min(address.Page, Math.Max(1, (total + PageSize - 1) / PageSize));
        return new UserList(
            address, address with { Page = page }, total,
            await Order(rows, address).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel),
            await DepartmentsAsync(db, cancel));
    }

    /// <exception cref="Domain.DomainRuleException"><c>forbidden</c></exception>
    public Task<List<UserRow>> AllAsync(Actor actor, UsersAddress address, CancellationToken cancel)
    {
        actor.Require(Operation.KeepAccounts);
        return Order(Rows(address), address).ToListAsync(cancel);
    }

    /// <summary>The bodies that people may belong to.</summary>
    public static Task<List<UserDepartment>> DepartmentsAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Departments.Where(d => d.Kind != DepartmentKind.Group).OrderBy(d => d.Id)
            .Select(d => new UserDepartment(d.Id, d.Name, d.ValidTo)).ToListAsync(cancel);

    private IQueryable<UserRow> Rows(UsersAddress address)
    {
        var accounts = db.Users.AsNoTracking();

        foreach (var word in (address.Words ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            accounts = accounts.Where(a => a.UserName!.Contains(word) || a.DisplayName.Contains(word) || a.Department!.Name.Contains(word));
        }

        if (address.Role is { } role)
        {
            accounts = accounts.Where(a => a.Role == role);
        }

        if (address.Department is { } department)
        {
            accounts = accounts.Where(a => a.DepartmentId == department);
        }

        accounts = address.State switch
        {
            UsersAddress.Active => accounts.Where(a => a.DisabledAt == null && !a.MustChangePassword),
            UsersAddress.Waiting => accounts.Where(a => a.DisabledAt == null && a.MustChangePassword),
            UsersAddress.Disabled => accounts.Where(a => a.DisabledAt != null),
            _ => accounts,
        };

        return accounts.Select(a => new UserRow
        {
            Id = a.Id,
            Account = a.UserName!,
            Name = a.DisplayName,
            Role = a.Role,
            DepartmentId = a.DepartmentId,
            Department = a.Department!.Name,
            MustChangePassword = a.MustChangePassword,
            DisabledAt = a.DisabledAt,
            IsDemo = a.IsDemo,
        });
    }

    private static IOrderedQueryable<UserRow> Order(IQueryable<UserRow> rows, UsersAddress address) => address.SortColumn switch
    {
        UsersAddress.ByName => By(rows, address, row => EF.Functions.Collate(row.Name, "zh-x-icu")),
        UsersAddress.ByRole => By(rows, address, row => row.Role),
        UsersAddress.ByDepartment => By(rows, address, row => row.DepartmentId),
        _ => By(rows, address, row => row.Account),
    };

    private static IOrderedQueryable<UserRow> By<T>(IQueryable<UserRow> rows, UsersAddress address, Expression<Func<UserRow, T>> key) =>
        (address.SortsDescending ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(row => row.Id);
}

/// <summary>One page of the list of accounts.</summary>
/// <param name="Asked">The view that was asked for.</param>
/// <param name="Address">The view that is shown: its page exists.</param>
public sealed record UserList(UsersAddress Asked, UsersAddress Address, int Total, List<UserRow> Rows, List<UserDepartment> Departments);

/// <summary>An account in the list.</summary>
public sealed record UserRow
{
    public required int Id { get; init; }
    public required string Account { get; init; }
    public required string Name { get; init; }
    public required AccountRole Role { get; init; }
    public int? DepartmentId { get; init; }
    public string? Department { get; init; }
    public bool MustChangePassword { get; init; }
    public DateTime? DisabledAt { get; init; }
    public bool IsDemo { get; init; }

    public string State => DisabledAt is not null ? "已停用" : MustChangePassword ? "待首次登录" : "正常";
}

/// <param name="ValidTo">First day on which the body no longer exists.</param>
public sealed record UserDepartment(int Id, string Name, DateOnly? ValidTo);
