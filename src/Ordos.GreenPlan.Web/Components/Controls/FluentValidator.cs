using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ordos.GreenPlan.Web.Components.Controls;

/// <summary>Joins FluentValidation to a form: all rules on submit, a field's own rules when it changes.</summary>
public sealed class FluentValidator : ComponentBase, IDisposable
{
    private EditContext _form = null!;
    private ValidationMessageStore _messages = null!;

    [Parameter, EditorRequired]
    public required IValidator Rules { get; set; }

    [CascadingParameter]
    public required EditContext Form { get; set; }

    protected override void OnInitialized()
    {
        _form = Form;
        _messages = new ValidationMessageStore(_form);
        _form.OnValidationRequested += CheckAll;
        _form.OnFieldChanged += CheckField;
    }

    public void Dispose()
    {
        _form.OnValidationRequested -= CheckAll;
        _form.OnFieldChanged -= CheckField;
    }

    private void CheckAll(object? sender, ValidationRequestedEventArgs e) => Check(_ => true, _messages.Clear);

    private void CheckField(object? sender, FieldChangedEventArgs e) =>
        Check(field => field.Equals(e.FieldIdentifier), () => _messages.Clear(e.FieldIdentifier));

    private void Check(Func<FieldIdentifier, bool> wanted, Action clear)
    {
        var failures = Rules.Validate(new ValidationContext<object>(_form.Model)).Errors;
        clear();
        foreach (var failure in failures)
        {
            var field = FieldPath.Resolve(_form.Model, failure.PropertyName);
            if (wanted(field))
            {
                _messages.Add(field, failure.ErrorMessage);
            }
        }

        _form.NotifyValidationStateChanged();
    }
}
