using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Tideline.Cli.Terminal;
using Tideline.Domain;

namespace Tideline.Cli.Commands;

/// <summary>What all verbs share: the options, and how faults become exit codes.</summary>
internal static class CommandLine
{
    private const int Cancelled = 130;

    /// <summary>The built web application beside the program; it may be absent.</summary>
    public static string WebRoot { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static Option<DirectoryInfo> Project() => new("--project")
    {
        Description = "The project folder.",
        DefaultValueFactory = _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
    };

    public static Option<bool> Json() => new("--json") { Description = "Writes one JSON document for machines." };

    /// <summary>A local day that an option gives; null where it is not given.</summary>
    /// <exception cref="ConfigurationException">The text is no day.</exception>
    public static LocalDate? Day(string? text, string option) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new ConfigurationException($"{option} is '{text}', which is not written like 2026-07-01; nothing was changed.");

    /// <summary>Sets what a verb does. Faults that a person can mend end with their message and exit code; any other
    /// ends with its kind alone, since its text could hold data.</summary>
    public static Command Does(this Command command, Option<bool> json, Func<ParseResult, Output, CancellationToken, int> action)
    {
        return command.Does(json, (parsed, output, cancellation) => Task.FromResult(action(parsed, output, cancellation)));
    }

    /// <summary>Sets what a verb does that waits for others; faults end as above.</summary>
    public static Command Does(this Command command, Option<bool> json, Func<ParseResult, Output, CancellationToken, Task<int>> action)
    {
        var asJob = new Option<bool>("--as-job")
        {
            Description = "Writes where it stands to standard error, a line of JSON each time, and stops where standard input ends.",
            Hidden = true,
        };
        command.Options.Add(json);
        command.Options.Add(asJob);
        command.SetAction((parsed, cancellation) => Guard(() => action(
            parsed,
            new Output(parsed.GetValue(json), parsed.GetValue(asJob)),
            parsed.GetValue(asJob) ? TiedToInput.Or(cancellation) : cancellation)));
        return command;
    }

    /// <summary>Kinds and places of a fault and of those inside it, without their texts.</summary>
    private static string Trace(Exception fault) =>
        $"{fault.GetType().FullName}\n{fault.StackTrace}{(fault.InnerException is { } inner ? "\n from " + Trace(inner) : "")}";

    private static async Task<int> Guard(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (TidelineException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return fault.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. What was finished is kept; run the same command again to continue.");
            return Cancelled;
        }
        catch (AggregateException faults) when (faults.InnerExceptions.FirstOrDefault(e => e is TidelineException) is TidelineException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return fault.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Storage failed: {e.Message} Files that were finished are kept; run the same command again when the cause is gone.");
            return 5;
        }
        catch (Exception e)
        {
            var at = new System.Diagnostics.StackTrace(e).GetFrame(0)?.GetMethod();
            Console.Error.WriteLine(
                $"An unexpected fault ({e.GetType().Name} in {at?.DeclaringType?.Name}.{at?.Name}) ended the command. Finished files are kept. Please report it with the command and version.");
            if (Environment.GetEnvironmentVariable("TIDELINE_DEBUG") == "1")
            {
                Console.Error.WriteLine(Trace(e));
            }

            return 5;
        }
    }
}
