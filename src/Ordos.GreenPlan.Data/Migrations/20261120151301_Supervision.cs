using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class Supervision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulletins");

            migrationBuilder.DropTable(
                name: "supervision_steps");

            migrationBuilder.DropTable(
                name: "supervision_templates");

            migrationBuilder.DropTable(
                name: "supervision_items");
        }
    }
}
