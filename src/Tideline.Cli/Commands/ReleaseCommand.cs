using System.CommandLine;
using NodaTime;
using Tideline.Projects;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Cli.Commands;

/// <summary><c>release</c>: keys, approvals and publication.</summary>
internal static class ReleaseCommand
{
    public static Command Create() => new Command("release", "Registers keys, approves and publishes releases.")
    {
        List(), Key(), Approve(), Publish(),
    };

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists releases with their state.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var register = Register(parsed.GetValue(project)!);
            var states = register.Entries.Where(e => e.Event == RegisterEvent.Proposed).Select(e => e.Release!).Distinct(StringComparer.Ordinal)
                .Select(id => new { Release = id, State = register.StateOf(ReleaseId.Parse(id)).ToString().ToLowerInvariant() }).ToArray();
            output.Write(states, _ =>
            {
                foreach (var state in states)
                {
                    output.Say($"{state.Release}  {state.State}");
                }
            });
            return 0;
        });
    }

    private static Command Key()
    {
        var project = CommandLine.Project();
        var name = new Option<string>("--name") { Description = "The person.", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "The person's organisation.", Required = true };
        var role = new Option<string>("--role") { Description = "The person's role.", DefaultValueFactory = _ => "releaser" };
        var file = new Option<FileInfo>("--key") { Description = "The private key file to write.", Required = true };
        return new Command("key", "Makes and registers a person's signing key.") { project, name, organisation, role, file }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var key = Register(parsed.GetValue(project)!)
                    .CreateKey(parsed.GetValue(name)!, parsed.GetValue(organisation)!, parsed.GetValue(role)!, parsed.GetValue(file)!.FullName);
                output.Write(new { key.Id, key.Name, key.Organisation, key.Role }, _ => output.Say($"Registered {key.Name} ({key.Organisation}); private key in {parsed.GetValue(file)!.FullName}."));
                return 0;
            });
    }

    private static Command Approve()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        var file = new Option<FileInfo>("--key") { Description = "The approver's private key file.", Required = true };
        return new Command("approve", "Signs a release with a person's key.") { id, project, file }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var approvals = Register(parsed.GetValue(project)!).Approve(ReleaseId.Parse(parsed.GetValue(id)!), parsed.GetValue(file)!.FullName);
                output.Write(
                    approvals.Select(a => new { a.Name, a.Organisation }),
                    _ => output.Say($"Approved by {string.Join(", ", approvals.Select(a => $"{a.Name} ({a.Organisation})"))}."));
                return 0;
            });
    }

    private static Command Publish()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        return new Command("publish", "Declares a release public; needs approvals of two organisations.") { id, project }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                Register(parsed.GetValue(project)!).Publish(ReleaseId.Parse(parsed.GetValue(id)!));
                output.Write(new { Release = parsed.GetValue(id), State = "published" }, _ => output.Say($"Published {parsed.GetValue(id)}."));
                return 0;
            });
    }

    private static ReleaseRegister Register(DirectoryInfo project) => new(new ProjectFolder(project.FullName).Releases, SystemClock.Instance);
}
