using System.Text.Json;
using Spectre.Console;

namespace Tideline.Cli.Terminal;

/// <summary>Where a command speaks: results to standard output, progress and errors to standard error.</summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly IAnsiConsole _out = Unwrapped(AnsiConsole.Console);

    public StageDisplay Stages { get; } = new(
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), json);

    /// <summary>Lines in a file or pipe keep their length: a path that is cut in two is lost to whoever reads it.</summary>
    private static IAnsiConsole Unwrapped(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 10_000;
        }

        return console;
    }

    /// <summary>Writes for a person, or the value as JSON for a machine.</summary>
    public void Write(object value, Action<IAnsiConsole> person)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonOptions));
        }
        else
        {
            person(_out);
        }
    }

    /// <summary>Lines for a person, as they are (a terminal wraps them, a file keeps them whole); nothing for a machine.</summary>
    public void Say(string text)
    {
        if (!json)
        {
            Console.Out.WriteLine(text);
        }
    }
}
