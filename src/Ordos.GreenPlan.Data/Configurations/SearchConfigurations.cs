using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class PassageConfiguration : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passage)
    {
        passage.ToTable("passages");
        passage.HasKey(p => new { p.DocumentId, p.Line });
        passage.HasOne<PolicyDocument>().WithMany().HasForeignKey(p => p.DocumentId);
        passage.Property<NpgsqlTsVector>(TextSearch.Index).HasComputedColumnSql("grams(text)", stored: true);
        passage.HasIndex(TextSearch.Index).HasMethod("gin");
    }
}

/// <summary>What searching adds to the table of reports: the words of those that the department's head has signed, which everybody may read.</summary>
internal sealed class SearchedReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> report)
    {
        report.Property<NpgsqlTsVector>(TextSearch.Index).HasComputedColumnSql(
            "case when signed_at is not null then grams(done || '。' || coalesce(problems, '') || '。' || coalesce(next_step, '')) end", stored: true);
        report.HasIndex(TextSearch.Index).HasMethod("gin");
    }
}
