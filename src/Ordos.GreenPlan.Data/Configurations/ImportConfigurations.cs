using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> job)
    {
        job.ToTable("import_jobs", table => table.HasCheckConstraint("ck_import_jobs_progress", "progress between 0 and 100"));
        job.Property(j => j.Name).HasMaxLength(260);
        job.Property(j => j.Message).HasMaxLength(1000);
        job.Property(j => j.AccountName).HasMaxLength(100);
        job.HasMany(j => j.Files).WithOne().HasForeignKey(f => f.JobId);
        job.HasOne<PolicyDocument>().WithMany().HasForeignKey(j => j.AnnexOf).OnDelete(DeleteBehavior.SetNull);
        job.HasOne<PolicyDocument>().WithMany().HasForeignKey(j => j.NewVersionOf).OnDelete(DeleteBehavior.SetNull);
        job.HasOne<PolicyDocument>().WithMany().HasForeignKey(j => j.DocumentId).OnDelete(DeleteBehavior.SetNull);
        job.HasIndex(j => j.CreatedAt);

        // What a server looks for when it has nothing to do.
        job.HasIndex(j => new { j.State, j.CreatedAt }).HasFilter("state in ('Queued', 'Reading')").HasDatabaseName("ix_import_jobs_waiting");
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> file)
    {
        file.ToTable("import_files");
        file.Property(f => f.Name).HasMaxLength(260);
        file.HasIndex(f => new { f.JobId, f.Ordinal }).IsUnique();
    }
}

internal sealed class UnclaimedSentenceConfiguration : IEntityTypeConfiguration<UnclaimedSentence>
{
    public void Configure(EntityTypeBuilder<UnclaimedSentence> sentence)
    {
        sentence.ToTable("unclaimed_sentences");
        sentence.Property(s => s.Review).HasDefaultValue(ReviewMark.Accepted);
        sentence.HasIndex(s => new { s.DocumentId, s.Start });
    }
}

internal sealed class ReviewEditConfiguration : IEntityTypeConfiguration<ReviewEdit>
{
    public void Configure(EntityTypeBuilder<ReviewEdit> edit)
    {
        edit.ToTable("review_edits");
        edit.Property(e => e.AccountName).HasMaxLength(100);
        edit.Property(e => e.Words).HasMaxLength(500);
        edit.Property(e => e.Rows).HasColumnType("jsonb");
        edit.HasOne<PolicyDocument>().WithMany().HasForeignKey(e => e.DocumentId);
        edit.HasIndex(e => new { e.DocumentId, e.Number }).IsUnique();
    }
}

internal sealed class AnnexRowConfiguration : IEntityTypeConfiguration<AnnexRow>
{
    public void Configure(EntityTypeBuilder<AnnexRow> row)
    {
        row.ToTable("annex_rows");
        row.OwnsMany(r => r.Units, owned => owned.ToJson("units"));
        row.Property(r => r.Review).HasDefaultValue(ReviewMark.Accepted);
        row.HasOne<PolicyDocument>().WithMany(d => d.AnnexRows).HasForeignKey(r => r.DocumentId);
        row.HasOne<PolicyTask>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.SetNull);
        row.HasIndex(r => new { r.DocumentId, r.Ordinal }).IsUnique();
    }
}
