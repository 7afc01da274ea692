using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class DutiesAndParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "to_id",
                table: "handovers",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<int>(
                name: "reorganisation_id",
                table: "handovers",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<int>(
                name: "receipt_id",
                table: "handovers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_strict",
                table: "indicators",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "draft_values",
                columns: table => new
                {
                    report_id = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<int>(type: "integer", nullable: false),
                    area = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_values", x => new { x.report_id, x.indicator_id, x.area });
                    table.ForeignKey(
                        name: "fk_draft_values_indicators_indicator_id",
                        column: x => x.indicator_id,
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_draft_values_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    report_id = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => x.id);
                    table.CheckConstraint("ck_evidence_files_size", "size = length(content)");
                    table.ForeignKey(
                        name: "fk_evidence_files_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "office_lines",
                columns: table => new
                {
                    report_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    work = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    progress = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_lines", x => new { x.report_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_office_lines_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_receipt_id",
                table: "handovers",
                column: "receipt_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_handovers_ground",
                table: "handovers",
                sql: "(reorganisation_id is null) <> (receipt_id is null) and (to_id is not null or receipt_id is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_draft_values_indicator_id",
                table: "draft_values",
                column: "indicator_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_report_id",
                table: "evidence_files",
                column: "report_id");

            migrationBuilder.AddForeignKey(
                name: "fk_handovers_duty_receipts_receipt_id",
                table: "handovers",
                column: "receipt_id",
                principalTable: "duty_receipts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.Sql(SqlScript.Read("disputes"));
            migrationBuilder.Sql(SqlScript.Read("upheld"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("delete from handovers where receipt_id is not null");
            migrationBuilder.Sql(SqlScript.Read("handovers"));

            migrationBuilder.DropForeignKey(
                name: "fk_handovers_duty_receipts_receipt_id",
                table: "handovers");

            migrationBuilder.DropTable(
                name: "draft_values");

            migrationBuilder.DropColumn(
                name: "is_strict",
                table: "indicators");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropTable(
                name: "office_lines");

            migrationBuilder.DropIndex(
                name: "ix_handovers_receipt_id",
                table: "handovers");

            migrationBuilder.DropCheckConstraint(
                name: "ck_handovers_ground",
                table: "handovers");

            migrationBuilder.DropColumn(
                name: "receipt_id",
                table: "handovers");

            migrationBuilder.AlterColumn<int>(
                name: "to_id",
                table: "handovers",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "reorganisation_id",
                table: "handovers",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);
        }
    }
}
