using Npgsql;
using NpgsqlTypes;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Writes the rows of a made-up plan by binary COPY.</summary>
internal sealed class GeneratedRows(NpgsqlConnection connection)
{
    private const string Staff = "生成数据经办人";
    private const string Head = "生成数据审核人";
    private const string Coordinator = "生成数据调度员";

    public async Task WriteAsync(GeneratedPlan plan, GeneratedRegister register, CancellationToken cancel)
    {
        await CopyAsync(
            "tasks (id, document_id, ordinal, path, title, text, start, \"end\", due, due_origin, ongoing, open_ended, state)",
            plan.Tasks, (writer, task) => WriteTask(writer, plan.DocumentId, task), cancel);
        await CopyAsync(
            "assignments (id, task_id, ordinal, role, name_as_printed, start, \"end\", department_id)",
            plan.Tasks.SelectMany(task => task.Units.Index().Select(unit => (Task: task, unit.Index, unit.Item))),
            (writer, row) => WriteAssignment(writer, plan.RowIds!.Next(), row.Task, row.Index, row.Item), cancel);
        await CopyAsync(
            """
            reports (id, task_id, department_id, period_id, state, claimed_state, percent, done, needs_coordination, written_at, written_by,
            submitted_at, submitted_by, signed_at, signed_by, accepted_at, accepted_by, is_demo)
            """,
            plan.Tasks.SelectMany(task => task.Reports.Select(report => (Task: task, Report: report))),
            (writer, row) => WriteReport(writer, plan.RowIds!.Next(), row.Task, row.Report), cancel);
        await CopyAsync(
            """
            targets (id, document_id, task_id, ordinal, indicator_name, comparator, value, unit, year, change, nature, from_table, quote, start, "end", indicator_id, is_incentive)
            """,
            plan.Tasks.Where(task => task.Target is not null),
            (writer, task) => WriteTarget(writer, plan.RowIds!.Next(), plan.DocumentId, task, task.Target!, register.IndicatorOf(task.Target!.Name)), cancel);
    }

    private async Task CopyAsync<T>(string target, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", cancel);
        var written = 0;

        foreach (var row in rows)
        {
            // Without waiting, since a value at a time costs more than it holds; the buffer empties itself.
            writer.StartRow();
            write(writer, row);

            if (++written % 1000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }

        await writer.CompleteAsync(cancel);
    }

    private static void WriteTask(NpgsqlBinaryImporter writer, int documentId, GeneratedTask task)
    {
        writer.Write(task.Id, NpgsqlDbType.Integer);
        writer.Write(documentId, NpgsqlDbType.Integer);
        writer.Write(task.Ordinal, NpgsqlDbType.Integer);
        writer.Write(task.Path, NpgsqlDbType.Array | NpgsqlDbType.Text);
        writer.Write(task.Title, NpgsqlDbType.Text);
        writer.Write(task.Text, NpgsqlDbType.Text);
        writer.Write(task.Start, NpgsqlDbType.Integer);
        writer.Write(task.End, NpgsqlDbType.Integer);
        Write(writer, task.Due, NpgsqlDbType.Date);
        writer.Write((task.Due is null ? DueOrigin.None : DueOrigin.Printed).ToString(), NpgsqlDbType.Text);
        writer.Write(task.Due is null, NpgsqlDbType.Boolean);
        writer.Write(false, NpgsqlDbType.Boolean);
        writer.Write(task.State.ToString(), NpgsqlDbType.Text);
    }

    private static void WriteAssignment(NpgsqlBinaryImporter writer, int id, GeneratedTask task, int ordinal, GeneratedUnit unit)
    {
        writer.Write(id, NpgsqlDbType.Integer);
        writer.Write(task.Id, NpgsqlDbType.Integer);
        writer.Write(ordinal, NpgsqlDbType.Integer);
        writer.Write((ordinal == 0 ? UnitRole.Lead : UnitRole.Support).ToString(), NpgsqlDbType.Text);
        writer.Write(unit.Name, NpgsqlDbType.Text);
        writer.Write(task.Start, NpgsqlDbType.Integer);
        writer.Write(task.End, NpgsqlDbType.Integer);
        writer.Write(unit.Id, NpgsqlDbType.Integer);
    }

    private static void WriteReport(NpgsqlBinaryImporter writer, int id, GeneratedTask task, GeneratedReport report)
    {
        writer.Write(id, NpgsqlDbType.Integer);
        writer.Write(task.Id, NpgsqlDbType.Integer);
        writer.Write(task.Units[0].Id, NpgsqlDbType.Integer);
        writer.Write(report.PeriodId, NpgsqlDbType.Integer);
        writer.Write(report.State.ToString(), NpgsqlDbType.Text);
        writer.Write(report.Claimed.ToString(), NpgsqlDbType.Text);
        writer.Write(report.Percent, NpgsqlDbType.Integer);
        writer.Write(report.Done, NpgsqlDbType.Text);
        writer.Write(report.NeedsCoordination, NpgsqlDbType.Boolean);
        writer.Write(report.Written, NpgsqlDbType.TimestampTz);
        writer.Write(Staff, NpgsqlDbType.Text);
        WriteStep(writer, report.State is not ReportState.Draft, report.Written.AddMinutes(30), Staff);
        WriteStep(writer, report.State is ReportState.Signed or ReportState.Accepted, report.Written.AddHours(2), Head);
        WriteStep(writer, report.State is ReportState.Accepted, report.Written.AddHours(5), Coordinator);
        writer.Write(true, NpgsqlDbType.Boolean);
    }

    private static void WriteTarget(NpgsqlBinaryImporter writer, int id, int documentId, GeneratedTask task, GeneratedTarget target, int indicatorId)
    {
        writer.Write(id, NpgsqlDbType.Integer);
        writer.Write(documentId, NpgsqlDbType.Integer);
        writer.Write(task.Id, NpgsqlDbType.Integer);
        writer.Write(task.Ordinal, NpgsqlDbType.Integer);
        writer.Write(target.Name, NpgsqlDbType.Text);
        writer.Write(nameof(Comparator.AtLeast), NpgsqlDbType.Text);
        writer.Write((decimal)target.Value, NpgsqlDbType.Numeric);
        writer.Write("%", NpgsqlDbType.Text);
        writer.Write(target.Year, NpgsqlDbType.Integer);
        writer.Write(nameof(TargetChange.None), NpgsqlDbType.Text);

        if (target.Nature is { } nature)
        {
            writer.Write(nature.ToString(), NpgsqlDbType.Text);
        }
        else
        {
            writer.WriteNull();
        }

        writer.Write(false, NpgsqlDbType.Boolean);
        writer.Write(target.Quote, NpgsqlDbType.Text);
        writer.Write(target.Start, NpgsqlDbType.Integer);
        writer.Write(target.End, NpgsqlDbType.Integer);
        writer.Write(indicatorId, NpgsqlDbType.Integer);
        writer.Write(false, NpgsqlDbType.Boolean);
    }

    private static void WriteStep(NpgsqlBinaryImporter writer, bool taken, DateTime at, string by)
    {
        Write(writer, taken ? at : (DateTime?)null, NpgsqlDbType.TimestampTz);

        if (taken)
        {
            writer.Write(by, NpgsqlDbType.Text);
        }
        else
        {
            writer.WriteNull();
        }
    }

    private static void Write<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } present)
        {
            writer.Write(present, type);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
