using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountOverdueByAge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_standings_due_document_id",
                table: "standings",
                columns: new[] { "due", "document_id" },
                filter: "due_band = 'Overdue'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_standings_due_document_id",
                table: "standings");
        }
    }
}
