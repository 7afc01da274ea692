using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Organisation;
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
        standing.HasIndex(Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId)).IncludeProperties(nameof(TaskStanding.DocumentId));
        standing.HasIndex(nameof(TaskStanding.DocumentId), Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId));
        standing.HasIndex(s => new { s.Due, s.TaskId }).IncludeProperties(s => s.DocumentId);
        standing.HasIndex(s => s.ChangesOn);

        // The same order within one state, and within what is finished, which is two of them.
        standing.HasIndex(nameof(TaskStanding.State), Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId));
        standing.HasIndex([Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId)], "ix_standings_finished").HasFilter("state in ('Done', 'ClosedOut')");

        // What is due soon, the most urgent first.
        standing.HasIndex(nameof(TaskStanding.DueBand), Severity, nameof(TaskStanding.Due), nameof(TaskStanding.TaskId));
        // Counts what has turned red or recovered since a day.
        standing.HasIndex(s => new { s.HealthSince, s.Health, s.DocumentId });

        // Counts overdue tasks by their age without looking at the tasks.
        standing.HasIndex(s => new { s.Due, s.DocumentId }).HasFilter("due_band = 'Overdue'");
    }
}

internal sealed class DutyConfiguration : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty) => duty.HasNoKey().ToView("duties");
}

internal sealed class DutyStandingConfiguration : IEntityTypeConfiguration<DutyStanding>
{
    public void Configure(EntityTypeBuilder<DutyStanding> duty)
    {
        duty.ToTable("duty_standings");
        duty.HasKey(d => new { d.TaskId, d.DepartmentId });
        duty.Property(d => d.Roles).HasConversion<int>();
        duty.HasOne<TaskStanding>().WithMany().HasForeignKey(d => d.TaskId);
        duty.HasOne<Department>().WithMany().HasForeignKey(d => d.DepartmentId);

        // A department's tasks, in the ledger's order or any other, are read from this index alone.
        duty.HasIndex(d => new { d.DepartmentId, d.Severity, d.Due, d.TaskId })
            .IncludeProperties(d => new { d.Roles, d.DocumentId, d.Health, d.State, d.DueBand, d.Percent });

        // What supervision may be proposed for, of all departments: a tenth of all duties.
        duty.HasIndex(d => new { d.Due, d.TaskId, d.DepartmentId })
            .HasFilter("state in ('NotStarted', 'UnderWay') and roles & 3 <> 0 and (health = 'Red' or due_band = 'Soon')")
            .IncludeProperties(d => new { d.Roles, d.DocumentId, d.Health, d.State, d.DueBand });
    }
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

internal sealed class DepartmentTotalConfiguration : IEntityTypeConfiguration<DepartmentTotal>
{
    public void Configure(EntityTypeBuilder<DepartmentTotal> total) => total.HasNoKey().ToTable("department_totals");
}

internal sealed class OverdueTotalConfiguration : IEntityTypeConfiguration<OverdueTotal>
{
    public void Configure(EntityTypeBuilder<OverdueTotal> total) => total.HasNoKey().ToTable("overdue_totals");
}

internal sealed class TurnTotalConfiguration : IEntityTypeConfiguration<TurnTotal>
{
    public void Configure(EntityTypeBuilder<TurnTotal> total) => total.HasNoKey().ToTable("turn_totals");
}

internal sealed class StandingSpanConfiguration : IEntityTypeConfiguration<StandingSpan>
{
    public void Configure(EntityTypeBuilder<StandingSpan> span)
    {
        span.ToTable("standing_spans");
        span.HasKey(s => new { s.TaskId, s.Since });

        // Counts what was overdue on a day by its age.
        span.HasIndex(s => new { s.Since, s.Until, s.Due, s.DocumentId }).HasFilter("due_band = 'Overdue'");
        span.HasOne<PolicyTask>().WithMany().HasForeignKey(s => s.TaskId).OnDelete(DeleteBehavior.Cascade);
        span.HasOne<PolicyDocument>().WithMany().HasForeignKey(s => s.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DayCountConfiguration : IEntityTypeConfiguration<DayCount>
{
    public void Configure(EntityTypeBuilder<DayCount> count)
    {
        count.ToTable("day_counts");
        count.HasKey(c => new { c.Day, c.DocumentId, c.Health, c.State, c.DueBand });
        count.HasOne<PolicyDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DayDepartmentCountConfiguration : IEntityTypeConfiguration<DayDepartmentCount>
{
    public void Configure(EntityTypeBuilder<DayDepartmentCount> count)
    {
        count.ToTable("day_department_counts");
        count.HasKey(c => new { c.Day, c.DepartmentId, c.DocumentId, c.Health });
        count.HasOne<Department>().WithMany().HasForeignKey(c => c.DepartmentId).OnDelete(DeleteBehavior.Cascade);
        count.HasOne<PolicyDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
