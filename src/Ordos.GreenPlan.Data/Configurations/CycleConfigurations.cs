using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Cycle;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class PeriodCountConfiguration : IEntityTypeConfiguration<PeriodCount>
{
    public void Configure(EntityTypeBuilder<PeriodCount> count) => count.HasNoKey().ToTable("period_counts");
}

internal sealed class ReportingPeriodConfiguration : IEntityTypeConfiguration<ReportingPeriod>
{
    public void Configure(EntityTypeBuilder<ReportingPeriod> period)
    {
        period.ToTable("periods", table =>
        {
            table.HasCheckConstraint("ck_periods_order", "starts_on <= ends_on and opens_on <= closes_on");
            table.HasCheckConstraint("ck_periods_reopened", "(reopened_at is null) = (reopen_reason is null)");
        });
        period.Property(p => p.Version).IsRowVersion();
        period.Property(p => p.Name).HasMaxLength(PeriodPlan.MaxNameLength);
        period.Property(p => p.ReopenedBy).HasMaxLength(100);
        period.HasMany(p => p.Documents).WithOne().HasForeignKey(d => d.PeriodId);
    }
}

internal sealed class PeriodDocumentConfiguration : IEntityTypeConfiguration<PeriodDocument>
{
    public void Configure(EntityTypeBuilder<PeriodDocument> covered)
    {
        covered.ToTable("period_documents");
        covered.HasKey(c => new { c.PeriodId, c.DocumentId });
        covered.HasOne<PolicyDocument>().WithMany().HasForeignKey(c => c.DocumentId);
    }
}

internal sealed class EvidenceDrawConfiguration : IEntityTypeConfiguration<EvidenceDraw>
{
    public void Configure(EntityTypeBuilder<EvidenceDraw> draw)
    {
        draw.ToTable("evidence_draws");
        draw.Property(d => d.DrawnBy).HasMaxLength(100);
        draw.HasOne<ReportingPeriod>().WithMany().HasForeignKey(d => d.PeriodId);
        draw.HasMany(d => d.Reports).WithOne().HasForeignKey(r => r.DrawId);
    }
}

internal sealed class DrawnReportConfiguration : IEntityTypeConfiguration<DrawnReport>
{
    public void Configure(EntityTypeBuilder<DrawnReport> drawn)
    {
        drawn.ToTable("drawn_reports");
        drawn.HasKey(d => new { d.DrawId, d.TaskId, d.DepartmentId });
        drawn.HasOne<PolicyTask>().WithMany().HasForeignKey(d => d.TaskId);
        drawn.HasOne<Department>().WithMany().HasForeignKey(d => d.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        drawn.HasIndex(d => new { d.TaskId, d.DepartmentId });
    }
}

internal sealed class DutyReceiptConfiguration : IEntityTypeConfiguration<DutyReceipt>
{
    public void Configure(EntityTypeBuilder<DutyReceipt> receipt)
    {
        receipt.ToTable("duty_receipts", table => table.HasCheckConstraint(
            "ck_duty_receipts_answered", "(state in ('Upheld', 'Overruled')) = (answered_at is not null)"));
        receipt.Property(r => r.Version).IsRowVersion();
        receipt.Property(r => r.By).HasMaxLength(100);
        receipt.Property(r => r.AnsweredBy).HasMaxLength(100);
        receipt.Property(r => r.Reason).HasMaxLength(DutyReceipt.MaxReason);
        receipt.Property(r => r.Answer).HasMaxLength(DutyReceipt.MaxReason);
        receipt.HasOne<PolicyTask>().WithMany().HasForeignKey(r => r.TaskId);
        receipt.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Restrict);

        // A department answers an assignment once: pressing a button twice makes no second answer.
        receipt.HasIndex(r => new { r.TaskId, r.DepartmentId }).IsUnique();
        receipt.HasIndex(r => r.AnswerBy).HasFilter("state = 'Disputed'");
        receipt.HasIndex(r => r.AnsweredAt).HasFilter("answered_at is not null");
    }
}

internal sealed class ExtensionRequestConfiguration : IEntityTypeConfiguration<ExtensionRequest>
{
    public void Configure(EntityTypeBuilder<ExtensionRequest> request)
    {
        request.ToTable("extension_requests", table => table.HasCheckConstraint(
            "ck_extension_requests_answered", "(state = 'Open') = (answered_at is null)"));
        request.Property(r => r.Version).IsRowVersion();
        request.Property(r => r.By).HasMaxLength(100);
        request.Property(r => r.AnsweredBy).HasMaxLength(100);
        request.Property(r => r.Reason).HasMaxLength(DutyReceipt.MaxReason);
        request.Property(r => r.Answer).HasMaxLength(DutyReceipt.MaxReason);
        request.HasOne<PolicyTask>().WithMany().HasForeignKey(r => r.TaskId);
        request.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Restrict);

        // One request at a time.
        request.HasIndex(r => new { r.TaskId, r.DepartmentId }).IsUnique().HasFilter("state = 'Open'");
    }
}

internal sealed class CloseOutCheckConfiguration : IEntityTypeConfiguration<CloseOutCheck>
{
    public void Configure(EntityTypeBuilder<CloseOutCheck> check)
    {
        check.ToTable("close_out_checks");
        check.HasKey(c => c.TaskId);
        check.Property(c => c.TaskId).ValueGeneratedNever();
        check.Property(c => c.By).HasMaxLength(100);
        check.Property(c => c.Findings).HasMaxLength(DutyReceipt.MaxReason);
        check.HasOne<PolicyTask>().WithOne().HasForeignKey<CloseOutCheck>(c => c.TaskId);
    }
}

internal sealed class DraftValueConfiguration : IEntityTypeConfiguration<DraftValue>
{
    public void Configure(EntityTypeBuilder<DraftValue> value)
    {
        value.ToTable("draft_values");
        value.HasKey(v => new { v.ReportId, v.IndicatorId, v.Area });
        value.Property(v => v.Area).HasMaxLength(200);
        value.Property(v => v.Unit).HasMaxLength(ValueEntry.MaxUnit);
        value.Property(v => v.Note).HasMaxLength(ValueEntry.MaxNote);
        value.HasOne<ProgressReport>().WithMany().HasForeignKey(v => v.ReportId).OnDelete(DeleteBehavior.Cascade);
        value.HasOne<Indicator>().WithMany().HasForeignKey(v => v.IndicatorId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OfficeLineConfiguration : IEntityTypeConfiguration<OfficeLine>
{
    public void Configure(EntityTypeBuilder<OfficeLine> line)
    {
        line.ToTable("office_lines");
        line.HasKey(l => new { l.ReportId, l.Ordinal });
        line.Property(l => l.Ordinal).ValueGeneratedNever();
        line.Property(l => l.Office).HasMaxLength(OfficeEntry.MaxOffice);
        line.Property(l => l.Work).HasMaxLength(OfficeEntry.MaxText);
        line.Property(l => l.Progress).HasMaxLength(OfficeEntry.MaxText);
        line.HasOne<ProgressReport>().WithMany().HasForeignKey(l => l.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("evidence_files", table => table.HasCheckConstraint("ck_evidence_files_size", "size = length(content)"));
        file.Property(f => f.Name).HasMaxLength(EvidenceFile.MaxName);
        file.Property(f => f.By).HasMaxLength(100);
        file.HasOne<ProgressReport>().WithMany().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.ReportId);
    }
}
