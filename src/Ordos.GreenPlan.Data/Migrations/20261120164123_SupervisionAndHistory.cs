using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class SupervisionAndHistory : Migration
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

            migrationBuilder.CreateTable(
                name: "supervision_items",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    colour = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    wording = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sent_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    extension_to = table.Column<DateOnly>(type: "date", nullable: true),
                    extension_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_items", x => x.id);
                    table.CheckConstraint("ck_supervision_items_colour", "(level in ('Order', 'Circular')) = (colour is not null)");
                    table.CheckConstraint("ck_supervision_items_extension", "(extension_to is null) = (extension_reason is null)");
                    table.CheckConstraint("ck_supervision_items_settled", "(state in ('Closed', 'Withdrawn')) = (settled_at is not null)");
                    table.ForeignKey(
                        name: "fk_supervision_items_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supervision_items_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "supervision_templates",
                columns: table => new
                {
                    level = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    wording = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reply_days = table.Column<int>(type: "integer", nullable: false),
                    edited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    edited_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_templates", x => x.level);
                });

            migrationBuilder.CreateTable(
                name: "bulletins",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    period_id = table.Column<int>(type: "integer", nullable: true),
                    department_id = table.Column<int>(type: "integer", nullable: true),
                    item_id = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    content = table.Column<string>(type: "json", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletins", x => x.id);
                    table.ForeignKey(
                        name: "fk_bulletins_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bulletins_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulletins_supervision_items_item_id",
                        column: x => x.item_id,
                        principalTable: "supervision_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "supervision_steps",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    item_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    level = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_supervision_steps_supervision_items_item_id",
                        column: x => x.item_id,
                        principalTable: "supervision_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standings_health_since_health_document_id",
                table: "standings",
                columns: new[] { "health_since", "health", "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_signed_at_id",
                table: "reports",
                columns: new[] { "signed_at", "id" },
                filter: "state = 'Signed'");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_department_id",
                table: "bulletins",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_item_id",
                table: "bulletins",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_made_at",
                table: "bulletins",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_period_id",
                table: "bulletins",
                column: "period_id");

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
                name: "ix_supervision_items_department_id_state",
                table: "supervision_items",
                columns: new[] { "department_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_supervision_items_sent_at",
                table: "supervision_items",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_items_state_reply_by",
                table: "supervision_items",
                columns: new[] { "state", "reply_by" });

            migrationBuilder.CreateIndex(
                name: "ix_supervision_items_task_id_department_id",
                table: "supervision_items",
                columns: new[] { "task_id", "department_id" },
                unique: true,
                filter: "state not in ('Closed', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_items_task_id_department_id_settled_at",
                table: "supervision_items",
                columns: new[] { "task_id", "department_id", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supervision_steps_at",
                table: "supervision_steps",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_supervision_steps_item_id",
                table: "supervision_steps",
                column: "item_id");

            migrationBuilder.Sql("update standings set health_since = as_of");
            migrationBuilder.Sql(SqlScript.Read("history"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger history_added on standings; drop trigger history_changed on standings; drop trigger history_removed on standings;
                drop view if exists past_duties;
                drop function keep_day, standings_on, scheduled_on, history_added, history_changed, history_removed
                """);

            migrationBuilder.DropTable(
                name: "bulletins");

            migrationBuilder.DropTable(
                name: "day_counts");

            migrationBuilder.DropTable(
                name: "day_department_counts");

            migrationBuilder.DropTable(
                name: "standing_spans");

            migrationBuilder.DropTable(
                name: "supervision_steps");

            migrationBuilder.DropTable(
                name: "supervision_templates");

            migrationBuilder.DropTable(
                name: "supervision_items");

            migrationBuilder.DropIndex(
                name: "ix_standings_health_since_health_document_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_reports_signed_at_id",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "health_since",
                table: "standings");
        }
    }
}
