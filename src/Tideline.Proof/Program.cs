using Tideline.Proof;
using Tideline.Synthetic.Scenarios;

var outcome = ProofRun.Run(Scenario.Named(args[0]), int.Parse(args[1]), ulong.Parse(args[2]), args[3]);
foreach (var (stage, seconds) in outcome.Seconds)
{
    Console.WriteLine($"{stage} {seconds:0.00}");
}

Console.WriteLine($"{outcome.Subscribers} {outcome.EventRows} {Environment.WorkingSet / 1e6}");
Console.WriteLine(Tideline.Evaluation.EvaluationText.Console(outcome.Evaluation));
