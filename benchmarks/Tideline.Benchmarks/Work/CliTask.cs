using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Work;

/// <summary>The program itself, with a command's arguments: its whole process is measured, and its stages by what it says.</summary>
internal static partial class CliTask
{
    public static Dictionary<string, string> Run(string[] arguments, Tasks.Clock clock)
    {
        var began = Stopwatch.GetTimestamp();
        var (code, output, error) = Worker.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "tideline.dll"), .. arguments]);
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (code != 0)
        {
            throw new InvalidOperationException($"tideline {string.Join(' ', arguments)} ended with {code}: {error}");
        }

        var (cpu, peak) = Usage.EndedChildren();
        clock.Add(wall, cpu);
        clock.Peak = peak;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["output"] = output.Trim() };
        foreach (Match stage in Stage().Matches(error))
        {
            foreach (var unit in (string[])["wall", "cpu"])
            {
                var key = $"{unit}:{stage.Groups["name"].Value}";
                var sum = double.Parse(facts.GetValueOrDefault(key, "0"), CultureInfo.InvariantCulture) + double.Parse(stage.Groups[unit].Value, CultureInfo.InvariantCulture);
                facts[key] = sum.ToString(CultureInfo.InvariantCulture);
            }
        }

        return facts;
    }

    [GeneratedRegex(@"^(?<name>[^:\n]+): (?<wall>[0-9.]+) s \((?<cpu>[0-9.]+) s of processors\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stage();
}
