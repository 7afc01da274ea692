using Microsoft.AspNetCore.Components;

namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>Fields of one record. Each is saved when it is left; what is being typed elsewhere stays.</summary>
/// <typeparam name="TEdit">What is saved.</typeparam>
public abstract class FieldsBase<TEdit> : ComponentBase
{
    private int _shown = -1;

    /// <summary>Changes whenever the records do.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public required Func<TEdit, Task> Save { get; set; }

    /// <summary>Fills the fields from the record.</summary>
    protected abstract void Fill();

    protected override void OnParametersSet()
    {
        if (_shown != Version)
        {
            _shown = Version;
            Fill();
        }
    }
}
