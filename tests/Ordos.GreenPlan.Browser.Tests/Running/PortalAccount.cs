namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>An account as the portal prints it at its first start.</summary>
public sealed record PortalAccount(string UserName, string Password, string Name);

/// <summary>The accounts of a portal with sample data.</summary>
public sealed class PortalAccounts(IReadOnlyList<PortalAccount> all)
{
    private const string StaffEnding = "-staff";

    /// <summary>The administrator of the first start, whose password must be changed.</summary>
    public PortalAccount First => Named("admin");

    public PortalAccount Coordinator => Named("demo-coordinator");

    public PortalAccount Leader => Named("demo-leader");

    public PortalAccount Administrator => Named("demo-administrator");

    /// <summary>Keys of the departments that have staff and a head.</summary>
    public IReadOnlyList<string> Departments =>
    [
        .. all.Where(account => account.UserName.EndsWith(StaffEnding, StringComparison.Ordinal))
            .Select(account => account.UserName["demo-".Length..^StaffEnding.Length]),
    ];

    public PortalAccount Staff(string department) => Named($"demo-{department}{StaffEnding}");

    public PortalAccount Head(string department) => Named($"demo-{department}-head");

    private PortalAccount Named(string userName) =>
        all.SingleOrDefault(account => account.UserName == userName)
        ?? throw new InvalidOperationException($"The portal has printed no account {userName}, but {string.Join(", ", all.Select(account => account.UserName))}.");
}
