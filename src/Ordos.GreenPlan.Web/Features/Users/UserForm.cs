using FluentValidation;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Users;

/// <summary>What is typed about an account. Neither mail nor telephone is asked for.</summary>
public sealed class UserForm
{
    public string Account { get; set; } = "";
    public string Name { get; set; } = "";
    public AccountRole Role { get; set; }
    public int? DepartmentId { get; set; }

    public sealed class Rules : AbstractValidator<UserForm>
    {
        public static Rules Instance { get; } = new();

        private Rules()
        {
            RuleFor(form => form.Account).NotEmpty().WithMessage("请填写账号").MaximumLength(60).WithMessage("账号过长")
                .Matches("^[A-Za-z0-9._@+-]*$").WithMessage("账号只能由字母、数字和 - . _ @ 组成");
            RuleFor(form => form.Name).NotEmpty().WithMessage("请填写名称").MaximumLength(100).WithMessage("名称过长");
            RuleFor(form => form.DepartmentId).NotNull().When(form => form.Role.HasDepartment()).WithMessage("请选择部门");
        }
    }
}
