using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;
using Ordos.GreenPlan.Data.Sql;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class OneUnsettledReport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_reports_task_id_department_id",
                table: "reports",
                columns: new[] { "task_id", "department_id" },
                unique: true,
                filter: "period_id is null and state <> 'Accepted'");

            migrationBuilder.Sql(SqlScript.Read("spaced"));
            migrationBuilder.DropColumn(name: "words", table: "tasks");
            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "words",
                table: "tasks",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('simple', spaced(title || '。' || text))",
                stored: true);
            migrationBuilder.CreateIndex(
                name: "ix_tasks_words",
                table: "tasks",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            // The functions of the first migration, made anew: they read every assignment to count one task.
            migrationBuilder.Sql(SqlScript.Read("standings"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reports_task_id_department_id",
                table: "reports");
        }
    }
}
