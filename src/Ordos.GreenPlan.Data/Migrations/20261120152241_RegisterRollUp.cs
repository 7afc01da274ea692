using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class RegisterRollUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_year_id",
                table: "targets");

            migrationBuilder.AddColumn<decimal>(
                name: "weight",
                table: "readings",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "weight",
                table: "reading_revisions",
                type: "numeric",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets",
                columns: new[] { "area", "document_id", "ordinal" })
                .Annotation("Npgsql:IndexInclude", new[] { "id", "year", "nature", "attainment" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets",
                columns: new[] { "attainment", "document_id", "ordinal" })
                .Annotation("Npgsql:IndexInclude", new[] { "id", "year", "nature", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_document_id_ordinal",
                table: "targets",
                columns: new[] { "document_id", "ordinal" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "id", "year", "nature", "attainment", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets",
                columns: new[] { "indicator_name", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "document_id", "year", "nature", "attainment", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets",
                columns: new[] { "nature", "document_id", "ordinal" })
                .Annotation("Npgsql:IndexInclude", new[] { "id", "year", "attainment", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_year_id",
                table: "targets",
                columns: new[] { "year", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "document_id", "ordinal", "nature", "attainment", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_year_indicator_name_id",
                table: "targets",
                columns: new[] { "year", "indicator_name", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "document_id", "nature", "attainment", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_demo",
                table: "readings",
                column: "indicator_id",
                filter: "is_demo");

            migrationBuilder.AddCheckConstraint(
                name: "ck_readings_weight",
                table: "readings",
                sql: "weight is null or (weight > 0 and area <> '')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_year_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_targets_year_indicator_name_id",
                table: "targets");

            migrationBuilder.DropIndex(
                name: "ix_readings_demo",
                table: "readings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_readings_weight",
                table: "readings");

            migrationBuilder.DropColumn(
                name: "weight",
                table: "readings");

            migrationBuilder.DropColumn(
                name: "weight",
                table: "reading_revisions");

            migrationBuilder.CreateIndex(
                name: "ix_targets_area_document_id_ordinal",
                table: "targets",
                columns: new[] { "area", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_attainment_document_id_ordinal",
                table: "targets",
                columns: new[] { "attainment", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_document_id_ordinal",
                table: "targets",
                columns: new[] { "document_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_indicator_name_id",
                table: "targets",
                columns: new[] { "indicator_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_nature_document_id_ordinal",
                table: "targets",
                columns: new[] { "nature", "document_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_year_id",
                table: "targets",
                columns: new[] { "year", "id" });
        }
    }
}
