using System.CommandLine;
using Tideline.Cli.Commands;

var root = new RootCommand("Tideline: privacy-safe figures of displacement from the records of mobile operators.")
{
    DemoCommand.Create(),
    GenerateCommand.Create(),
    InitCommand.Create(),
    IngestCommand.Create(),
    RunCommand.Create(),
    WatchCommand.Create(),
    CompareCommand.Create(),
    ReleaseCommand.Create(),
    ExchangeCommand.Create(),
    HubCommand.Create(),
    HazardCommand.Create(),
    ProductCommand.Create(),
    AgreementCommand.Create(),
    KeyCommand.Create(),
    RetentionCommand.Create(),
    EvaluateCommand.Create(),
    VerifyCommand.Create(),
    ServeCommand.Create(),
    StopCommand.Stop(),
    StopCommand.Resume(),
    IncidentCommand.Create(),
    RequestCommand.Create(),
    GovernanceCommand.Create(),
    BackupCommand.Backup(),
    BackupCommand.Restore(),
    DoctorCommand.Create(),
    LearnCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("See 'tideline --help'.");
    return 2;
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
