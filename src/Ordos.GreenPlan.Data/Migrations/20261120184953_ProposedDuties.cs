using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class ProposedDuties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_supervision_items_extension_to",
                table: "supervision_items",
                column: "extension_to",
                filter: "extension_to is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reports_task_id_department_id_signed_at",
                table: "reports",
                columns: new[] { "task_id", "department_id", "signed_at" },
                filter: "signed_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_duty_standings_due_task_id_department_id",
                table: "duty_standings",
                columns: new[] { "due", "task_id", "department_id" },
                filter: "state in ('NotStarted', 'UnderWay') and roles & 3 <> 0 and (health = 'Red' or due_band = 'Soon')")
                .Annotation("Npgsql:IndexInclude", new[] { "roles", "document_id", "health", "state", "due_band" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_supervision_items_extension_to",
                table: "supervision_items");

            migrationBuilder.DropIndex(
                name: "ix_reports_task_id_department_id_signed_at",
                table: "reports");

            migrationBuilder.DropIndex(
                name: "ix_duty_standings_due_task_id_department_id",
                table: "duty_standings");
        }
    }
}
