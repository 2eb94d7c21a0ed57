using System.CommandLine;
using System.Globalization;
using Tideline.Benchmarks.Pages;
using Tideline.Benchmarks.Parts;

namespace Tideline.Benchmarks;

/// <summary>Measures parts, and writes the page from all that was measured so far.</summary>
internal static class BenchmarkCommand
{
    public static RootCommand Create()
    {
        var size = new Option<string>("--size") { Description = "tiny (to try whether all works), small or full.", DefaultValueFactory = _ => "small" };
        var work = new Option<DirectoryInfo>("--work") { Description = "Takes data and measurements; what was measured there is not measured again.", Required = true };
        var page = new Option<FileInfo?>("--out") { Description = "The page to write; its part written by hand stays. Absent: the terminal." };
        var only = new Option<string?>("--only") { Description = $"Parts, with commas: {string.Join(", ", Part.All.Select(p => p.Name))}. Absent: all but national." };
        var again = new Option<bool>("--again") { Description = "Measures the chosen parts anew." };
        var repetitions = new Option<int>("--repetitions") { Description = "Of each compared program, interleaved.", DefaultValueFactory = _ => 3 };
        var clean = new Option<bool>("--clean") { Description = "Deletes generated data at the end; measurements stay." };
        var root = new RootCommand("Measures Tideline beside other programs that do the same work.") { size, work, page, only, again, repetitions, clean };
        root.SetAction((parsed, _) =>
        {
            var names = parsed.GetValue(only)?.Split(',', StringSplitOptions.TrimEntries) ?? [.. Part.All.Where(p => !p.OnRequest).Select(p => p.Name)];
            if (names.FirstOrDefault(n => Part.All.All(p => p.Name != n)) is { } unknown)
            {
                Console.Error.WriteLine($"There is no part '{unknown}'. Parts: {string.Join(", ", Part.All.Select(p => p.Name))}.");
                return Task.FromResult(2);
            }

            var bench = new Bench(parsed.GetValue(work)!.FullName, Sizes.Named(parsed.GetValue(size)!), parsed.GetValue(repetitions));
            var failed = 0;
            foreach (var part in Part.All.Where(p => names.Contains(p.Name, StringComparer.Ordinal)))
            {
                failed += Measure(bench, part, parsed.GetValue(again)) ? 0 : 1;
            }

            var sections = Part.All.Select(p => Sections.Stored(bench, p)).OfType<Section>().ToArray();
            var text = PerformancePage.Write(bench, sections, $"--size {bench.Size.Name}");
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, Proof.Standing.KeptText.Keep(text, file.Exists ? File.ReadAllText(file.FullName) : ""));
            }
            else
            {
                Console.Out.Write(text);
            }

            if (parsed.GetValue(clean))
            {
                bench.Clean();
            }

            return Task.FromResult(failed == 0 ? 0 : 1);
        });
        return root;
    }

    /// <summary>A part that fails says why and leaves the others to run.</summary>
    private static bool Measure(Bench bench, Part part, bool again)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            if (again)
            {
                bench.Forget(part.Name);
            }

            bench.Measuring = true;
            part.Measure(bench);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{part.Name}: done in {System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"{part.Name}: {e.Message}");
            return false;
        }
        finally
        {
            bench.Measuring = false;
        }
    }
}
