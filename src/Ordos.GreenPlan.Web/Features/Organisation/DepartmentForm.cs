using FluentValidation;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>What is typed about a department.</summary>
public sealed class DepartmentForm
{
    public string Name { get; set; } = "";
    public string FullName { get; set; } = "";
    public DepartmentKind Kind { get; set; }
    public string Level { get; set; } = "";
    public int? ParentId { get; set; }
    public string? Office { get; set; }
    public string? Phone { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Note { get; set; }

    public static DepartmentForm Of(Department department) => new()
    {
        Name = department.Name,
        FullName = department.FullName,
        Kind = department.Kind,
        Level = department.Level,
        ParentId = department.ParentId,
        Office = department.Office,
        Phone = department.Phone,
        ValidFrom = department.ValidFrom,
        ValidTo = department.ValidTo,
        Note = department.Note,
    };

    public DepartmentEntry ToEntry() => new(Name, FullName, Kind, Level, ParentId, Office, Phone, ValidFrom, ValidTo, Note);

    public sealed class Rules : AbstractValidator<DepartmentForm>
    {
        public static Rules Instance { get; } = new();

        private Rules()
        {
            RuleFor(form => form.Name).NotEmpty().WithMessage("请填写名称").MaximumLength(DepartmentEntry.NameLength).WithMessage("名称过长");
            RuleFor(form => form.FullName).MaximumLength(DepartmentEntry.FullNameLength).WithMessage("全称过长");
            RuleFor(form => form.Level).NotEmpty().WithMessage("请填写层级，例如市、旗区").MaximumLength(DepartmentEntry.LevelLength).WithMessage("层级过长");
            RuleFor(form => form.Office).MaximumLength(DepartmentEntry.OfficeLength).WithMessage("联系科室过长");
            RuleFor(form => form.Phone).MaximumLength(DepartmentEntry.PhoneLength).WithMessage("联系电话过长");
            RuleFor(form => form.Note).MaximumLength(DepartmentEntry.NoteLength).WithMessage("备注过长");
            RuleFor(form => form.ValidTo).GreaterThan(form => form.ValidFrom).When(form => form.ValidFrom is not null && form.ValidTo is not null)
                .WithMessage("撤销日期须晚于设立日期");
        }
    }
}
