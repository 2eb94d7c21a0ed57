using System.Diagnostics;
using Tideline.Domain;

namespace Tideline.Release.Bulletins.Printing;

/// <summary>Prints a bulletin as PDF with a Chromium of this machine, without a window.</summary>
/// <param name="program">Path of the program.</param>
/// <remarks>
/// The page allows itself neither script nor address, which its own policy says; here names resolve to nothing besides, and the
/// browser's profile is a folder that is deleted. Its sandbox is on except where it runs as root, which Chromium refuses.
/// </remarks>
public sealed class Chromium(string program)
{
    /// <summary>Variable that names the program.</summary>
    public const string Variable = "TIDELINE_CHROMIUM";

    /// <summary>What to do where none is found, a sentence.</summary>
    public const string Missing =
        $"No Chromium was found to print with. Install it (on Debian: apt install chromium) or name its file with --chromium or {Variable}; the page as HTML can be printed from any browser.";

    private const int MostSaid = 500;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    /// <summary>How long a page may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Null where there is none.</summary>
    /// <param name="named">Path that somebody gave; null: the variable's, else the first on PATH.</param>
    public static Chromium? Find(string? named)
    {
        var given = named ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(given))
        {
            return File.Exists(given) ? new(given) : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return folders.SelectMany(f => Names.Select(n => Path.Combine(f, n + ending))).FirstOrDefault(File.Exists) is { } found ? new(found) : null;
    }

    /// <summary>The page as PDF.</summary>
    /// <exception cref="EngineException">The program does not start, does not end in time, or prints nothing.</exception>
    public async Task<byte[]> Print(string html, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tideline-print-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "bulletin.html"), Path.Combine(folder, "bulletin.pdf"));
            await File.WriteAllTextAsync(page, html, cancellation);
            var said = await Run(folder, page, pdf, cancellation);
            return File.Exists(pdf)
                ? await File.ReadAllBytesAsync(pdf, cancellation)
                : throw new EngineException($"{program} printed nothing. It said: {said}");
        }
        finally
        {
            Delete(folder);
        }
    }

    private async Task<string> Run(string folder, string page, string pdf, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = new(program, Arguments(folder, page, pdf)) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true } };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new EngineException($"{program} cannot be started: {e.Message} {Missing}", e);
        }

        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new EngineException($"{program} did not print the page within {Limit.TotalSeconds:0} seconds and was stopped. Try again when the machine has less to do.", e);
        }

        await output;
        var said = await error;
        return said.Length > MostSaid ? said[^MostSaid..] : said;
    }

    private static string[] Arguments(string folder, string page, string pdf) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
        $"--user-data-dir={Path.Combine(folder, "profile")}", .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : Array.Empty<string>(),
        $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
    ];

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process of the browser may still let go of its profile; the system clears its temporary folder.
        }
    }
}
