using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class TaskStandingConfiguration : IEntityTypeConfiguration<TaskStanding>
{
    /// <summary>Column that sorts by urgency, since health is stored as text.</summary>
    public const string Severity = "Severity";

    public void Configure(EntityTypeBuilder<TaskStanding> standing)
    {
        standing.ToTable("standings");
        standing.HasKey(s => s.TaskId);
        standing.Property(s => s.TaskId).ValueGeneratedNever();
        standing.HasOne<PolicyTask>().WithOne().HasForeignKey<TaskStanding>(s => s.TaskId);
        standing.HasOne<PolicyDocument>().WithMany().HasForeignKey(s => s.DocumentId);
        standing.Ignore(s => s.Verdict);
        standing.Property<short>(Severity).HasComputedColumnSql(
            "case health when 'Red' then 0 when 'Yellow' then 1 when 'Grey' then 2 else 3 end", stored: true);

        // The ledger's default order, over everything and within one plan.
        standing.HasIndex(Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId));
        standing.HasIndex(nameof(TaskStanding.DocumentId), Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId));
        standing.HasIndex(s => new { s.Due, s.TaskId });
        standing.HasIndex(s => s.ChangesOn);

        // Counts overdue tasks by their age without looking at the tasks.
        standing.HasIndex(s => new { s.Due, s.DocumentId }).HasFilter("due_band = 'Overdue'");
    }
}

internal sealed class DutyConfiguration : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty) => duty.HasNoKey().ToView("duties");
}

internal sealed class AnswererConfiguration : IEntityTypeConfiguration<Answerer>
{
    public void Configure(EntityTypeBuilder<Answerer> answerer) => answerer.HasNoKey().ToView("answerers");
}

internal sealed class PlanCountConfiguration : IEntityTypeConfiguration<PlanCount>
{
    public void Configure(EntityTypeBuilder<PlanCount> count) => count.HasNoKey().ToTable("plan_counts");
}

internal sealed class DepartmentCountConfiguration : IEntityTypeConfiguration<DepartmentCount>
{
    public void Configure(EntityTypeBuilder<DepartmentCount> count)
    {
        count.HasNoKey().ToTable("department_counts");
        count.HasIndex(c => c.DocumentId);
    }
}
