using Microsoft.AspNetCore.Components;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>Fields of one record. Each is saved when it is left; what is being typed elsewhere stays.</summary>
/// <typeparam name="TEdit">What is saved.</typeparam>
public abstract class FieldsBase<TEdit> : ComponentBase
{
    private int _shown = -1;
    private bool _saving;
    private bool _refused;

    /// <summary>Changes whenever the records do.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public required Func<TEdit, Task<bool>> Save { get; set; }

    /// <summary>Fills the fields from the record.</summary>
    protected abstract void Fill();

    protected override void OnParametersSet()
    {
        if (_shown != Version && !_saving && !_refused)
        {
            _shown = Version;
            Fill();
        }
    }

    /// <summary>Saves the fields. After a refusal what was typed stays in them, beside the record as it is now.</summary>
    protected async Task KeepAsync(TEdit edit)
    {
        var before = Version;
        _saving = true;
        try
        {
            _refused = !await Save(edit);
        }
        finally
        {
            _saving = false;
        }

        // The record may have arrived already, or is on its way.
        if (!_refused && Version != before)
        {
            _shown = Version;
            Fill();
        }
    }
}
