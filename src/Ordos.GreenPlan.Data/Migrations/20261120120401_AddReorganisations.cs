using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddReorganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "dismissed_at",
                table: "successions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_from",
                table: "group_members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "group_members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "office",
                table: "departments",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "parent_id",
                table: "departments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "departments",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "departments",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<DateTime>(
                name: "disabled_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reorganisations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    from_id = table.Column<int>(type: "integer", nullable: false),
                    to_id = table.Column<int>(type: "integer", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    applied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    applied_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ended_from = table.Column<bool>(type: "boolean", nullable: false),
                    succession_id = table.Column<int>(type: "integer", nullable: true),
                    proposed_kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    account_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    left_group_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    joined_group_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reorganisations", x => x.id);
                    table.CheckConstraint("ck_reorganisations_distinct", "from_id <> to_id and (to_id is not null or kind = 'Abolish')");
                    table.ForeignKey(
                        name: "fk_reorganisations_departments_from_id",
                        column: x => x.from_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reorganisations_departments_to_id",
                        column: x => x.to_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    reorganisation_id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    origin_id = table.Column<int>(type: "integer", nullable: false),
                    from_id = table.Column<int>(type: "integer", nullable: false),
                    to_id = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    replaces_id = table.Column<int>(type: "integer", nullable: true),
                    in_force = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                    table.ForeignKey(
                        name: "fk_handovers_departments_from_id",
                        column: x => x.from_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_departments_origin_id",
                        column: x => x.origin_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_departments_to_id",
                        column: x => x.to_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_reorganisations_reorganisation_id",
                        column: x => x.reorganisation_id,
                        principalTable: "reorganisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_handovers_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_departments_parent_id",
                table: "departments",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_from_id",
                table: "handovers",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_origin_id",
                table: "handovers",
                column: "origin_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_reorganisation_id",
                table: "handovers",
                column: "reorganisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_task_id_origin_id",
                table: "handovers",
                columns: new[] { "task_id", "origin_id" },
                unique: true,
                filter: "in_force");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_task_id_to_id",
                table: "handovers",
                columns: new[] { "task_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_to_id_task_id",
                table: "handovers",
                columns: new[] { "to_id", "task_id" },
                filter: "in_force");

            migrationBuilder.CreateIndex(
                name: "ix_reorganisations_applied_at",
                table: "reorganisations",
                column: "applied_at",
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_reorganisations_from_id",
                table: "reorganisations",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_reorganisations_to_id",
                table: "reorganisations",
                column: "to_id");

            migrationBuilder.AddForeignKey(
                name: "fk_departments_departments_parent_id",
                table: "departments",
                column: "parent_id",
                principalTable: "departments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(SqlScript.Read("handovers"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop view answerers, duties; drop function is_meant");
            migrationBuilder.Sql(SqlScript.Read("standings"));

            migrationBuilder.DropForeignKey(
                name: "fk_departments_departments_parent_id",
                table: "departments");

            migrationBuilder.DropTable(
                name: "handovers");

            migrationBuilder.DropTable(
                name: "reorganisations");

            migrationBuilder.DropIndex(
                name: "ix_departments_parent_id",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "dismissed_at",
                table: "successions");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "group_members");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "group_members");

            migrationBuilder.DropColumn(
                name: "office",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "disabled_at",
                table: "accounts");
        }
    }
}
