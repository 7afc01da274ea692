using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class DutyStandings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_standings_due_task_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_severity_due_task_id",
                table: "standings");

            migrationBuilder.CreateTable(
                name: "duty_standings",
                columns: table => new
                {
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    severity = table.Column<short>(type: "smallint", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    due_band = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_standings", x => new { x.task_id, x.department_id });
                    table.ForeignKey(
                        name: "fk_duty_standings_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_duty_standings_standings_task_id",
                        column: x => x.task_id,
                        principalTable: "standings",
                        principalColumn: "task_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standings_due_band_severity_due_task_id",
                table: "standings",
                columns: new[] { "due_band", "severity", "due", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standings_due_task_id",
                table: "standings",
                columns: new[] { "due", "task_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standings_severity_due_task_id",
                table: "standings",
                columns: new[] { "severity", "due", "task_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_standings_department_id_severity_due_task_id",
                table: "duty_standings",
                columns: new[] { "department_id", "severity", "due", "task_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "roles", "document_id", "health", "state", "due_band", "percent" });

            migrationBuilder.Sql(SqlScript.Read("ledger"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop function keep_duties_of_tasks, keep_duties_of_groups, follow_standings, keep_duty_standings cascade;
                alter table tasks alter column words set statistics -1;
                """);

            migrationBuilder.DropTable(
                name: "duty_standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_due_band_severity_due_task_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_due_task_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_severity_due_task_id",
                table: "standings");

            migrationBuilder.CreateIndex(
                name: "ix_standings_due_task_id",
                table: "standings",
                columns: new[] { "due", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standings_severity_due_task_id",
                table: "standings",
                columns: new[] { "severity", "due", "task_id" });
        }
    }
}
