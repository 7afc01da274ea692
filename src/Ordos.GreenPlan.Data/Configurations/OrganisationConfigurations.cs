using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.ToTable("departments", table => table.HasCheckConstraint(
            "ck_departments_validity", "valid_from is null or valid_to is null or valid_from < valid_to"));
        department.Property(d => d.Key).HasMaxLength(60);
        department.Property(d => d.Name).HasMaxLength(100);
        department.Property(d => d.FullName).HasMaxLength(200);
        department.Property(d => d.Level).HasMaxLength(20);
        department.Property(d => d.Office).HasMaxLength(100);
        department.Property(d => d.Phone).HasMaxLength(40);
        department.Property(d => d.Version).IsRowVersion();
        department.HasOne<Department>().WithMany().HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
        department.HasIndex(d => d.Key).IsUnique();
        department.HasIndex(d => d.Name).IsUnique();
        department.HasMany(d => d.Aliases).WithOne().HasForeignKey(a => a.DepartmentId);
        department.HasMany(d => d.Members).WithOne().HasForeignKey(m => m.GroupId);
    }
}

internal sealed class DepartmentAliasConfiguration : IEntityTypeConfiguration<DepartmentAlias>
{
    public void Configure(EntityTypeBuilder<DepartmentAlias> alias)
    {
        alias.ToTable("department_aliases");
        alias.Property(a => a.Name).HasMaxLength(200);
        alias.HasIndex(a => a.Name).IsUnique();
    }
}

internal sealed class GroupMemberConfiguration : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.ToTable("group_members");
        member.HasKey(m => new { m.GroupId, m.MemberId });
        member.HasOne(m => m.Member).WithMany().HasForeignKey(m => m.MemberId);
        member.HasIndex(m => m.MemberId);
    }
}

internal sealed class SuccessionConfiguration : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> succession)
    {
        succession.ToTable("successions", table => table.HasCheckConstraint("ck_successions_distinct", "from_id <> to_id"));
        succession.HasOne(s => s.From).WithMany().HasForeignKey(s => s.FromId);
        succession.HasOne(s => s.To).WithMany().HasForeignKey(s => s.ToId);
        succession.Ignore(s => s.IsProposed);
        succession.HasIndex(s => new { s.FromId, s.ToId }).IsUnique();
    }
}

internal sealed class ReorganisationConfiguration : IEntityTypeConfiguration<Reorganisation>
{
    public void Configure(EntityTypeBuilder<Reorganisation> change)
    {
        change.ToTable("reorganisations", table => table.HasCheckConstraint(
            "ck_reorganisations_distinct", "from_id <> to_id and (to_id is not null or kind = 'Abolish')"));
        change.Property(r => r.Basis).HasMaxLength(300);
        change.Property(r => r.AppliedBy).HasMaxLength(100);
        change.Property(r => r.UndoneBy).HasMaxLength(100);
        change.Property(r => r.Version).IsRowVersion();
        change.HasOne<Department>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Department>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Restrict);
        change.HasMany(r => r.Handovers).WithOne().HasForeignKey(h => h.ReorganisationId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(r => r.AppliedAt).IsDescending();
    }
}

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> handover)
    {
        handover.ToTable("handovers", table => table.HasCheckConstraint(
            "ck_handovers_ground", "(reorganisation_id is null) <> (receipt_id is null) and (to_id is not null or receipt_id is not null)"));
        handover.HasOne<DutyReceipt>().WithMany().HasForeignKey(h => h.ReceiptId).OnDelete(DeleteBehavior.Cascade);
        handover.HasOne<PolicyTask>().WithMany().HasForeignKey(h => h.TaskId);
        handover.HasOne<Department>().WithMany().HasForeignKey(h => h.OriginId).OnDelete(DeleteBehavior.Restrict);
        handover.HasOne<Department>().WithMany().HasForeignKey(h => h.FromId).OnDelete(DeleteBehavior.Restrict);
        handover.HasOne<Department>().WithMany().HasForeignKey(h => h.ToId).OnDelete(DeleteBehavior.Restrict);

        // A duty lies with one department at a time.
        handover.HasIndex(h => new { h.TaskId, h.OriginId }).IsUnique().HasFilter("in_force");
        handover.HasIndex(h => new { h.TaskId, h.ToId });
        handover.HasIndex(h => new { h.ToId, h.TaskId }).HasFilter("in_force");
    }
}
