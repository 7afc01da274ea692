using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Ordos.GreenPlan.Data.Sql;
using NpgsqlTypes;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "words",
                table: "reports",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "case when signed_at is not null then grams(done || '。' || coalesce(problems, '') || '。' || coalesce(next_step, '')) end",
                stored: true);

            migrationBuilder.CreateTable(
                name: "passages",
                columns: table => new
                {
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "grams(text)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passages", x => new { x.document_id, x.line });
                    table.ForeignKey(
                        name: "fk_passages_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    list = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_views_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reports_words",
                table: "reports",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_passages_words",
                table: "passages",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_account_id_list_name",
                table: "saved_views",
                columns: new[] { "account_id", "list", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_list",
                table: "saved_views",
                column: "list",
                filter: "is_shared");

            migrationBuilder.Sql(SqlScript.Read("passages"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop function keep_passages cascade;
                alter table targets alter column words set statistics -1;
                """);

            migrationBuilder.DropTable(
                name: "passages");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropIndex(
                name: "ix_reports_words",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "words",
                table: "reports");
        }
    }
}
