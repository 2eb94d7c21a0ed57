using System.Globalization;
using System.IO.Compression;
using Tideline.Domain;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;
using Tideline.Synthetic;
using Tideline.Synthetic.Events;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Cli.Jobs;

/// <summary>
/// The same flood at an operator nine times as large, as districts by subscriber and night: enough subscribers for figures by district and week, and
/// events that nobody has to wait for. In one of the districts the masts fail for two weeks, and its people stay.
/// </summary>
internal static class FloodNights
{
    private const int Subscribers = 14_000;
    private const int PeoplePerSubscriber = 4;
    private const int NightBegins = 18 * 3_600;
    private const int NightEnds = 5 * 3_600;
    private const ulong MostTries = 4;
    private const int LeastOutside = 16;
    private static readonly DateOnly _firstBlind = new(2025, 9, 1);
    private static readonly DateOnly _lastBlind = new(2025, 9, 15);

    /// <summary>Writes <c>flood/</c> of a work folder, and its truth. An unlucky draw, on which the right rule is far off the truth, teaches the wrong
    /// thing: it is made again with another seed.</summary>
    public static void Write(string folder, ulong seed, CancellationToken cancellation)
    {
        for (var attempt = 0UL; attempt < MostTries; attempt++)
        {
            WriteOnce(folder, unchecked(seed + (attempt * 0x9E3779B9)), cancellation);
            if (FloodFiles.IsOrdinary(folder))
            {
                return;
            }
        }
    }

    private static void WriteOnce(string folder, ulong seed, CancellationToken cancellation)
    {
        var scratch = Path.Combine(folder, ".flood");
        var flood = Scenario.Named("flood");
        var scenario = flood with
        {
            WeeksBefore = 9,
            WeeksAfter = 5,
            Sims = flood.Sims with { PeoplePerSubscriber = PeoplePerSubscriber, Devices = 0 },
            Defects = new() { DuplicateRows = 0, NullFields = 0, UnparsableTimes = 0, UnknownCells = 0, TruncatedDays = 0, RepeatedFiles = 0 },
        };
        try
        {
            var stream = DaryaGenerator.Stream(new GeneratorOptions(scenario, Subscribers, seed, scratch) { OverwriteEarlierDemo = true }, cancellation);
            var places = PracticeTable.Read(folder, PracticeCountry.CellAreas).DistinctBy(r => (r[1], r[2])).ToDictionary(r => (r[1], r[2]), r => r[3]);
            var ofCell = PracticeTable.Read(scratch, "reference/cells.csv").DistinctBy(r => r[0], StringComparer.Ordinal).ToDictionary(r => r[0], r => places.GetValueOrDefault((r[1], r[2]), ""), StringComparer.Ordinal);
            string[] cells = [.. stream.Cells.Select(c => ofCell.GetValueOrDefault(c, ""))];
            var truth = PracticeTable.Read(scratch, "truth/displacement.csv");
            string[] districts = [.. truth.Select(r => r[2][..6]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var blind = Blind(truth, districts, seed);
            Nights(folder, stream, cells, districts, blind, cancellation);
            Masts(folder, places, districts, blind);
            var residents = PracticeTable.Read(scratch, "truth/residents.csv");
            PracticeTable.Write(folder, FloodFiles.Subscribers, "pcode,subscribers", districts.Select(d => string.Create(
                CultureInfo.InvariantCulture, $"{d},{residents.Where(r => r[0].StartsWith(d, StringComparison.Ordinal)).Sum(r => long.Parse(r[2], CultureInfo.InvariantCulture))}")));
            File.Copy(Path.Combine(scratch, "truth/displacement.csv"), Path.Combine(folder, PracticeCountry.Truth, FloodFiles.Truth), overwrite: true);
        }
        catch (SyntheticException e)
        {
            throw new ConfigurationException(e.Message, e);
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    // One that many left: there the mistake is great. It is not always the same, so that no answer goes round.
    private static string Blind(IReadOnlyList<string[]> truth, string[] districts, ulong seed)
    {
        var left = truth.Where(r => r[0] == "2025-09-01" && !r[3].StartsWith(r[2][..6], StringComparison.Ordinal)).GroupBy(r => r[2][..6], StringComparer.Ordinal)
            .Where(g => g.Sum(r => double.Parse(r[5], CultureInfo.InvariantCulture)) >= LeastOutside).Select(g => g.Key).Order(StringComparer.Ordinal).ToArray();
        return left.Length == 0 ? districts[0] : left[(int)(seed % (ulong)left.Length)];
    }

    private static void Nights(string folder, StreamedCountry stream, string[] cells, string[] districts, string blind, CancellationToken cancellation)
    {
        var first = new DateOnly(stream.FirstDay.Year, stream.FirstDay.Month, stream.FirstDay.Day);
        // Second of the night and cell of the last event; 0: not seen.
        var last = new long[stream.Numbers.Count, stream.Days + 1];
        var guard = new Lock();
        stream.Read(
            day =>
            {
                var calendar = new DateOnly(day.Date.Year, day.Date.Month, day.Date.Day).DayNumber - first.DayNumber;
                lock (guard)
                {
                    foreach (var e in day.Events)
                    {
                        if ((e.Second >= NightBegins || e.Second < NightEnds) && cells[e.Cell].Length > 0)
                        {
                            var night = e.Second < NightEnds ? calendar - 1 : calendar;
                            var at = ((e.Second < NightEnds ? e.Second + 86_400L : e.Second) << 32) | (uint)e.Cell;
                            if (night >= 0)
                            {
                                last[e.Sim, night] = Math.Max(last[e.Sim, night], at);
                            }
                        }
                    }
                }
            },
            cancellation);
        var path = Path.Combine(folder, FloodFiles.Nights);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)) { NewLine = "\n" };
        writer.WriteLine("subscriber,night,pcode");
        var ofDistricts = districts.ToHashSet(StringComparer.Ordinal);
        for (var sim = 0; sim < last.GetLength(0); sim++)
        {
            var seen = Enumerable.Range(0, last.GetLength(1)).Where(n => last[sim, n] > 0).Select(n => (Night: first.AddDays(n), PCode: cells[(int)(uint)last[sim, n]])).ToArray();
            if (!seen.Any(s => s.Night < _firstBlind && ofDistricts.Contains(s.PCode)))
            {
                continue;
            }

            foreach (var (night, pcode) in seen.Where(s => s.PCode != blind || s.Night < _firstBlind || s.Night > _lastBlind))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sim + 1},{night:yyyy-MM-dd},{pcode}"));
            }
        }
    }

    private static void Masts(string folder, Dictionary<(string, string), string> places, string[] districts, string blind)
    {
        var masts = places.Values.CountBy(p => p, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        PracticeTable.Write(folder, FloodFiles.Masts, "night,pcode,masts,working",
            from day in Enumerable.Range(0, 28)
            let night = new DateOnly(2025, 8, 25).AddDays(day)
            from district in districts
                // The flood takes some masts for three nights anywhere; that alone hides no district.
            let working = district == blind && night >= _firstBlind && night <= _lastBlind ? 0 : day is >= 1 and <= 3 ? masts[district] * 9 / 10 : masts[district]
            select string.Create(CultureInfo.InvariantCulture, $"{night:yyyy-MM-dd},{district},{masts[district]},{working}"));
    }
}
