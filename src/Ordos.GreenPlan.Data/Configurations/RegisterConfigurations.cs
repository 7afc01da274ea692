using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Policies.Alignment;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> indicator)
    {
        indicator.ToTable("indicators", table =>
        {
            table.HasCheckConstraint("ck_indicators_weight", "(roll_up = 'Weighted') = (weight is not null)");
            table.HasCheckConstraint("ck_indicators_range", "plausible_from is null or plausible_to is null or plausible_from <= plausible_to");
            table.HasCheckConstraint("ck_indicators_merged", "merged_into_id is null or merged_into_id <> id");
            table.HasCheckConstraint("ck_indicators_confirmed", "(confirmed_at is null) = (confirmed_by is null)");
        });
        indicator.Property(i => i.Name).HasMaxLength(300);
        indicator.Property(i => i.Unit).HasMaxLength(50);
        indicator.Property(i => i.Weight).HasMaxLength(100);
        indicator.Property(i => i.MatchKey).HasMaxLength(300);
        indicator.Property(i => i.Version).IsRowVersion();
        indicator.HasOne<Department>().WithMany().HasForeignKey(i => i.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        indicator.HasOne<Indicator>().WithMany().HasForeignKey(i => i.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        indicator.HasIndex(i => i.MatchKey).IsUnique();
        indicator.HasIndex(i => new { i.Name, i.Id });
    }
}

/// <summary>What the register adds to the table of targets.</summary>
internal sealed class RegisteredTargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> target)
    {
        target.ToTable("targets", table => table.HasCheckConstraint(
            "ck_targets_confirmed", "(indicator_confirmed_at is null) = (indicator_confirmed_by is null) and (indicator_confirmed_at is null or indicator_id is not null)"));
        target.Property(t => t.Area).HasMaxLength(200).HasDefaultValue("");
        target.Property(t => t.Attainment).HasDefaultValue(Attainment.NoData).HasSentinel(Attainment.NoData);
        target.HasOne<Indicator>().WithMany().HasForeignKey(t => t.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        target.HasOne<Target>().WithMany().HasForeignKey(t => t.RuledTargetId).OnDelete(DeleteBehavior.SetNull);

        target.HasIndex(t => new { t.IndicatorId, t.Year, t.Id });

        // A row with its sentence and words takes a kilobyte. A list reads ids first, and these indexes hold all that it is filtered and sorted by, so that it reads no row it does not show.
        target.HasIndex(t => new { t.DocumentId, t.Ordinal }).IsUnique().IncludeProperties(t => new { t.Id, t.Year, t.Nature, t.Attainment, t.Area });
        target.HasIndex(t => new { t.Year, t.Id }).IncludeProperties(t => new { t.DocumentId, t.Ordinal, t.Nature, t.Attainment, t.Area });
        target.HasIndex(t => new { t.IndicatorName, t.Id }).IncludeProperties(t => new { t.DocumentId, t.Year, t.Nature, t.Attainment, t.Area });
        target.HasIndex(t => new { t.Year, t.IndicatorName, t.Id }).IncludeProperties(t => new { t.DocumentId, t.Nature, t.Attainment, t.Area });
        target.HasIndex(t => new { t.Attainment, t.DocumentId, t.Ordinal }).IncludeProperties(t => new { t.Id, t.Year, t.Nature, t.Area });
        target.HasIndex(t => new { t.Nature, t.DocumentId, t.Ordinal }).IncludeProperties(t => new { t.Id, t.Year, t.Attainment, t.Area });
        target.HasIndex(t => new { t.Area, t.DocumentId, t.Ordinal }).IncludeProperties(t => new { t.Id, t.Year, t.Nature, t.Attainment });
        target.HasIndex(t => t.RuledTargetId);
        target.Property<NpgsqlTsVector>(TextSearch.Index).HasComputedColumnSql("grams(coalesce(scope, '') || indicator_name || '。' || quote)", stored: true);
        target.HasIndex(TextSearch.Index).HasMethod("gin");
    }
}

internal sealed class ReadingConfiguration : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.ToTable("readings", table =>
        {
            table.HasCheckConstraint("ck_readings_period", """
                year between 1990 and 2100 and number >= 1
                and number <= case length when 'Year' then 1 when 'Half' then 2 when 'Quarter' then 4 else 12 end
                """);
            table.HasCheckConstraint("ck_readings_weight", "weight is null or (weight > 0 and area <> '')");
        });
        reading.Property(r => r.Area).HasMaxLength(200);
        reading.Property(r => r.Unit).HasMaxLength(50);
        reading.Property(r => r.Note).HasMaxLength(500);
        reading.Property(r => r.ReportedBy).HasMaxLength(100);
        reading.Property(r => r.Version).IsRowVersion();
        reading.Ignore(r => r.Period);
        reading.HasOne<Indicator>().WithMany().HasForeignKey(r => r.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        reading.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        reading.HasMany(r => r.Revisions).WithOne().HasForeignKey(r => r.ReadingId);

        reading.HasIndex(r => r.IndicatorId).HasFilter("is_demo").HasDatabaseName("ix_readings_demo");

        // One number, reported once.
        reading.HasIndex(r => new { r.IndicatorId, r.Area, r.Length, r.Year, r.Number }).IsUnique();
    }
}

internal sealed class ReadingRevisionConfiguration : IEntityTypeConfiguration<ReadingRevision>
{
    public void Configure(EntityTypeBuilder<ReadingRevision> revision)
    {
        revision.ToTable("reading_revisions", table => table.HasCheckConstraint("ck_reading_revisions_reason", "reason <> ''"));
        revision.Property(r => r.Unit).HasMaxLength(50);
        revision.Property(r => r.Note).HasMaxLength(500);
        revision.Property(r => r.ReportedBy).HasMaxLength(100);
        revision.Property(r => r.CorrectedBy).HasMaxLength(100);
        revision.Property(r => r.Reason).HasMaxLength(500);
    }
}

internal sealed class ProposedPairConfiguration : IEntityTypeConfiguration<ProposedPair>
{
    public void Configure(EntityTypeBuilder<ProposedPair> pair)
    {
        pair.ToTable("target_pairs", table => table.HasCheckConstraint("ck_target_pairs_two", "first_target_id <> second_target_id"));
        pair.HasKey(p => new { p.FirstTargetId, p.SecondTargetId });
        pair.HasOne<Target>().WithMany().HasForeignKey(p => p.FirstTargetId).OnDelete(DeleteBehavior.Cascade);
        pair.HasOne<Target>().WithMany().HasForeignKey(p => p.SecondTargetId).OnDelete(DeleteBehavior.Cascade);
        pair.HasIndex(p => p.SecondTargetId);
        pair.HasIndex(p => new { p.Verdict, p.FirstTargetId, p.SecondTargetId }).HasFilter("needs_ruling").HasDatabaseName("IX_target_pairs_waiting");
    }
}

internal sealed class RulingConfiguration : IEntityTypeConfiguration<Ruling>
{
    public void Configure(EntityTypeBuilder<Ruling> ruling)
    {
        ruling.ToTable("rulings", table =>
        {
            table.HasCheckConstraint("ck_rulings_two", "first_target_id <> second_target_id");
            table.HasCheckConstraint("ck_rulings_value", "ruled_target_id is null or ruled_target_id in (first_target_id, second_target_id)");
            table.HasCheckConstraint("ck_rulings_taken_back", "(taken_back_at is null) = (taken_back_reason is null) and (taken_back_at is null) = (taken_back_by is null)");
            table.HasCheckConstraint("ck_rulings_reason", "reason <> ''");
        });
        ruling.Property(r => r.Reason).HasMaxLength(Ruling.LongestReason);
        ruling.Property(r => r.TakenBackReason).HasMaxLength(Ruling.LongestReason);
        ruling.Property(r => r.RuledBy).HasMaxLength(100);
        ruling.Property(r => r.TakenBackBy).HasMaxLength(100);
        ruling.Property(r => r.Version).IsRowVersion();
        ruling.HasOne<Target>().WithMany().HasForeignKey(r => r.FirstTargetId).OnDelete(DeleteBehavior.Cascade);
        ruling.HasOne<Target>().WithMany().HasForeignKey(r => r.SecondTargetId).OnDelete(DeleteBehavior.Cascade);

        // Of a pair at most one ruling holds.
        ruling.HasIndex(r => new { r.FirstTargetId, r.SecondTargetId }).IsUnique().HasFilter("taken_back_at is null");
        ruling.HasIndex(r => r.SecondTargetId);
        ruling.HasIndex(r => r.RuledAt);
    }
}

internal sealed class TargetCountConfiguration : IEntityTypeConfiguration<TargetCount>
{
    public void Configure(EntityTypeBuilder<TargetCount> count) => count.HasNoKey().ToTable("target_counts");
}

internal sealed class PlanParentConfiguration : IEntityTypeConfiguration<PlanParent>
{
    public void Configure(EntityTypeBuilder<PlanParent> parent)
    {
        parent.ToTable("plan_parents", table => table.HasCheckConstraint("ck_plan_parents_two", "child_id <> parent_id"));
        parent.HasKey(p => p.ChildId);
        parent.Property(p => p.ChildId).ValueGeneratedNever();
        parent.Property(p => p.ChosenBy).HasMaxLength(100);
        parent.HasOne<PolicyDocument>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Cascade);
        parent.HasOne<PolicyDocument>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PassageCorrectionConfiguration : IEntityTypeConfiguration<PassageCorrection>
{
    public void Configure(EntityTypeBuilder<PassageCorrection> correction)
    {
        correction.ToTable("passage_corrections", table => table.HasCheckConstraint(
            "ck_passage_corrections_kind", "kind in ('Covered', 'MadeLocal', 'Dropped') and (kind = 'Dropped') = (cardinality(child_task_ids) = 0)"));
        correction.Property(c => c.CorrectedBy).HasMaxLength(100);
        correction.HasIndex(c => new { c.ChildDocumentId, c.ParentTaskId }).IsUnique();
        correction.HasOne<PolicyDocument>().WithMany().HasForeignKey(c => c.ChildDocumentId).OnDelete(DeleteBehavior.Cascade);
        correction.HasOne<PolicyTask>().WithMany().HasForeignKey(c => c.ParentTaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
