using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class TargetRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "area",
                table: "targets",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "attainment",
                table: "targets",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "NoData");

            migrationBuilder.AddColumn<DateTime>(
                name: "indicator_confirmed_at",
                table: "targets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "indicator_confirmed_by",
                table: "targets",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "indicator_id",
                table: "targets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_incentive",
                table: "targets",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ruled_target_id",
                table: "targets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "words",
                table: "targets",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "grams(coalesce(scope, '') || indicator_name || '。' || quote)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "indicators",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    unit = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    change = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    direction = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    roll_up = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    weight = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    plausible_from = table.Column<decimal>(type: "numeric", nullable: true),
                    plausible_to = table.Column<decimal>(type: "numeric", nullable: true),
                    department_id = table.Column<int>(type: "integer", nullable: true),
                    match_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    merged_into_id = table.Column<int>(type: "integer", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators", x => x.id);
                    table.CheckConstraint("ck_indicators_confirmed", "(confirmed_at is null) = (confirmed_by is null)");
                    table.CheckConstraint("ck_indicators_merged", "merged_into_id is null or merged_into_id <> id");
                    table.CheckConstraint("ck_indicators_range", "plausible_from is null or plausible_to is null or plausible_from <= plausible_to");
                    table.CheckConstraint("ck_indicators_weight", "(roll_up = 'Weighted') = (weight is not null)");
                    table.ForeignKey(
                        name: "fk_indicators_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_indicators_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passage_corrections",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    child_document_id = table.Column<int>(type: "integer", nullable: false),
                    parent_task_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    child_task_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    corrected_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    corrected_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passage_corrections", x => x.id);
                    table.CheckConstraint("ck_passage_corrections_kind", "kind in ('Covered', 'MadeLocal', 'Dropped') and (kind = 'Dropped') = (cardinality(child_task_ids) = 0)");
                    table.ForeignKey(
                        name: "fk_passage_corrections_documents_child_document_id",
                        column: x => x.child_document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_passage_corrections_tasks_parent_task_id",
                        column: x => x.parent_task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_parents",
                columns: table => new
                {
                    child_id = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<int>(type: "integer", nullable: false),
                    chosen_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    chosen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_parents", x => x.child_id);
                    table.CheckConstraint("ck_plan_parents_two", "child_id <> parent_id");
                    table.ForeignKey(
                        name: "fk_plan_parents_documents_child_id",
                        column: x => x.child_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_parents_documents_parent_id",
                        column: x => x.parent_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rulings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    first_target_id = table.Column<int>(type: "integer", nullable: false),
                    second_target_id = table.Column<int>(type: "integer", nullable: false),
                    proposed_verdict = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    proposed_reason = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    ruled_target_id = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ruled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ruled_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    taken_back_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    taken_back_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    taken_back_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rulings", x => x.id);
                    table.CheckConstraint("ck_rulings_reason", "reason <> ''");
                    table.CheckConstraint("ck_rulings_taken_back", "(taken_back_at is null) = (taken_back_reason is null) and (taken_back_at is null) = (taken_back_by is null)");
                    table.CheckConstraint("ck_rulings_two", "first_target_id <> second_target_id");
                    table.CheckConstraint("ck_rulings_value", "ruled_target_id is null or ruled_target_id in (first_target_id, second_target_id)");
                    table.ForeignKey(
                        name: "fk_rulings_targets_first_target_id",
                        column: x => x.first_target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rulings_targets_second_target_id",
                        column: x => x.second_target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target_pairs",
                columns: table => new
                {
                    first_target_id = table.Column<int>(type: "integer", nullable: false),
                    second_target_id = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    needs_ruling = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_pairs", x => new { x.first_target_id, x.second_target_id });
                    table.CheckConstraint("ck_target_pairs_two", "first_target_id <> second_target_id");
                    table.ForeignKey(
                        name: "fk_target_pairs_targets_first_target_id",
                        column: x => x.first_target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_target_pairs_targets_second_target_id",
                        column: x => x.second_target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<int>(type: "integer", nullable: false),
                    area = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    length = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    department_id = table.Column<int>(type: "integer", nullable: true),
                    reported_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readings", x => x.id);
                    table.CheckConstraint("ck_readings_period", "year between 1990 and 2100 and number >= 1\nand number <= case length when 'Year' then 1 when 'Half' then 2 when 'Quarter' then 4 else 12 end");
                    table.ForeignKey(
                        name: "fk_readings_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readings_indicators_indicator_id",
                        column: x => x.indicator_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reading_revisions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    reading_id = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    reported_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    corrected_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    corrected_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reading_revisions", x => x.id);
                    table.CheckConstraint("ck_reading_revisions_reason", "reason <> ''");
                    table.ForeignKey(
                        name: "fk_reading_revisions_readings_reading_id",
                        column: x => x.reading_id,
                        principalTable: "readings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets",
                columns: new[] { "area", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets",
                columns: new[] { "attainment", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_indicator_id_year_id",
                table: "targets",
                columns: new[] { "indicator_id", "year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets",
                columns: new[] { "indicator_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets",
                columns: new[] { "nature", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_ruled_target_id",
                table: "targets",
                column: "ruled_target_id");

            migrationBuilder.CreateIndex(
                name: "ix_targets_words",
                table: "targets",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_targets_year_id",
                table: "targets",
                columns: new[] { "year", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_targets_confirmed",
                table: "targets",
                sql: "(indicator_confirmed_at is null) = (indicator_confirmed_by is null) and (indicator_confirmed_at is null or indicator_id is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_indicators_department_id",
                table: "indicators",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicators_match_key",
                table: "indicators",
                column: "match_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_indicators_merged_into_id",
                table: "indicators",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicators_name_id",
                table: "indicators",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_passage_corrections_child_document_id_parent_task_id",
                table: "passage_corrections",
                columns: new[] { "child_document_id", "parent_task_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passage_corrections_parent_task_id",
                table: "passage_corrections",
                column: "parent_task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_parents_parent_id",
                table: "plan_parents",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_reading_revisions_reading_id",
                table: "reading_revisions",
                column: "reading_id");

            migrationBuilder.CreateIndex(
                name: "ix_readings_department_id",
                table: "readings",
                column: "department_id");

            migrationBuilder.CreateIndex(
                name: "ix_readings_indicator_id_area_length_year_number",
                table: "readings",
                columns: new[] { "indicator_id", "area", "length", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rulings_first_target_id_second_target_id",
                table: "rulings",
                columns: new[] { "first_target_id", "second_target_id" },
                unique: true,
                filter: "taken_back_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_rulings_ruled_at",
                table: "rulings",
                column: "ruled_at");

            migrationBuilder.CreateIndex(
                name: "ix_rulings_second_target_id",
                table: "rulings",
                column: "second_target_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_pairs_second_target_id",
                table: "target_pairs",
                column: "second_target_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_pairs_waiting",
                table: "target_pairs",
                columns: new[] { "verdict", "first_target_id", "second_target_id" },
                filter: "needs_ruling");

            migrationBuilder.AddForeignKey(
                name: "fk_targets_indicators_indicator_id",
                table: "targets",
                column: "indicator_id",
                principalTable: "indicators",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_targets_targets_ruled_target_id",
                table: "targets",
                column: "ruled_target_id",
                principalTable: "targets",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_targets_indicators_indicator_id",
                table: "targets");

            migrationBuilder.DropForeignKey(
                name: "fk_targets_targets_ruled_target_id",
                table: "targets");

            migrationBuilder.DropTable(
                name: "passage_corrections");

            migrationBuilder.DropTable(
                name: "plan_parents");

            migrationBuilder.DropTable(
                name: "reading_revisions");

            migrationBuilder.DropTable(
                name: "rulings");

            migrationBuilder.DropTable(
                name: "target_pairs");

            migrationBuilder.DropTable(
                name: "readings");

            migrationBuilder.DropTable(
                name: "indicators");

            migrationBuilder.DropIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_indicator_id_year_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_ruled_target_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_words",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_year_id",
                table: "targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_targets_confirmed",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "words",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "area",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "attainment",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "indicator_confirmed_at",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "indicator_confirmed_by",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "indicator_id",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "is_incentive",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "ruled_target_id",
                table: "targets");
        }
    }
}
