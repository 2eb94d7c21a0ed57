using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Tideline.Learning.Checks;
using Tideline.Projects;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Exercises;

/// <summary>Whether a learner's practice country is there.</summary>
public enum CountryState
{
    None,
    Waiting,
    Making,
    Made,

    /// <summary>It could not be made; it can be asked for again.</summary>
    Failed,
}

/// <summary>Makes practice countries, one at a time, each in a child process that stops with this one.</summary>
internal sealed class PracticeCountries(ProjectFolder project, ServeOptions options) : BackgroundService
{
    private const int MostWaiting = 50;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private readonly Channel<Learner> _asked = Channel.CreateBounded<Learner>(MostWaiting);
    private readonly ConcurrentDictionary<string, CountryState> _states = new(StringComparer.Ordinal);

    public CountryState StateOf(Learner learner) =>
        File.Exists(learner.File(PracticeCountry.IsThere)) ? CountryState.Made : _states.GetValueOrDefault(learner.Id, CountryState.None);

    /// <summary>Asks for a learner's country; nothing where it is there or under way.</summary>
    /// <exception cref="ProblemException">This server makes none, or has as many as it may.</exception>
    public CountryState Ask(Learner learner)
    {
        if (StateOf(learner) is CountryState.Made or CountryState.Waiting or CountryState.Making)
        {
            return StateOf(learner);
        }

        if (options.Program is null)
        {
            throw new ProblemException(409, ProblemCode.NoJobs, "This server only shows what is there. Make the country on your own machine: tideline learn start MODULE --learner CODE.");
        }

        if (Count() >= options.Campus.Countries)
        {
            throw new ProblemException(409, ProblemCode.CampusFull, "The server holds as many practice countries as it may. Make yours on your own machine: tideline learn start MODULE --learner CODE.");
        }

        _states[learner.Id] = CountryState.Waiting;
        if (!_asked.Writer.TryWrite(learner))
        {
            _states.TryRemove(learner.Id, out _);
            throw new ProblemException(409, ProblemCode.CampusFull, "Too many countries wait to be made. Ask again in some minutes; nothing was begun.");
        }

        return CountryState.Waiting;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var learner in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            _states[learner.Id] = CountryState.Making;
            var isMade = Directory.Exists(learner.Folder) && await Make(learner.Folder, stoppingToken);
            if (isMade)
            {
                _states.TryRemove(learner.Id, out _);
            }
            else
            {
                _states[learner.Id] = CountryState.Failed;
            }
        }
    }

    private async Task<bool> Make(string folder, CancellationToken stopping)
    {
        var program = options.Program!;
        using var process = new Process
        {
            StartInfo = new(program[0], [.. program.Skip(1), "learn", "country", "--work", folder, "--json", "--as-job"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(_longest);
        try
        {
            process.Start();
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            await process.WaitForExitAsync(limit.Token);
            await said;
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            // What was begun lies aside and is cleared by the next.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    private int Count() => Directory.Exists(Path.Combine(project.Campus, "learners"))
        ? Directory.EnumerateDirectories(Path.Combine(project.Campus, "learners")).Count(d => File.Exists(Path.Combine(d, PracticeCountry.IsThere))) : 0;
}
