using FluentValidation;

namespace Ordos.GreenPlan.Web.Features.Account;

public sealed class PasswordForm
{
    public string Current { get; set; } = "";
    public string New { get; set; } = "";
    public string Repeat { get; set; } = "";

    public sealed class Rules : AbstractValidator<PasswordForm>
    {
        public Rules()
        {
            RuleFor(form => form.Current).NotEmpty().WithMessage("请填写当前密码");
            RuleFor(form => form.New).NotEmpty().WithMessage("请填写新密码").MaximumLength(200).WithMessage("密码太长");
            RuleFor(form => form.New).NotEqual(form => form.Current).When(form => form.New != "").WithMessage("新密码不能与当前密码相同");
            RuleFor(form => form.Repeat).Equal(form => form.New).WithMessage("两次输入的新密码不一样");
        }
    }
}
