using FluentValidation;

namespace Ordos.GreenPlan.Web.Features.Account;

public sealed class SignInForm
{
    public string Account { get; set; } = "";
    public string Password { get; set; } = "";

    public sealed class Rules : AbstractValidator<SignInForm>
    {
        public Rules()
        {
            RuleFor(form => form.Account).NotEmpty().WithMessage("请填写账号");
            RuleFor(form => form.Account).MaximumLength(100).Must(text => !text.Any(char.IsControl)).WithMessage("账号写法不对");
            RuleFor(form => form.Password).NotEmpty().WithMessage("请填写密码");
            RuleFor(form => form.Password).MaximumLength(200).WithMessage("密码太长");
        }
    }
}
