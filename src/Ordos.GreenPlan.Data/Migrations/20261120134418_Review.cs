using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ordos.GreenPlan.Data.Migrations
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "tasks",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "targets",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "headings",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.AddColumn<int>(
                name: "replaces_id",
                table: "documents",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "withdrawn_at",
                table: "documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_reason",
                table: "documents",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cited_id",
                table: "citations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "decided_at",
                table: "citations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "group_id",
                table: "assignments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "assignments",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.CreateTable(
                name: "annex_rows",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    task_id = table.Column<int>(type: "integer", nullable: true),
                    likeness = table.Column<int>(type: "integer", nullable: true),
                    review = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false, defaultValue: "Accepted"),
                    units = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annex_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_annex_rows_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_annex_rows_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "import_jobs",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    account_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    annex_of = table.Column<int>(type: "integer", nullable: true),
                    new_version_of = table.Column<int>(type: "integer", nullable: true),
                    document_id = table.Column<int>(type: "integer", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    runner = table.Column<Guid>(type: "uuid", nullable: true),
                    beat = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_jobs", x => x.id);
                    table.CheckConstraint("ck_import_jobs_progress", "progress between 0 and 100");
                    table.ForeignKey(
                        name: "fk_import_jobs_documents_annex_of",
                        column: x => x.annex_of,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_import_jobs_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_import_jobs_documents_new_version_of",
                        column: x => x.new_version_of,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "review_edits",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    account_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    undoes = table.Column<int>(type: "integer", nullable: true),
                    undone_by = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_edits", x => x.id);
                    table.ForeignKey(
                        name: "fk_review_edits_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unclaimed_sentences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    review = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false, defaultValue: "Accepted")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unclaimed_sentences", x => x.id);
                    table.ForeignKey(
                        name: "fk_unclaimed_sentences_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_files",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    job_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_files_import_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "import_jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_documents_replaces_id",
                table: "documents",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "ix_citations_cited_id",
                table: "citations",
                column: "cited_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_group_id",
                table: "assignments",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_annex_rows_document_id_ordinal",
                table: "annex_rows",
                columns: new[] { "document_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_annex_rows_task_id",
                table: "annex_rows",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_files_job_id_ordinal",
                table: "import_files",
                columns: new[] { "job_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_annex_of",
                table: "import_jobs",
                column: "annex_of");

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_created_at",
                table: "import_jobs",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_document_id",
                table: "import_jobs",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_new_version_of",
                table: "import_jobs",
                column: "new_version_of");

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_waiting",
                table: "import_jobs",
                columns: new[] { "state", "created_at" },
                filter: "state in ('Queued', 'Reading')");

            migrationBuilder.CreateIndex(
                name: "ix_review_edits_document_id_number",
                table: "review_edits",
                columns: new[] { "document_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unclaimed_sentences_document_id_start",
                table: "unclaimed_sentences",
                columns: new[] { "document_id", "start" });

            migrationBuilder.AddForeignKey(
                name: "fk_assignments_departments_group_id",
                table: "assignments",
                column: "group_id",
                principalTable: "departments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_citations_documents_cited_id",
                table: "citations",
                column: "cited_id",
                principalTable: "documents",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_documents_documents_replaces_id",
                table: "documents",
                column: "replaces_id",
                principalTable: "documents",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_assignments_departments_group_id",
                table: "assignments");

            migrationBuilder.DropForeignKey(
                name: "fk_citations_documents_cited_id",
                table: "citations");

            migrationBuilder.DropForeignKey(
                name: "fk_documents_documents_replaces_id",
                table: "documents");

            migrationBuilder.DropTable(
                name: "annex_rows");

            migrationBuilder.DropTable(
                name: "import_files");

            migrationBuilder.DropTable(
                name: "review_edits");

            migrationBuilder.DropTable(
                name: "unclaimed_sentences");

            migrationBuilder.DropTable(
                name: "import_jobs");

            migrationBuilder.DropIndex(
                name: "ix_documents_replaces_id",
                table: "documents");

            migrationBuilder.DropIndex(
                name: "ix_citations_cited_id",
                table: "citations");

            migrationBuilder.DropIndex(
                name: "ix_assignments_group_id",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "review",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "review",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "review",
                table: "headings");

            migrationBuilder.DropColumn(
                name: "replaces_id",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "withdrawn_reason",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "cited_id",
                table: "citations");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "citations");

            migrationBuilder.DropColumn(
                name: "group_id",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "review",
                table: "assignments");
        }
    }
}
