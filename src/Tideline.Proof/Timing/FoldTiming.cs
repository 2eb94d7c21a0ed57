using System.Diagnostics;
using Tideline.Domain.Displacement;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Proof.DirectRoad;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Timing;

/// <summary>Measures what displacement costs against reading the timelines that it needs.</summary>
internal static class FoldTiming
{
    public const string Reading = "reading the timelines";

    private const int MostWeeksBefore = 29;
    private const string NetworkStage = "Network outages";
    private const string FoldStage = "Displacement fold";
    private const string EstimateStage = "Estimates and intervals";

    /// <param name="subscribers">About how many SIMs are active when the data begin.</param>
    /// <param name="days">Days of data; whole weeks are used.</param>
    /// <param name="work">Takes the country and its day files.</param>
    /// <param name="say">Told of each stage.</param>
    /// <param name="cancellation">Stops between days and batches.</param>
    public static TimingResult Run(int subscribers, int days, string work, Action<string> say, CancellationToken cancellation)
    {
        // As many weeks before the onset as 12 placebos need, the rest after it.
        var after = Math.Clamp((days / 7) - MostWeeksBefore - 1, 1, 52);
        var flood = Scenario.Named("flood") with { WeeksBefore = Math.Min(MostWeeksBefore, (days / 7) - after - 1), WeeksAfter = after };
        var clock = new LapClock();
        var stream = DaryaGenerator.Stream(
            new GeneratorOptions(flood, subscribers, 1, Path.Combine(work, "country"))
            {
                OverwriteEarlierDemo = true,
            },
            cancellation);
        End("making the people");
        var project = new ProjectFolder(Path.GetFullPath(Path.Combine(work, "country")));
        Pseudonyms.FixKey(project);
        var configuration = ProjectFile.Load(project);
        var reference = ReferenceReader.Read(project, configuration);
        clock.Skip();
        var country = Country.Read(stream, project, configuration, reference, cancellation);
        End("streaming the events");
        var (files, rows) = DayFiles.Write(country, Path.Combine(work, "days"), cancellation);
        End("writing the days as Parquet");
        var (cellDays, prepared, events) = (country.Rows.CellDays().ToArray(), country.Prepared, country.EventRows);
        country = null;
        stream = null;
        GC.Collect();

        using var engine = new DuckDbEngine(new DuckDbLimits(project.Temporary), cancellation);
        engine.OpenDays("person_day", files);
        var stored = new StoredTimelines(new EngineRows(engine), cellDays);
        clock.Skip();
        var people = stored.Timelines().LongCount();
        End(Reading);
        var emergency = EmergencyResolver.Resolve(configuration.Emergencies[0], reference, project);
        var stages = new Stages(clock);
        var outcome = new EmergencyRun(stored, reference, prepared, new DisplacementParameters()).Run(emergency, [], stages, cancellation);
        clock.End("cubes");
        using var process = Process.GetCurrentProcess();
        return new TimingResult(
            people, prepared.Days.Count, rows, events, outcome.Schedule.Placebos.Count, outcome.Parameters.Replicates, clock.Laps, process.PeakWorkingSet64 / 1e6);

        void End(string stage)
        {
            clock.End(stage);
            say(FormattableString.Invariant($"{stage}: {clock.Laps[^1].Wall:0.0} s"));
        }
    }

    /// <summary>Ends a lap where the run begins its next stage.</summary>
    private sealed class Stages(LapClock clock) : IProgress<RunProgress>
    {
        private string? _stage;

        public void Report(RunProgress value)
        {
            if (value.Stage == NetworkStage)
            {
                clock.End(TimingResult.Homes);
            }
            else if (value.Stage == FoldStage && _stage != FoldStage)
            {
                clock.End(TimingResult.Network);
            }
            else if (value.Stage == EstimateStage)
            {
                clock.End(TimingResult.Fold);
            }
            else if (_stage == EstimateStage)
            {
                clock.End(TimingResult.Estimates);
            }

            _stage = value.Stage;
        }
    }
}
