using Tideline.Benchmarks;
using Tideline.Benchmarks.Work;

return args is ["work", var task, .. var rest] ? Tasks.Run(task, rest) : await BenchmarkCommand.Create().Parse(args).InvokeAsync();
