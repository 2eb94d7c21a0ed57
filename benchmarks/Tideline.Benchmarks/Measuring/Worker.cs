using System.Diagnostics;
using System.Text.Json;

namespace Tideline.Benchmarks.Measuring;

/// <summary>Runs a task of this program in a process of its own, which measures itself.</summary>
internal static class Worker
{
    public static readonly string Program = typeof(Worker).Assembly.Location;

    /// <exception cref="InvalidOperationException">The task failed; the message says what it wrote.</exception>
    public static Measurement Run(string task, params string[] arguments)
    {
        var (code, output, error) = Start("dotnet", [Program, "work", task, .. arguments]);
        var last = output.Trim().Split('\n')[^1];
        return code == 0 ? JsonSerializer.Deserialize<Measurement>(last)! : throw new InvalidOperationException($"{task} {string.Join(' ', arguments)} failed ({code}): {error.Trim()}");
    }

    public static (int Code, string Output, string Error) Start(string program, IReadOnlyList<string> arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
