using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Tideline.Cli.Terminal;

/// <summary>Where a command speaks: results to standard output, progress and errors to standard error.</summary>
/// <param name="json">Results are one JSON document.</param>
/// <param name="follow">Progress is lines of JSON.</param>
internal sealed class Output(bool json, bool follow = false)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new IsoDate() },
    };

    /// <summary>Whether another program follows this one as a job.</summary>
    public bool IsJob => follow;

    private readonly IAnsiConsole _out = Unwrapped(AnsiConsole.Console);

    public StageDisplay Stages { get; } = new(
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), json, follow);

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

    /// <summary>Local dates like 2025-08-26, as in every file.</summary>
    private sealed class IsoDate : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
