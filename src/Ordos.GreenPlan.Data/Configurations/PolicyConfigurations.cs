using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class PolicyDocumentConfiguration : IEntityTypeConfiguration<PolicyDocument>
{
    public void Configure(EntityTypeBuilder<PolicyDocument> document)
    {
        document.ToTable("documents", table => table.HasCheckConstraint(
            "ck_documents_published", "(stage = 'Draft') = (published_at is null)"));
        document.Property(d => d.Title).HasMaxLength(500);
        document.Property(d => d.Number).HasMaxLength(100);
        document.Property(d => d.Issuer).HasMaxLength(200);
        document.Property(d => d.WithdrawnReason).HasMaxLength(1000);
        document.Property(d => d.Version).IsRowVersion();
        document.HasIndex(d => new { d.Stage, d.IssuedOn });

        document.HasOne(d => d.Source).WithOne().HasForeignKey<NoticeSource>(s => s.DocumentId);
        document.HasMany(d => d.Tasks).WithOne().HasForeignKey(t => t.DocumentId);
        document.HasMany(d => d.Targets).WithOne().HasForeignKey(t => t.DocumentId);
        document.HasMany(d => d.Headings).WithOne().HasForeignKey(h => h.DocumentId);
        document.HasMany(d => d.Citations).WithOne().HasForeignKey(c => c.DocumentId);
        document.HasMany(d => d.Sentences).WithOne().HasForeignKey(s => s.DocumentId);
        document.HasOne<PolicyDocument>().WithMany().HasForeignKey(d => d.ReplacesId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class NoticeSourceConfiguration : IEntityTypeConfiguration<NoticeSource>
{
    public void Configure(EntityTypeBuilder<NoticeSource> source)
    {
        source.ToTable("notice_sources");
        source.HasKey(s => s.DocumentId);
        source.Property(s => s.FileName).HasMaxLength(260);
        source.Property(s => s.ContentHash).HasMaxLength(64).IsFixedLength();
        source.HasIndex(s => s.ContentHash).IsUnique();
        source.OwnsMany(s => s.Warnings, owned => owned.ToJson("warnings"));
        source.OwnsMany(s => s.Unclaimed, owned => owned.ToJson("unclaimed"));
    }
}

internal sealed class HeadingConfiguration : IEntityTypeConfiguration<Heading>
{
    public void Configure(EntityTypeBuilder<Heading> heading)
    {
        heading.ToTable("headings");
        heading.Property(h => h.Review).HasDefaultValue(ReviewMark.Accepted);
        heading.HasIndex(h => new { h.DocumentId, h.Ordinal }).IsUnique();
    }
}

internal sealed class CitationConfiguration : IEntityTypeConfiguration<Citation>
{
    public void Configure(EntityTypeBuilder<Citation> citation)
    {
        citation.ToTable("citations");
        citation.HasOne<PolicyDocument>().WithMany().HasForeignKey(c => c.CitedId).OnDelete(DeleteBehavior.SetNull);
        citation.HasIndex(c => new { c.DocumentId, c.Ordinal }).IsUnique();
    }
}
