using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Configurations;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.Property(m => m.Id).UseIdentityAlwaysColumn();
        message.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<PolicyTask>().WithMany().HasForeignKey(m => m.TaskId).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<ReportingPeriod>().WithMany().HasForeignKey(m => m.PeriodId).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<PolicyDocument>().WithMany().HasForeignKey(m => m.DocumentId).OnDelete(DeleteBehavior.Cascade);

        // The same fact is told once, whoever tells it.
        message.HasIndex(m => new { m.AccountId, m.Kind, m.SubjectId, m.FactAt }).IsUnique();
        message.HasIndex(m => m.AccountId).HasFilter("read_at is null");
        message.HasIndex(m => m.At).HasFilter("read_at is null and mailed_at is null");
    }
}
