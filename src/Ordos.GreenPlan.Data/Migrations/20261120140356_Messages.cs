using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mail_choice",
                table: "accounts",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    subject_id = table.Column<int>(type: "integer", nullable: false),
                    fact_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    task_id = table.Column<int>(type: "integer", nullable: true),
                    period_id = table.Column<int>(type: "integer", nullable: true),
                    document_id = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    mailed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_messages_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_messages_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_messages_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_messages_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reports_returned_at",
                table: "reports",
                column: "returned_at",
                filter: "state = 'Returned'");

            migrationBuilder.CreateIndex(
                name: "ix_duty_receipts_answered_at",
                table: "duty_receipts",
                column: "answered_at",
                filter: "answered_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_account_id",
                table: "messages",
                column: "account_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_account_id_kind_subject_id_fact_at",
                table: "messages",
                columns: new[] { "account_id", "kind", "subject_id", "fact_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messages_at",
                table: "messages",
                column: "at",
                filter: "read_at is null and mailed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_document_id",
                table: "messages",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_period_id",
                table: "messages",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_task_id",
                table: "messages",
                column: "task_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropIndex(
                name: "ix_reports_returned_at",
                table: "reports");

            migrationBuilder.DropIndex(
                name: "ix_duty_receipts_answered_at",
                table: "duty_receipts");

            migrationBuilder.DropColumn(
                name: "mail_choice",
                table: "accounts");
        }
    }
}
