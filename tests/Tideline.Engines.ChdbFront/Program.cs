using Tideline.Engines.ChdbFront;

// A program of the tests: the current ClickHouse engine, which comes as a library, behind the HTTP interface of a server.
// It has a process of its own because the library replaces signal handlers. Says its address on the first line.
if (args is not [var library, var folder, var port, .. var rest] || rest.Length > 1)
{
    await Console.Error.WriteLineAsync("Use: ChdbFront LIBCHDB FOLDER PORT [PASSWORD]");
    return 2;
}

using var engine = new ChdbEngine(library, Path.Combine(folder, "data"));
using var front = new Front(engine, folder, rest.Length == 1 ? rest[0] : "");
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
var app = builder.Build();
app.MapGet("/ping", () => "Ok.\n");
app.Map("/", front.Answer);
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
return 0;
