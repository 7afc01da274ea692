using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class Totals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "department_totals",
                columns: table => new
                {
                    department_id = table.Column<int>(type: "integer", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateTable(
                name: "overdue_totals",
                columns: table => new
                {
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateTable(
                name: "target_counts",
                columns: table => new
                {
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    attainment = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    targets = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateTable(
                name: "turn_totals",
                columns: table => new
                {
                    health_since = table.Column<DateOnly>(type: "date", nullable: false),
                    health = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.Sql(SqlScript.Read("totals"));
            migrationBuilder.Sql(SqlScript.Read("history"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop function total_departments, total_standings, total_standings_changed, count_targets, count_targets_changed, compact_totals cascade;
                """);

            migrationBuilder.DropTable(
                name: "department_totals");

            migrationBuilder.DropTable(
                name: "overdue_totals");

            migrationBuilder.DropTable(
                name: "target_counts");

            migrationBuilder.DropTable(
                name: "turn_totals");
        }
    }
}
