using Ordos.GreenPlan.Benchmarks;
using Ordos.GreenPlan.Domain.Access;

if (BenchOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

// A server that has run for a while is what is measured: the compiler is at rest only after some hundreds of requests.
const int WarmUp = 200;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

var root = Root();

if (options.Extraction)
{
    FigureTable.PrintMachine();
    await new ExtractionBenchmark(root).RunAsync(options.Runs, interrupted.Token);
}

if (options.Comparison)
{
    FigureTable.PrintMachine();
    FigureTable.Print("目标比对（单线程处理器时间）", ComparisonBenchmark.Run(options.Runs, interrupted.Token));
}

if (!options.Data && !options.Pages)
{
    return 0;
}

var data = Environment.GetEnvironmentVariable("Portal__DataFolder") is { Length: > 0 } folder ? folder : Path.Combine(root, ".data");
await using var database = await BenchDatabase.OpenAsync(
    Environment.GetEnvironmentVariable("ConnectionStrings__GreenPlan"), Path.Combine(data, "bench"), Path.Combine(root, "seeds"), options.Tasks, interrupted.Token);
await FigureTable.PrintMachineAsync(database.ConnectionString, interrupted.Token);

if (options.Data)
{
    FigureTable.Print($"数据操作（{options.Tasks}项任务）", await new ReportBenchmark(database).RunAsync(options.Runs, interrupted.Token));
}

if (options.Pages)
{
    FigureTable.Print($"网页（{options.Tasks}项任务，一个客户端，整页）", await PagesAsync());
}

return 0;

async Task<List<Figures>> PagesAsync()
{
    var coordinator = database.Accounts.First(account => account.Role == AccountRole.Coordinator);
    await using var portal = await PortalProcess.StartAsync(root, database.ConnectionString, interrupted.Token);
    await portal.SignInAsync(coordinator.UserName, coordinator.Password, interrupted.Token);
    var figures = new List<Figures>();

    List<string> addresses = [.. await PageAddresses.OfAsync(database, interrupted.Token), .. options.Address];

    // All pages first, since they share most of their code: otherwise the first would pay for the rest.
    foreach (var address in addresses)
    {
        await Measure.RunAsync(address, WarmUp, 0, _ => portal.GetAsync(address, interrupted.Token), interrupted.Token);
    }

    foreach (var address in addresses)
    {
        figures.Add(await Measure.RunAsync(address, options.Runs, WarmUp, _ => portal.GetAsync(address, interrupted.Token), interrupted.Token));
    }

    return figures;
}

// The folder of the solution, above the one this was built into.
static string Root()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);

    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ordos.GreenPlan.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("没有找到 Ordos.GreenPlan.sln。");
}
