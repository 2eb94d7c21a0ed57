using System.CommandLine;
using System.Globalization;
using Tideline.Exchange.Products;
using Tideline.Exchange.Releases;
using Tideline.Projects;
using Tideline.Release.Gate;

namespace Tideline.Cli.Commands;

/// <summary><c>product</c>: pages for recovery and preparedness, made of published releases alone.</summary>
internal static class ProductCommand
{
    public static Command Create() => new Command("product", "Makes pages for recovery and preparedness of published releases alone.") { Recovery(), Preparedness() };

    private static Command Recovery()
    {
        var project = CommandLine.Project();
        var release = new Option<string>("--release") { Description = "A published release.", Required = true };
        var day = new Option<int>("--day") { Description = "Days since each person's departure: 7, 14, 30, 60 or 90.", DefaultValueFactory = _ => RecoveryTable.LongTerm };
        var recipient = new Option<string?>("--for") { Description = "The organisation that it is for; needed where there is an agreement." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A new folder; default: reports/products/recovery-ID, which is replaced." };
        return new Command("recovery", "Who is not back after 90 days, by home area.") { project, release, day, recipient, folder }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var table = RecoveryTable.Of(Open(parsed.GetValue(project)!, [parsed.GetValue(release)!], parsed.GetValue(recipient))[0], parsed.GetValue(day));
                var written = Write(parsed.GetValue(project)!, table.Files(), parsed.GetValue(folder)?.FullName, $"recovery-{table.Release.Id}");
                var shown = table.Rows.Count(r => r.NotReturned is not null);
                output.Write(
                    new { Release = table.Release.Id.Value, table.Day, Areas = table.Rows.Count, Shown = shown, Folder = written },
                    _ => output.Say(string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count} areas, {shown} with a number, day {table.Day}. Read {Path.Combine(written, "recovery.html")}.")));
                return 0;
            });
    }

    private static Command Preparedness()
    {
        var project = CommandLine.Project();
        var releases = new Option<string[]>("--release") { Description = "Published releases; of each emergency the newest counts.", Required = true, AllowMultipleArgumentsPerToken = true };
        var recipient = new Option<string?>("--for") { Description = "The organisation that it is for; needed where there is an agreement." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A new folder; default: reports/products/preparedness, which is replaced." };
        return new Command("preparedness", "Who would go where, from flows of past emergencies and ordinary travel.") { project, releases, recipient, folder }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var table = PreparednessTable.Of(Open(parsed.GetValue(project)!, parsed.GetValue(releases)!, parsed.GetValue(recipient)));
                var written = Write(parsed.GetValue(project)!, table.Files(), parsed.GetValue(folder)?.FullName, "preparedness");
                var flows = table.Rows.Count(r => r.Basis == TieBasis.Flows);
                output.Write(
                    new { Releases = table.Releases.Select(r => r.Id.Value), Flows = flows, Travel = table.Rows.Count - flows, Folder = written },
                    _ => output.Say(string.Create(CultureInfo.InvariantCulture, $"{flows} pairs from flows, {table.Rows.Count - flows} from ordinary travel. Read {Path.Combine(written, "preparedness.html")}.")));
                return 0;
            });
    }

    private static IReadOnlyList<PublishedRelease> Open(DirectoryInfo project, IReadOnlyList<string> ids, string? recipient)
    {
        var register = ReleaseCommand.Controlled(project);
        var releases = new ProjectFolder(project.FullName).Releases;
        List<PublishedRelease> opened = [.. ids.Distinct(StringComparer.Ordinal).Select(id => PublishedRelease.Open(register, releases, ReleaseId.Parse(id)))];
        foreach (var release in opened)
        {
            register.Control?.DemandRecipient(release.Manifest, recipient);
        }

        return opened;
    }

    private static string Write(DirectoryInfo project, IReadOnlyDictionary<string, byte[]> files, string? into, string name)
    {
        var folder = new ProjectFolder(project.FullName);
        var target = into ?? Path.Combine(folder.Reports, "products", name);
        ReleaseProduct.Write(files, target, folder.Lake, replace: into is null);
        return target;
    }
}
