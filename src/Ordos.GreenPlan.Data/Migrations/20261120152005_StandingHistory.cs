using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class StandingHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "health_since",
                table: "standings",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "day_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    due_band = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    with_schedule = table.Column<int>(type: "integer", nullable: false),
                    scheduled = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_counts", x => new { x.day, x.document_id, x.health, x.state, x.due_band });
                    table.ForeignKey(
                        name: "fk_day_counts_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "day_department_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_department_counts", x => new { x.day, x.department_id, x.document_id, x.health });
                    table.ForeignKey(
                        name: "fk_day_department_counts_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_day_department_counts_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standing_spans",
                columns: table => new
                {
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    due_band = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: true),
                    awaits_acceptance = table.Column<bool>(type: "boolean", nullable: false),
                    scheduled_from = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_spans", x => new { x.task_id, x.since });
                    table.ForeignKey(
                        name: "fk_standing_spans_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_standing_spans_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standings_health_since_health_document_id",
                table: "standings",
                columns: new[] { "health_since", "health", "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_day_counts_document_id",
                table: "day_counts",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_day_department_counts_department_id",
                table: "day_department_counts",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_day_department_counts_document_id",
                table: "day_department_counts",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_standing_spans_document_id",
                table: "standing_spans",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_standing_spans_since_until_due_document_id",
                table: "standing_spans",
                columns: new[] { "since", "until", "due", "document_id" },
                filter: "due_band = 'Overdue'");

            migrationBuilder.CreateIndex(
                name: "ix_reports_signed_at_id",
                table: "reports",
                columns: new[] { "signed_at", "id" },
                filter: "state = 'Signed'");

            migrationBuilder.Sql("update standings set health_since = as_of");
            migrationBuilder.Sql(SqlScript.Read("history"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger history_added on standings; drop trigger history_changed on standings; drop trigger history_removed on standings;
                drop function keep_day, standings_on, scheduled_on, history_added, history_changed, history_removed
                """);

            migrationBuilder.DropIndex(
                name: "ix_reports_signed_at_id",
                table: "reports");

            migrationBuilder.DropTable(
                name: "day_counts");

            migrationBuilder.DropTable(
                name: "day_department_counts");

            migrationBuilder.DropTable(
                name: "standing_spans");

            migrationBuilder.DropIndex(
                name: "ix_standings_health_since_health_document_id",
                table: "standings");

            migrationBuilder.DropColumn(
                name: "health_since",
                table: "standings");
        }
    }
}
