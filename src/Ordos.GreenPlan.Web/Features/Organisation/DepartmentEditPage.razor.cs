using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>Registers a department, or changes what is registered.</summary>
public sealed partial class DepartmentEditPage(DepartmentDesk desk, NavigationManager navigation)
{
    private Actor _actor = null!;
    private EditContext? _form;
    private DepartmentForm _entry = new();
    private List<DepartmentName> _parents = [];
    private List<string> _levels = [];
    private uint _version;
    private bool _missing;
    private bool _saved;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public int? Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (_form is not null || _missing)
        {
            return;
        }

        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _parents = await DepartmentQuery.NamesAsync(db, d => d.Id != Id && d.Kind != Domain.Organisation.DepartmentKind.Group, Leaving);
        _levels = await db.Departments.Select(d => d.Level).Distinct().OrderBy(level => level).ToListAsync(Leaving);

        if (Id is { } id)
        {
            var department = await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, Leaving);
            if (department is null)
            {
                _missing = true;
                AnswerNotFound();
                return;
            }

            _version = department.Version;
            _entry = new DepartmentForm
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
        }

        _form = new EditContext(_entry);
    }

    private async Task SaveAsync()
    {
        var id = Id ?? 0;
        _saved = await Attempt(async () =>
        {
            if (Id is { } known)
            {
                await desk.EditAsync(_actor, known, _version, _entry.ToEntry(), Leaving);
            }
            else
            {
                id = await desk.AddAsync(_actor, _entry.ToEntry(), Leaving);
            }
        });

        if (_saved)
        {
            navigation.NavigateTo(Addresses.Department(id));
        }
    }
}
