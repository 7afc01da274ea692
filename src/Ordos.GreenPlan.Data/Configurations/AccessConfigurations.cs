using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Data.Messages;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts", table => table.HasCheckConstraint(
            "ck_accounts_department", "role not in ('Staff', 'DepartmentHead') or department_id is not null"));
        account.Property(a => a.DisplayName).HasMaxLength(100);
        account.Property(a => a.MailChoice).HasDefaultValue(MailChoice.None);
        account.HasOne(a => a.Department).WithMany().HasForeignKey(a => a.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> claim) => claim.ToTable("account_claims");
}

internal sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> login) => login.ToTable("account_logins");
}

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token) => token.ToTable("account_tokens");
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("protection_keys");
        key.Property(k => k.Name).HasMaxLength(200);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.AccountName).HasMaxLength(100);
        entry.Property(e => e.Entity).HasMaxLength(60);
        entry.Property(e => e.EntityId).HasMaxLength(60);
        entry.Property(e => e.Changes).HasColumnType("jsonb");
        entry.Property(e => e.RequestId).HasMaxLength(64);
        entry.HasIndex(e => new { e.Entity, e.EntityId });
        entry.HasIndex(e => e.At).IsDescending();
    }
}
