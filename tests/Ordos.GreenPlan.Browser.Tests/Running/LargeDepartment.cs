using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Browser.Tests.Running;

/// <summary>A department that leads hundreds of tasks, all of them asked for in a period of their own. It leaves the plans, periods and accounts of other tests alone.</summary>
public static class LargeDepartment
{
    private const string Name = "市碳汇局";
    private static readonly ReportEntry Before = new(TaskState.UnderWay, 30, "已完成可研和选址，正在办理用地手续。", "用地指标不足", "6月底前开工", NeedsCoordination: false);

    /// <summary>Makes it, with one member of staff, and a report of the time before that was accepted for each task but the last twenty.</summary>
    /// <returns>Who signs in for it.</returns>
    public static async Task<PortalAccount> MakeAsync(Portal portal, int tasks)
    {
        await using var db = await portal.DataAsync();
        db.Actor = Actor.Portal;
        var department = new Department { Key = "carbon", Name = Name, FullName = Name, Kind = DepartmentKind.Department, Level = "市" };
        db.Departments.Add(department);
        await db.SaveChangesAsync();
        var person = new PortalAccount("carbon-staff", "碳汇局的经办人要用的口令", "碳汇局经办人");
        db.Users.Add(NewAccount(person, department.Id));
        var document = await Drafts.PublishAsync(portal, Notice(tasks));
        db.Periods.Add(NewPeriod(portal.Get<PortalCalendar>().Today, document));
        var ids = await db.Tasks.Where(task => task.DocumentId == document).OrderBy(task => task.Ordinal).Select(task => task.Id).ToListAsync();
        db.Reports.AddRange(ids.SkipLast(20).Select(task => Accepted(task, department.Id)));
        await db.SaveChangesAsync();
        return person;
    }

    private static Account NewAccount(PortalAccount person, int department)
    {
        var account = new Account
        {
            UserName = person.UserName, NormalizedUserName = person.UserName.ToUpperInvariant(), DisplayName = person.Name, Role = AccountRole.Staff, DepartmentId = department,
        };
        account.EndSessions();
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, person.Password);
        return account;
    }

    // Its days lie before those of all other periods: for other tests the newest one stays the newest.
    private static ReportingPeriod NewPeriod(DateOnly today, int document)
    {
        var period = new ReportingPeriod
        {
            Name = "碳汇工程调度", StartsOn = new(2020, 1, 1), EndsOn = new(2020, 3, 31), OpensOn = today.AddDays(-1), ClosesOn = today.AddDays(20),
        };
        period.Cover(document);
        return period;
    }

    private static ProgressReport Accepted(int task, int department)
    {
        var (by, at) = (Actor.Portal, DateTime.UtcNow.AddDays(-60));
        var report = new ProgressReport { TaskId = task, DepartmentId = department, WrittenAt = at, WrittenBy = by.Name };
        report.Write(Before);
        report.Submit(by, at);
        report.Sign(by, at);
        report.Accept(by, at);
        return report;
    }

    private static string Notice(int tasks) =>
        "鄂尔多斯市人民政府关于印发碳汇工程实施方案的通知\n鄂府发〔2026〕78号\n鄂尔多斯市人民政府\n2026年3月6日\n碳汇工程实施方案\n一、重点任务\n"
        + string.Join('\n', Enumerable.Range(1, tasks).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{i}.推进第{i}处碳汇林建设，完善管护设施，加强资金保障和跟踪问效。（牵头单位：{Name}）")));
}
