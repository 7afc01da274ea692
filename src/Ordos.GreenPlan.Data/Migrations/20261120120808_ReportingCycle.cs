using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReportingCycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "edited_at",
                table: "reports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "edited_by",
                table: "reports",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "reports",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "explanation",
                table: "reports",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_late",
                table: "reports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_unchanged",
                table: "reports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "reopen_reason",
                table: "periods",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "reopened_at",
                table: "periods",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reopened_by",
                table: "periods",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "periods",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "close_out_checks",
                columns: table => new
                {
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    findings = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_close_out_checks", x => x.task_id);
                    table.ForeignKey(
                        name: "fk_close_out_checks_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duty_receipts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_receipts", x => x.id);
                    table.CheckConstraint("ck_duty_receipts_answered", "(state in ('Upheld', 'Overruled')) = (answered_at is not null)");
                    table.ForeignKey(
                        name: "fk_duty_receipts_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_receipts_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence_draws",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    period_id = table.Column<int>(type: "integer", nullable: false),
                    drawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    drawn_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    candidates = table.Column<int>(type: "integer", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_draws", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_draws_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "extension_requests",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    due_before = table.Column<DateOnly>(type: "date", nullable: true),
                    due_asked = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extension_requests", x => x.id);
                    table.CheckConstraint("ck_extension_requests_answered", "(state = 'Open') = (answered_at is null)");
                    table.ForeignKey(
                        name: "fk_extension_requests_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_requests_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drawn_reports",
                columns: table => new
                {
                    draw_id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drawn_reports", x => new { x.draw_id, x.task_id, x.department_id });
                    table.ForeignKey(
                        name: "fk_drawn_reports_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_drawn_reports_evidence_draws_draw_id",
                        column: x => x.draw_id,
                        principalTable: "evidence_draws",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_drawn_reports_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reports_period_id_is_unchanged",
                table: "reports",
                columns: new[] { "period_id", "is_unchanged" },
                filter: "state = 'Signed'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_periods_reopened",
                table: "periods",
                sql: "(reopened_at is null) = (reopen_reason is null)");

            migrationBuilder.CreateIndex(
                name: "ix_drawn_reports_department_id",
                table: "drawn_reports",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_drawn_reports_task_id_department_id",
                table: "drawn_reports",
                columns: new[] { "task_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_receipts_answer_by",
                table: "duty_receipts",
                column: "answer_by",
                filter: "state = 'Disputed'");

            migrationBuilder.CreateIndex(
                name: "ix_duty_receipts_department_id",
                table: "duty_receipts",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_duty_receipts_task_id_department_id",
                table: "duty_receipts",
                columns: new[] { "task_id", "department_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_draws_period_id",
                table: "evidence_draws",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "ix_extension_requests_department_id",
                table: "extension_requests",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_extension_requests_task_id_department_id",
                table: "extension_requests",
                columns: new[] { "task_id", "department_id" },
                unique: true,
                filter: "state = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "close_out_checks");

            migrationBuilder.DropTable(
                name: "drawn_reports");

            migrationBuilder.DropTable(
                name: "duty_receipts");

            migrationBuilder.DropTable(
                name: "extension_requests");

            migrationBuilder.DropTable(
                name: "evidence_draws");

            migrationBuilder.DropIndex(
                name: "ix_reports_period_id_is_unchanged",
                table: "reports");

            migrationBuilder.DropCheckConstraint(
                name: "ck_periods_reopened",
                table: "periods");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "edited_by",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "explanation",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "is_late",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "is_unchanged",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "reopen_reason",
                table: "periods");

            migrationBuilder.DropColumn(
                name: "reopened_at",
                table: "periods");

            migrationBuilder.DropColumn(
                name: "reopened_by",
                table: "periods");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "periods");
        }
    }
}
