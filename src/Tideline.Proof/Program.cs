using System.CommandLine;
using Tideline.Proof.Commands;

var root = new RootCommand("Proves a version of Tideline on generated countries whose truth is known.")
{
    AccuracyCommand.Create(),
    AttackCommand.Create(),
    FaultsCommand.Create(),
    HaitiCommand.Create(),
    TimingCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    return 2;
}

return await parsed.InvokeAsync();
