using Tideline.Synthetic.Events;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.Output;
using Tideline.Synthetic.People;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic;

/// <summary>Writes a project folder for the synthetic country Darya: an operator's files and what really happened.</summary>
public static class DaryaGenerator
{
    public const int FewestSubscribers = 100;
    public const int MostSubscribers = 20_000_000;

    /// <exception cref="SyntheticException">The options are impossible, or the folder may not be written; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. What was written so far stands under the marker file and
    /// is cleared by the next generation with <see cref="GeneratorOptions.OverwriteEarlierDemo"/>.</exception>
    public static GeneratorSummary Generate(
        GeneratorOptions options, IProgress<GeneratorProgress>? progress = null, CancellationToken cancellation = default)
    {
        var parallel = Parallel(options, cancellation);
        var (world, plan) = Plan(options);
        OutFolder.Prepare(options.OutDirectory, options.OverwriteEarlierDemo, Files(world, plan));
        return Guarded(options, () => Write(options, world, plan, parallel, progress));
    }

    /// <summary>Writes the reference files, <c>project.yaml</c> and <c>truth/</c> as <see cref="Generate"/> does, but no
    /// event file, and gives the events as a stream.</summary>
    /// <inheritdoc cref="Generate"/>
    public static StreamedCountry Stream(GeneratorOptions options, CancellationToken cancellation = default)
    {
        var parallel = Parallel(options, cancellation);
        var (world, plan) = Plan(options);
        OutFolder.Prepare(
            options.OutDirectory, options.OverwriteEarlierDemo, [ProjectFile.Name, .. ReferenceFiles.Names, .. TruthFiles.Names]);
        return Guarded(options, () =>
        {
            var (population, cells) = WritePlaces(options, world, parallel);
            TruthFiles.Write(options.OutDirectory, world, population);
            ProjectFile.Write(options.OutDirectory, world);
            return new StreamedCountry(world, population, cells, plan, options.OutDirectory, options.Threads);
        });
    }

    private static ParallelOptions Parallel(GeneratorOptions options, CancellationToken cancellation) => new()
    {
        CancellationToken = cancellation,
        MaxDegreeOfParallelism = options.Threads ?? Environment.ProcessorCount,
    };

    private static (World World, DefectPlan Plan) Plan(GeneratorOptions options)
    {
        if (options.Subscribers is < FewestSubscribers or > MostSubscribers)
        {
            throw new SyntheticException(FormattableString.Invariant(
                $"The number of subscribers must lie between {FewestSubscribers} and {MostSubscribers}, not {options.Subscribers}."));
        }

        var world = new World(ScenarioRules.Check(options.Scenario, options.Scenario.Name), options.Subscribers, options.Seed);
        return (world, new DefectPlan(world));
    }

    private static T Guarded<T>(GeneratorOptions options, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (Storage(fault) is { } storage)
        {
            throw new SyntheticException(
                $"The folder '{options.OutDirectory}' could not be written: {storage.Message} What was written so far stays; "
                + "make room and generate again over the earlier demo, or delete the folder.", fault);
        }
    }

    private static GeneratorSummary Write(
        GeneratorOptions options, World world, DefectPlan plan, ParallelOptions parallel, IProgress<GeneratorProgress>? progress)
    {
        progress?.Report(new GeneratorProgress("people", 0, 1));
        var (population, cells) = WritePlaces(options, world, parallel);
        progress?.Report(new GeneratorProgress("people", 1, 1));

        var writers = new EventFiles(world, population, cells, plan, options.OutDirectory);
        var (rows, defects) = writers.Write(parallel, progress);

        progress?.Report(new GeneratorProgress("truth", 0, 1));
        TruthFiles.Write(options.OutDirectory, world, population);
        TruthFiles.Defects(options.OutDirectory, defects);
        ProjectFile.Write(options.OutDirectory, world);
        progress?.Report(new GeneratorProgress("truth", 1, 1));
        return new GeneratorSummary(population.Sims.Length, population.Tehsils.Sum(t => t.People), world.Calendar.Days, rows);
    }

    private static (Population Population, CellPlan Cells) WritePlaces(GeneratorOptions options, World world, ParallelOptions parallel)
    {
        var population = Population.Create(world, options.Subscribers, parallel);
        var cells = new CellPlan(world);
        ReferenceFiles.Write(options.OutDirectory, world, population, cells);
        return (population, cells);
    }

    /// <summary>The storage fault behind an exception, also where several threads met it at once; else null.</summary>
    private static Exception? Storage(Exception fault) => fault switch
    {
        IOException or UnauthorizedAccessException => fault,
        AggregateException several when several.InnerExceptions.All(e => Storage(e) is not null) => several.InnerExceptions[0],
        _ => null,
    };

    private static List<string> Files(World world, DefectPlan plan)
    {
        List<string> files = [ProjectFile.Name, .. ReferenceFiles.Names, .. TruthFiles.Names];
        files.AddRange(Enumerable.Range(0, world.Calendar.Days + 1).Where(d => d != plan.MissingDay).Select(d => DayFileWriter.FileName(world.Calendar.Date(d))));
        if (plan.RepeatedDay >= 0)
        {
            files.Add(DayFileWriter.FileName(world.Calendar.Date(plan.RepeatedDay), DayFileWriter.Resend));
        }

        return files;
    }
}
