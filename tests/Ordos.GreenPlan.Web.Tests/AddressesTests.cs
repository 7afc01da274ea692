using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Tests;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("/tasks?q=光伏&page=2")]
    [InlineData("/documents/12#t-3")]
    public void Local_AddressOfThePortal_IsKept(string address) => Assert.Equal(address, Addresses.Local(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tasks")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void Local_AddressElsewhere_GivesHome(string? address) => Assert.Equal(Addresses.Home, Addresses.Local(address));

    [Fact]
    public void With_ParametersWithoutValue_AreLeftOut() =>
        Assert.Equal("/tasks?health=Red&page=2", Addresses.With(Addresses.Tasks, ("q", null), ("health", "Red"), ("unit", " "), ("page", "2")));

    [Fact]
    public void With_NoParameters_IsThePath() => Assert.Equal("/tasks", Addresses.With(Addresses.Tasks, ("q", "")));

    [Fact]
    public void SignInTo_KeepsWhereThePersonWasGoing() =>
        Assert.Equal("/account/sign-in?ReturnUrl=%2Ftasks%3Fpage%3D2", Addresses.SignInTo("/tasks?page=2"));

    [Theory]
    [InlineData(AccountRole.Staff, null, "/reports")]
    [InlineData(AccountRole.Staff, "/tasks/7", "/tasks/7")]
    [InlineData(AccountRole.DepartmentHead, null, "/")]
    [InlineData(AccountRole.Coordinator, "//evil.example", "/")]
    public void Landing_EachRole_IsWhereItsWorkBegins(AccountRole role, string? wanted, string address) => Assert.Equal(address, Addresses.Landing(role, wanted));
}
