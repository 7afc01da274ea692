using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class SupervisionItemConfiguration : IEntityTypeConfiguration<SupervisionItem>
{
    public void Configure(EntityTypeBuilder<SupervisionItem> item)
    {
        item.ToTable("supervision_items", table =>
        {
            table.HasCheckConstraint("ck_supervision_items_settled", "(state in ('Closed', 'Withdrawn')) = (settled_at is not null)");
            table.HasCheckConstraint("ck_supervision_items_colour", "(level in ('Order', 'Circular')) = (colour is not null)");
            table.HasCheckConstraint("ck_supervision_items_extension", "(extension_to is null) = (extension_reason is null)");
        });
        item.Property(i => i.Version).IsRowVersion();
        item.Property(i => i.SentBy).HasMaxLength(100);
        item.Property(i => i.Reason).HasMaxLength(SupervisionSummons.MaxReason);
        item.Property(i => i.Wording).HasMaxLength(SupervisionSummons.MaxText);
        item.Property(i => i.Reply).HasMaxLength(SupervisionSummons.MaxText);
        item.Property(i => i.ExtensionReason).HasMaxLength(SupervisionSummons.MaxReason);
        item.HasOne<PolicyTask>().WithMany().HasForeignKey(i => i.TaskId);
        item.HasOne<Department>().WithMany().HasForeignKey(i => i.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        item.HasMany(i => i.Steps).WithOne().HasForeignKey(s => s.ItemId);

        // A duty stands on one rung of the ladder: two who send at once do not send it twice.
        item.HasIndex(i => new { i.TaskId, i.DepartmentId }).IsUnique().HasFilter("state not in ('Closed', 'Withdrawn')");
        item.HasIndex(i => new { i.TaskId, i.DepartmentId, i.SettledAt });
        item.HasIndex(i => new { i.DepartmentId, i.State });
        item.HasIndex(i => new { i.State, i.ReplyBy });
        item.HasIndex(i => i.SentAt);
        item.HasIndex(i => i.ExtensionTo).HasFilter("extension_to is not null");
    }
}

internal sealed class SupervisionStepConfiguration : IEntityTypeConfiguration<SupervisionStep>
{
    public void Configure(EntityTypeBuilder<SupervisionStep> step)
    {
        step.ToTable("supervision_steps");
        step.Property(s => s.By).HasMaxLength(100);
        step.Property(s => s.Text).HasMaxLength(SupervisionSummons.MaxText);
        step.HasIndex(s => s.At);
    }
}

internal sealed class SupervisionTemplateConfiguration : IEntityTypeConfiguration<SupervisionTemplate>
{
    public void Configure(EntityTypeBuilder<SupervisionTemplate> template)
    {
        template.ToTable("supervision_templates");
        template.HasKey(t => t.Level);
        template.Property(t => t.Version).IsRowVersion();
        template.Property(t => t.Wording).HasMaxLength(SupervisionSummons.MaxText);
        template.Property(t => t.EditedBy).HasMaxLength(100);
    }
}

internal sealed class BulletinConfiguration : IEntityTypeConfiguration<Bulletin>
{
    public void Configure(EntityTypeBuilder<Bulletin> bulletin)
    {
        bulletin.ToTable("bulletins");
        bulletin.Property(b => b.Title).HasMaxLength(300);
        bulletin.Property(b => b.MadeBy).HasMaxLength(100);
        bulletin.Property(b => b.Content).HasColumnType("json");
        bulletin.HasOne<ReportingPeriod>().WithMany().HasForeignKey(b => b.PeriodId).OnDelete(DeleteBehavior.Cascade);
        bulletin.HasOne<Department>().WithMany().HasForeignKey(b => b.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        bulletin.HasOne<SupervisionItem>().WithMany().HasForeignKey(b => b.ItemId).OnDelete(DeleteBehavior.Cascade);
        bulletin.HasIndex(b => b.MadeAt);
    }
}
