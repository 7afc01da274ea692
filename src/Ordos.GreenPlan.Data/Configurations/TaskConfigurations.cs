using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class PolicyTaskConfiguration : IEntityTypeConfiguration<PolicyTask>
{
    public void Configure(EntityTypeBuilder<PolicyTask> task)
    {
        task.ToTable("tasks", table => table.HasCheckConstraint("ck_tasks_span", "start < \"end\""));
        task.Property(t => t.Title).HasMaxLength(200);
        task.Property(t => t.Review).HasDefaultValue(ReviewMark.Accepted);
        task.Property(t => t.Version).IsRowVersion();
        task.HasIndex(t => new { t.DocumentId, t.Ordinal }).IsUnique();
        task.HasMany(t => t.Assignments).WithOne().HasForeignKey(a => a.TaskId);

        // Pairs of neighbouring characters, so that a word of any length is found; see Search/SearchWord.
        task.Property<NpgsqlTsVector>(TextSearch.Index)
            .HasComputedColumnSql("grams(title || '。' || text)", stored: true);
        task.HasIndex(TextSearch.Index).HasMethod("gin");
    }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("assignments");
        assignment.Property(a => a.NameAsPrinted).HasMaxLength(200);
        assignment.HasOne(a => a.Department).WithMany().HasForeignKey(a => a.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<Department>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Restrict);
        assignment.Property(a => a.Review).HasDefaultValue(ReviewMark.Accepted);
        assignment.HasIndex(a => new { a.TaskId, a.Ordinal }).IsUnique();
        assignment.HasIndex(a => new { a.DepartmentId, a.Role, a.TaskId });
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> report)
    {
        report.ToTable("reports", table =>
        {
            table.HasCheckConstraint("ck_reports_percent", "percent between 0 and 100");
            table.HasCheckConstraint("ck_reports_accepted", "(state = 'Accepted') = (accepted_at is not null)");
        });
        report.Property(r => r.Version).IsRowVersion();
        report.Ignore(r => r.Entry);
        report.Ignore(r => r.IsWithStaff);
        report.Property(r => r.IsUnchanged).HasDefaultValue(false);
        report.Property(r => r.IsLate).HasDefaultValue(false);
        report.Property(r => r.EditedBy).HasMaxLength(100);
        report.Property(r => r.Explanation).HasMaxLength(ReportEntry.MaxShortLength);
        report.Property(r => r.Evidence).HasMaxLength(ReportEntry.MaxShortLength);
        report.Property(r => r.WrittenBy).HasMaxLength(100);
        report.HasOne<PolicyTask>().WithMany().HasForeignKey(r => r.TaskId);
        report.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<ReportingPeriod>().WithMany().HasForeignKey(r => r.PeriodId).OnDelete(DeleteBehavior.Restrict);

        // A department answers a task once in a period.
        report.HasIndex(r => new { r.TaskId, r.DepartmentId, r.PeriodId }).IsUnique();

        // Outside periods it has at most one that is not settled: pressing a button twice makes no second report.
        report.HasIndex(r => new { r.TaskId, r.DepartmentId }).IsUnique().HasFilter("period_id is null and state <> 'Accepted'");
        report.HasIndex(r => new { r.DepartmentId, r.State });

        // Whether a department has signed lately for a task that is soon due.
        report.HasIndex(r => new { r.TaskId, r.DepartmentId, r.SignedAt }).HasFilter("signed_at is not null");

        report.HasIndex(r => r.PeriodId);

        // What was returned lately, whose staff are told.
        report.HasIndex(r => r.ReturnedAt).HasFilter("state = 'Returned'");

        // The review queue: everything that waits for the coordinator, whoever reported it.
        report.HasIndex(r => new { r.PeriodId, r.IsUnchanged }).HasFilter("state = 'Signed'");

        // What has waited longest to be accepted.
        report.HasIndex(r => new { r.SignedAt, r.Id }).HasFilter("state = 'Signed'");
    }
}

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> target)
    {
        target.ToTable("targets");
        target.Property(t => t.IndicatorName).HasMaxLength(300);
        target.Property(t => t.Scope).HasMaxLength(200);
        target.Property(t => t.Unit).HasMaxLength(50);
        target.Property(t => t.Review).HasDefaultValue(ReviewMark.Accepted);
        target.HasOne(t => t.Task).WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.ClientSetNull);
        target.HasIndex(t => new { t.DocumentId, t.Ordinal }).IsUnique();
        target.HasIndex(t => t.TaskId);
    }
}
