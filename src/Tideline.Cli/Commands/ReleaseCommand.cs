using System.CommandLine;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Cli.Commands;

/// <summary><c>release</c>: keys, approvals, publication, and what may follow it.</summary>
internal static class ReleaseCommand
{
    public static Command Create() => new Command("release", "Registers keys; approves, refuses, publishes, recalls, corrects and bundles releases.")
    {
        List(), Show(), Head(), Key(), Approve(), Refuse(), Publish(), Recall(), Erratum(), Bundle(),
    };

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists releases with their state.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var register = Register(parsed.GetValue(project)!);
            var states = register.Proposed
                .Select(id => new { Release = id.Value, State = register.StateOf(id).ToString().ToLowerInvariant() }).ToArray();
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

    private static Command Show()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        return new Command("show", "Shows what the register says of a release.") { id, project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var register = Register(parsed.GetValue(project)!);
            var release = ReleaseId.Parse(parsed.GetValue(id)!);
            var state = register.StateOf(release).ToString().ToLowerInvariant();
            var history = register.HistoryOf(release);
            output.Write(
                new { Release = release.Value, State = state, History = history.Select(e => new { e.At, Event = Word(e), e.Name, e.Organisation, e.Text }) },
                _ =>
                {
                    output.Say($"{release}  {state}");
                    foreach (var entry in history)
                    {
                        output.Say(string.Join("  ", new[]
                        {
                            entry.At, Word(entry), entry.Name is null ? null : $"{entry.Name} ({entry.Organisation})", entry.Text,
                        }.Where(t => t is not null)));
                    }
                });
            return 0;
        });
    }

    private static Command Head()
    {
        var project = CommandLine.Project();
        return new Command("head", "Shows the register's end, to be noted elsewhere.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var head = Register(parsed.GetValue(project)!).Head;
            output.Write(head, _ => output.Say($"{head.Sha256}  {head.Entries} entries"));
            return 0;
        });
    }

    private static string Word(RegisterEntry entry) => entry.Event.ToString().ToLowerInvariant();

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
                var approvals = Controlled(parsed.GetValue(project)!).Approve(ReleaseId.Parse(parsed.GetValue(id)!), parsed.GetValue(file)!.FullName);
                output.Write(
                    approvals.Select(a => new { a.Name, a.Organisation }),
                    _ => output.Say($"Approved by {string.Join(", ", approvals.Select(a => $"{a.Name} ({a.Organisation})"))}."));
                return 0;
            });
    }

    private static Command Refuse() => WithWords(
        "refuse", "Refuses a proposed release, with a reason.", "--reason", "Why it must not be published.",
        (register, id, key, reason) => register.Refuse(id, key, reason), (id, _) => new { Release = id, State = "refused" },
        id => $"Refused {id}. It cannot be approved or published as it stands; a run with other data or settings proposes anew.");

    private static Command Publish()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        return new Command("publish", "Declares a release public; needs approvals of two organisations.") { id, project }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                Controlled(parsed.GetValue(project)!).Publish(ReleaseId.Parse(parsed.GetValue(id)!));
                output.Write(new { Release = parsed.GetValue(id), State = "published" }, _ => output.Say($"Published {parsed.GetValue(id)}."));
                return 0;
            });
    }

    private static Command Recall() => WithWords(
        "recall", "Takes a published release back, with a reason.", "--reason", "Why it must not be used any more.",
        (register, id, key, reason) => register.Recall(id, key, reason), (id, _) => new { Release = id, State = "recalled" },
        id => $"Recalled {id}. Tell those who have it; what they saw cannot be unseen, and later releases are held against it as before.");

    private static Command Erratum() => WithWords(
        "erratum", "Adds a correction in words to a release that was published.", "--text", "What is wrong, and what is right.",
        (register, id, key, text) => register.AddErratum(id, key, text), (id, text) => new { Release = id, Erratum = text },
        id => $"Entered in the register. The files of {id} stay as they are.");

    /// <summary>A decision about a release that a person signs with a sentence.</summary>
    private static Command WithWords(
        string verb, string summary, string option, string asks, Action<ReleaseRegister, ReleaseId, string, string> decide,
        Func<string, string, object> told, Func<string, string> said)
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        var file = new Option<FileInfo>("--key") { Description = "The person's private key file.", Required = true };
        var words = new Option<string>(option) { Description = asks, Required = true };
        return new Command(verb, summary) { id, project, file, words }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var (release, text) = (parsed.GetValue(id)!, parsed.GetValue(words)!);
                decide(Register(parsed.GetValue(project)!), ReleaseId.Parse(release), parsed.GetValue(file)!.FullName, text);
                output.Write(told(release, text), _ => output.Say(said(release)));
                return 0;
            });
    }

    private static Command Bundle()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The release." };
        var key = new Option<FileInfo>("--key") { Description = "The private key file of the person who hands it over.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The zip file to write; not in lake/.", Required = true };
        var recipient = new Option<string?>("--for") { Description = "The organisation that it is for; needed where there is an agreement." };
        return new Command("bundle", "Packs a published release into one signed file.") { id, project, key, file, recipient }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var bundle = parsed.GetValue(file)!.FullName;
                ReleaseBundle.Write(
                    Controlled(parsed.GetValue(project)!), ReleaseId.Parse(parsed.GetValue(id)!), parsed.GetValue(key)!.FullName, bundle,
                    parsed.GetValue(recipient));
                output.Write(
                    new { Release = parsed.GetValue(id), Bundle = bundle, For = parsed.GetValue(recipient) },
                    _ => output.Say($"Packed {parsed.GetValue(id)} into {bundle}. Whoever receives it checks it with 'tideline verify --bundle FILE'."));
                return 0;
            });
    }

    /// <summary>The register with the project's agreements, for acts by which something leaves.</summary>
    internal static ReleaseRegister Controlled(DirectoryInfo project)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        return new(folder.Releases, SystemClock.Instance)
        {
            Control = new(ProjectAgreements.Read(folder, configuration), RetentionJob.Today(configuration)),
        };
    }

    internal static ReleaseRegister Register(DirectoryInfo project) => new(new ProjectFolder(project.FullName).Releases, SystemClock.Instance);
}
