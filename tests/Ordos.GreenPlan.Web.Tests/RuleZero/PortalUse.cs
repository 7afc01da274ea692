using Npgsql;

namespace Ordos.GreenPlan.Web.Tests.RuleZero;

/// <summary>Where the database records who uses the portal, when and how; everything else in it is about the work.</summary>
internal static class PortalUse
{
    /// <summary>Tables that are about people at the portal: accounts and sign-ins, what they did and when, what they have read, saved, handed over.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "accounts", "account_claims", "account_logins", "account_tokens", "audit_entries", "messages", "saved_views", "protection_keys", "import_jobs", "import_files",
        "review_edits",
    ];

    /// <summary>Columns of other tables that say who typed, and when.</summary>
    public static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>
    {
        ["reports"] = ["edited_at", "edited_by", "written_at", "written_by"],
        ["duty_receipts"] = ["at", "by"],
    };

    /// <summary>Tables about the work: notices, tasks, numbers, reports, organisation, supervision, and what is computed from them.</summary>
    public static IReadOnlyList<string> Work { get; } =
    [
        "annex_rows", "assignments", "bulletins", "citations", "close_out_checks", "day_counts", "day_department_counts", "department_aliases", "department_counts", "department_totals",
        "departments", "documents", "draft_values", "drawn_reports", "duty_receipts", "duty_standings", "evidence_draws", "evidence_files", "extension_requests",
        "group_members", "handovers", "headings", "indicators", "notice_sources", "office_lines", "passage_corrections", "passages", "period_documents", "periods",
        "overdue_totals", "period_counts", "plan_counts", "plan_parents", "reading_revisions", "readings", "reorganisations", "reports", "rulings", "standing_spans", "standings", "successions", "target_counts", "turn_totals",
        "supervision_items", "supervision_steps", "supervision_templates", "target_pairs", "targets", "tasks", "unclaimed_sentences",
    ];

    /// <summary>Hides it from everybody, the owner of the database too: a question about it is refused from now on, also by way of a view.</summary>
    public static async Task HideAsync(string connectionString, CancellationToken cancel)
    {
        var columns = Columns.Select(table => $"""
            revoke select on {table.Key} from current_user;
            do $$ begin execute (select format('grant select (%s) on {table.Key} to current_user', string_agg(quote_ident(column_name), ', '))
                from information_schema.columns where table_name = '{table.Key}' and column_name not in ('{string.Join("', '", table.Value)}')); end $$;
            """);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);

        // What changes something is told the number of the entry that records it, and nothing else.
        await using var command = new NpgsqlCommand(
            $"revoke select on {string.Join(", ", Tables)} from current_user; grant select (id) on audit_entries to current_user;\n{string.Join('\n', columns)}", connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
