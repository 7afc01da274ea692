using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Domain.Views;

/// <summary>已存视图: a filtered list that a person keeps under a name, for themselves or for everybody.</summary>
public sealed class SavedView
{
    public const int LongestName = 30;
    public const int LongestAddress = 1000;

    private SavedView(int accountId, string name, string list, string address, bool isShared, DateTime savedAt) =>
        (AccountId, Name, List, Address, IsShared, SavedAt) = (accountId, name, list, address, isShared, savedAt);

    public int Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public int AccountId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The path of the list, such as <c>/tasks</c>.</summary>
    public string List { get; private set; }

    /// <summary>The path with its filters.</summary>
    public string Address { get; private set; }

    /// <summary>Whether everybody sees it.</summary>
    public bool IsShared { get; private set; }

    public DateTime SavedAt { get; private set; }

    /// <summary>Keeps a list's address.</summary>
    /// <param name="actor">Whose view it becomes.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="list">The path of the list.</param>
    /// <param name="address">The path with its filters; it may come from outside and must lie in that list.</param>
    /// <param name="isShared">Whether everybody sees it.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="DomainRuleException"><c>forbidden</c> to share; <c>name-missing</c>; <c>name-too-long</c>; <c>address-foreign</c>.</exception>
    public static SavedView Keep(Actor actor, string name, string list, string address, bool isShared, DateTime now)
    {
        if (isShared)
        {
            actor.Require(Operation.ShareView);
        }

        var called = name.Trim();
        Require(called.Length > 0, "name-missing", "请填写视图名称。");
        Require(called.Length <= LongestName, "name-too-long", $"视图名称最多{LongestName}个字。");
        Require(IsIn(list, address), "address-foreign", "这个视图无法保存，请刷新页面后再试。");

        return new SavedView(actor.AccountId ?? throw new InvalidOperationException("The portal keeps no views."), called, list, address, isShared, now);
    }

    private static bool IsIn(string list, string address) =>
        list is ['/', >= 'a' and <= 'z', ..] && list.All(letter => letter is '/' or '-' or >= 'a' and <= 'z')
        && address.Length <= LongestAddress && !address.Any(char.IsControl)
        && (address == list || address.StartsWith(list + "?", StringComparison.Ordinal));

    private static void Require(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new DomainRuleException(code, message);
        }
    }
}
