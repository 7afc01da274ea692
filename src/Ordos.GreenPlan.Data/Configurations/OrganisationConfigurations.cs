using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Domain.Organisation;

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
        succession.HasIndex(s => new { s.FromId, s.ToId }).IsUnique();
    }
}
