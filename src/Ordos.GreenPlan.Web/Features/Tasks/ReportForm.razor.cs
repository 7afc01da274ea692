using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Tasks;

/// <summary>The form in which a department reports on a task; it starts from the department's last text.</summary>
public sealed partial class ReportForm
{
    private readonly ReportFormEntry _entry = new();
    private EditContext _form = null!;
    private bool _sending;

    /// <summary>The department's latest report; null before the first.</summary>
    [Parameter]
    public TaskReport? Last { get; set; }

    [Parameter]
    public string? Period { get; set; }

    /// <summary>Why nothing can be written now; null when it can.</summary>
    [Parameter]
    public string? Locked { get; set; }

    /// <summary>What proof is asked for, by the state that is claimed.</summary>
    [Parameter]
    public Func<TaskState, EvidenceNeed>? Asks { get; set; }

    [Parameter]
    public EventCallback<ReportEntry> OnSubmit { get; set; }

    private EvidenceNeed Need => Asks?.Invoke(_entry.Claimed) ?? EvidenceNeed.None;

    protected override void OnInitialized()
    {
        _form = new EditContext(_entry);

        if (Last is not null)
        {
            _entry.Claimed = Last.Claimed;
            _entry.Percent = Last.Percent;
            _entry.Done = Last.Done;
            _entry.Problems = Last.Problems;
            _entry.NextStep = Last.NextStep;
            _entry.NeedsCoordination = Last.NeedsCoordination;
            _entry.Evidence = Last.Evidence;
        }
    }

    private async Task SubmitAsync()
    {
        _sending = true;
        await OnSubmit.InvokeAsync(_entry.ToEntry(asksEvidence: Need != EvidenceNeed.None));
        _sending = false;
    }
}

/// <summary>What is typed into the form.</summary>
public sealed class ReportFormEntry
{
    public TaskState Claimed { get; set; } = TaskState.UnderWay;
    public int Percent { get; set; }
    public string Done { get; set; } = "";
    public string? Problems { get; set; }
    public string? NextStep { get; set; }
    public bool NeedsCoordination { get; set; }
    public string? Explanation { get; set; }
    public string? Evidence { get; set; }

    /// <param name="asksEvidence">Whether the form shows a field for it; what nobody sees is not sent.</param>
    public ReportEntry ToEntry(bool asksEvidence) =>
        new(Claimed, Percent, Done, Problems, NextStep, NeedsCoordination) { Explanation = Explanation, Evidence = asksEvidence ? Evidence : null };
}

/// <summary>What the form asks for before it is sent.</summary>
public sealed class ReportFormRules : AbstractValidator<ReportFormEntry>
{
    public static ReportFormRules Instance { get; } = new();

    private ReportFormRules()
    {
        var tooLong = $"不超过{ReportEntry.MaxLength}字，请精简。";
        RuleFor(entry => entry.Percent).InclusiveBetween(0, 100).WithMessage("请填写0至100的整数。");
        RuleFor(entry => entry.Done).NotEmpty().WithMessage("请填写工作进展。").MaximumLength(ReportEntry.MaxLength).WithMessage(tooLong);
        RuleFor(entry => entry.Problems).MaximumLength(ReportEntry.MaxLength).WithMessage(tooLong);
        RuleFor(entry => entry.Explanation).MaximumLength(ReportEntry.MaxShortLength).WithMessage($"不超过{ReportEntry.MaxShortLength}字，请精简。");
        RuleFor(entry => entry.Evidence).MaximumLength(ReportEntry.MaxShortLength).WithMessage($"不超过{ReportEntry.MaxShortLength}字，请精简。");
        RuleFor(entry => entry.NextStep).MaximumLength(ReportEntry.MaxLength).WithMessage(tooLong);
    }
}
