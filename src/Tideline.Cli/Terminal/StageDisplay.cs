using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tideline.Pipeline.Runs;

namespace Tideline.Cli.Terminal;

/// <summary>Shows long work stage by stage: bars on a terminal, one line a stage elsewhere; remembers how long each took.</summary>
internal sealed class StageDisplay
{
    private readonly IAnsiConsole _console;
    private readonly bool _quiet;
    private readonly bool _follow;
    private readonly List<(string Stage, TimeSpan Took)> _stages = [];

    /// <param name="console">Where progress goes: standard error, so that output can be piped.</param>
    /// <param name="quiet">Shows nothing (<c>--json</c>).</param>
    /// <param name="follow">Shows lines of JSON instead, for a program that follows.</param>
    public StageDisplay(IAnsiConsole console, bool quiet, bool follow = false)
    {
        _follow = follow;
        _console = console;
        _quiet = quiet;
    }

    /// <summary>Stages so far, in order, with their time.</summary>
    public IReadOnlyList<(string Stage, TimeSpan Took)> Stages => _stages;

    public T Run<T>(Func<IProgress<RunProgress>, T> work)
    {
        if (_follow)
        {
            return Follow(work, new JsonSink());
        }

        if (_quiet || !_console.Profile.Capabilities.Interactive)
        {
            return Follow(work, new LineSink(_quiet ? null : _console));
        }

        return _console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => Follow(work, new BarSink(context)));
    }

    private T Follow<T>(Func<IProgress<RunProgress>, T> work, ISink sink)
    {
        var tracker = new Tracker(sink, _stages);
        try
        {
            return work(tracker);
        }
        finally
        {
            tracker.Finish();
        }
    }

    private interface ISink
    {
        void Show(RunProgress progress);

        void Done(string stage, TimeSpan took, TimeSpan cpu);
    }

    private sealed class LineSink(IAnsiConsole? console) : ISink
    {
        public void Show(RunProgress progress)
        {
        }

        public void Done(string stage, TimeSpan took, TimeSpan cpu) => console?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{stage}: {took.TotalSeconds:0.0} s ({cpu.TotalSeconds:0.00} s of processors)"));
    }

    /// <summary>A line at each stage, and at most five a second within one.</summary>
    private sealed class JsonSink : ISink
    {
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

        private readonly Stopwatch _since = new();
        private string? _stage;

        public void Show(RunProgress progress)
        {
            if (_stage == progress.Stage && _since.Elapsed < Step)
            {
                return;
            }

            _stage = progress.Stage;
            _since.Restart();
            Console.Error.WriteLine(JsonSerializer.Serialize(new { stage = progress.Stage, done = progress.Done, total = progress.Total }));
        }

        public void Done(string stage, TimeSpan took, TimeSpan cpu)
        {
        }
    }

    private sealed class BarSink(ProgressContext context) : ISink
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Show(RunProgress progress)
        {
            if (!_tasks.TryGetValue(progress.Stage, out var task))
            {
                _tasks[progress.Stage] = task = context.AddTask(Markup.Escape(progress.Stage), maxValue: Math.Max(1, progress.Total));
            }

            task.IsIndeterminate = progress.Total == 0;
            if (progress.Total > 0)
            {
                task.MaxValue = progress.Total;
                task.Value = progress.Done;
            }
        }

        public void Done(string stage, TimeSpan took, TimeSpan cpu)
        {
            if (_tasks.TryGetValue(stage, out var task))
            {
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                task.StopTask();
            }
        }
    }

    private sealed class Tracker(ISink sink, List<(string, TimeSpan)> stages) : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private readonly Stopwatch _watch = new();
        private string? _stage;
        private TimeSpan _cpu;

        public void Report(RunProgress value)
        {
            lock (_lock)
            {
                if (_stage != value.Stage)
                {
                    Finish();
                    _stage = value.Stage;
                    _cpu = Cpu();
                    _watch.Restart();
                }

                sink.Show(value);
            }
        }

        public void Finish()
        {
            lock (_lock)
            {
                if (_stage is not null)
                {
                    stages.Add((_stage, _watch.Elapsed));
                    sink.Done(_stage, _watch.Elapsed, Cpu() - _cpu);
                    _stage = null;
                }
            }
        }

        private static TimeSpan Cpu()
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
