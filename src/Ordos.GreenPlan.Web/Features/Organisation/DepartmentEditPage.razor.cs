using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Organisation;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Web.Features.Organisation;

/// <summary>Registers a department, or changes what is registered.</summary>
public sealed partial class DepartmentEditPage(DepartmentDesk desk, NavigationManager navigation)
{
    private Actor _actor = null!;
    private EditContext? _form;
    private bool _missing;
    private bool _saved;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public int? Id { get; set; }

    [PersistentState]
    public DepartmentEditView? View { get; set; }

    private DepartmentForm Entry => View?.Form ?? new DepartmentForm();

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        if (_form is null && !_missing)
        {
            View ??= await LoadAsync();
            _missing = View is null;
            _form = View is null ? null : new EditContext(View.Form);
        }

        if (_missing)
        {
            AnswerNotFound();
        }
    }

    /// <returns>Null where there is no such department.</returns>
    private async Task<DepartmentEditView?> LoadAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var department = Id is { } id ? await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, Leaving) : null;

        return Id is not null && department is null
            ? null
            : new DepartmentEditView(
                department is null ? new DepartmentForm() : DepartmentForm.Of(department), department?.Version ?? 0,
                await DepartmentQuery.NamesAsync(db, d => d.Id != Id && d.Kind != DepartmentKind.Group, Leaving),
                await db.Departments.Select(d => d.Level).Distinct().OrderBy(level => level).ToListAsync(Leaving));
    }

    private async Task SaveAsync()
    {
        var id = Id ?? 0;
        _saved = await Attempt(async () =>
        {
            if (Id is { } known)
            {
                await desk.EditAsync(_actor, known, View!.Version, Entry.ToEntry(), Leaving);
            }
            else
            {
                id = await desk.AddAsync(_actor, Entry.ToEntry(), Leaving);
            }
        });

        if (_saved)
        {
            navigation.NavigateTo(Addresses.Department(id));
        }
    }
}

/// <summary>What the page shows: the form as it begins, and what may be chosen in it.</summary>
/// <param name="Version">Of the department as it was loaded; 0 for a new one.</param>
public sealed record DepartmentEditView(DepartmentForm Form, uint Version, List<DepartmentName> Parents, List<string> Levels);
