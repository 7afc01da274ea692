using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class LedgerOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_standings_finished",
                table: "standings",
                columns: new[] { "severity", "due", "task_id" },
                filter: "state in ('Done', 'ClosedOut')");

            migrationBuilder.CreateIndex(
                name: "ix_standings_state_severity_due_task_id",
                table: "standings",
                columns: new[] { "state", "severity", "due", "task_id" });

            migrationBuilder.Sql(SqlScript.Read("progress"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex("ix_standings_progress", "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_finished",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_state_severity_due_task_id",
                table: "standings");
        }
    }
}
