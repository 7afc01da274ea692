using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Views;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.List).HasMaxLength(50);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        view.HasIndex(v => new { v.AccountId, v.List, v.Name }).IsUnique();
        view.HasIndex(v => v.List).HasFilter("is_shared");
    }
}
