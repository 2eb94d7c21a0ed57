using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Exchange.Hub;
using Tideline.Release.Gate;

namespace Tideline.Cli.Commands;

/// <summary><c>hub</c>: releases of several operators, from their nodes to one hub, and combined there.</summary>
internal static class HubCommand
{
    public static Command Create() => new Command("hub", "Packs releases for a hub of several operators; receives, combines and lists them there.")
    {
        Key(), Pack(), Send(), Admit(), Receive(), Withdraw(), Status(), Combine(),
    };

    private static Command Key()
    {
        var project = CommandLine.Project();
        var key = new Option<FileInfo>("--key") { Description = "The private key file of a registered person.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The new file for the public key, for the hub.", Required = true };
        return new Command("key", "Writes the public key that a hub checks bundles with.") { project, key, file }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var person = HubJob.WritePublicKey(parsed.GetValue(project)!, parsed.GetValue(key)!.FullName, parsed.GetValue(file)!.FullName);
            output.Write(new { person.Id, person.Name, person.Organisation }, _ => output.Say($"Public key {person.Id} of {person.Name} ({person.Organisation}) is in {parsed.GetValue(file)!.FullName}; give it to the hub."));
            return 0;
        });
    }

    private static Command Pack()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("RELEASE") { Description = "The published release." };
        var hub = new Option<string>("--to") { Description = "Name of the hub; a recipient of the agreement where there is one.", Required = true };
        var name = new Option<string?>("--as") { Description = "This operator's name at the hub; default: the project's name." };
        var key = new Option<FileInfo>("--key") { Description = "The private key whose public one the hub has.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The new file.", Required = true };
        var days = new Option<int>("--valid-days") { Description = "Days for which the hub may take it.", DefaultValueFactory = _ => 14 };
        return new Command("pack", "Packs a published release for a hub.") { id, project, hub, name, key, file, days }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            if (parsed.GetValue(days) is < 1 or > 366)
            {
                throw new ConfigurationException("--valid-days lies in 1 to 366; nothing was packed.");
            }

            var packed = HubJob.Pack(
                parsed.GetValue(project)!, ReleaseId.Parse(parsed.GetValue(id)!), parsed.GetValue(hub)!, parsed.GetValue(name), parsed.GetValue(key)!.FullName,
                parsed.GetValue(file)!.FullName, Duration.FromDays(parsed.GetValue(days)));
            output.Write(packed, _ => output.Say(string.Create(
                CultureInfo.InvariantCulture, $"Packed {packed.Release} as bundle {packed.Number} of {packed.Operator} for {packed.Hub}, valid until {packed.Expires}: {parsed.GetValue(file)!.FullName}.")));
            return 0;
        });
    }

    private static Command Send()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The bundle." };
        var url = new Option<string>("--url") { Description = "The hub's address, such as https://hub.example.org.", Required = true };
        var token = new Option<FileInfo>("--token-file") { Description = "File with the API key that the hub gave.", Required = true };
        var authority = new Option<FileInfo?>("--authority") { Description = "PEM file of the authority that signed the hub's certificate; default: those of the system." };
        return new Command("send", "Sends a bundle to a hub over HTTPS.") { file, url, token, authority }.Does(CommandLine.Json(), async (parsed, output, cancellation) =>
        {
            if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            {
                throw new ConfigurationException($"--url is '{parsed.GetValue(url)}', which is no address like https://hub.example.org; nothing was sent.");
            }

            await HubSender.Send(parsed.GetValue(file)!.FullName, address, parsed.GetValue(token)!.FullName, parsed.GetValue(authority)?.FullName, cancellation);
            output.Write(new { Accepted = true }, _ => output.Say("The hub took the bundle."));
            return 0;
        });
    }

    private static Command Admit()
    {
        var project = CommandLine.Project();
        var name = new Argument<string>("OPERATOR") { Description = "An operator of project.yaml." };
        var file = new Option<FileInfo>("--out") { Description = "The new file for the key; only its owner can read it.", Required = true };
        var days = new Option<int>("--days") { Description = "Days for which it works.", DefaultValueFactory = _ => 366 };
        var database = new Option<string?>("--database") { Description = "As for serve." };
        return new Command("admit", "Makes the API key with which an operator sends bundles.") { name, project, file, days, database }.Does(CommandLine.Json(), async (parsed, output, cancellation) =>
        {
            var prefix = await HubJob.Admit(parsed.GetValue(project)!, parsed.GetValue(name)!, parsed.GetValue(file)!.FullName, parsed.GetValue(days), parsed.GetValue(database), cancellation);
            output.Write(new { Operator = parsed.GetValue(name), Prefix = prefix }, _ => output.Say($"API key {prefix} of {parsed.GetValue(name)} is in {parsed.GetValue(file)!.FullName}; hand it over on a way that nobody else reads."));
            return 0;
        });
    }

    private static Command Receive()
    {
        var project = CommandLine.Project();
        var files = new Argument<FileInfo[]>("FILE") { Description = "Bundles.", Arity = ArgumentArity.OneOrMore };
        return new Command("receive", "Verifies bundles and takes them into the hub, each whole or not at all.") { project, files }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var receipts = HubJob.Receive(parsed.GetValue(project)!, [.. parsed.GetValue(files)!.Select(f => f.FullName)]);
            output.Write(receipts.Select(r => new { r.IsAccepted, r.Entry.Operator, r.Entry.Number, r.Entry.Release, r.Entry.Code, r.Refusal, r.Missing }), _ =>
            {
                foreach (var receipt in receipts)
                {
                    Say(output, receipt);
                }
            });
            return receipts.All(r => r.IsAccepted) ? 0 : 3;
        });
    }

    private static void Say(Output output, HubReceipt receipt)
    {
        output.Say(receipt.Refusal ?? string.Create(CultureInfo.InvariantCulture, $"Took bundle {receipt.Entry.Number} of {receipt.Entry.Operator}: {receipt.Entry.Release}."));
        if (receipt.Missing.Count > 0)
        {
            output.Say($"  Never came: {string.Join(", ", receipt.Missing)}.");
        }
    }

    private static Command Withdraw()
    {
        var project = CommandLine.Project();
        var name = new Argument<string>("OPERATOR") { Description = "Whose it is." };
        var number = new Argument<long>("NUMBER") { Description = "Of the bundle." };
        var reason = new Option<string>("--reason") { Description = "Why the operator took the release back.", Required = true };
        return new Command("withdraw", "Takes a bundle out of use whose release was recalled.") { name, number, project, reason }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            HubJob.Withdraw(parsed.GetValue(project)!, parsed.GetValue(name)!, parsed.GetValue(number), parsed.GetValue(reason)!);
            output.Write(new { Operator = parsed.GetValue(name), Number = parsed.GetValue(number) }, _ => output.Say("Withdrawn. Combine again; what was combined before stays where it is, and those who have it must be told."));
            return 0;
        });
    }

    private static Command Status()
    {
        var project = CommandLine.Project();
        var name = new Option<string?>("--operator") { Description = "What this operator may see; default: all." };
        return new Command("status", "Lists what the hub received and refused.") { project, name }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var receipts = HubJob.Receipts(parsed.GetValue(project)!, parsed.GetValue(name));
            var lines = receipts.Lines.Select(l => new { l.Sequence, l.At, Event = l.Event.ToString().ToLowerInvariant(), l.Via, l.Operator, l.Number, l.Release, l.Vintage, l.Bundle, l.Code, l.Text });
            output.Write(new { receipts.Hub, Lines = lines, receipts.Missing }, _ =>
            {
                foreach (var line in receipts.Lines)
                {
                    output.Say(string.Create(CultureInfo.InvariantCulture, $"{line.At}  {line.Operator ?? "-"}  {line.Event.ToString().ToLowerInvariant()} {line.Code}  {line.Number}  {line.Release}"));
                }

                foreach (var missing in receipts.Missing)
                {
                    output.Say($"{missing.Operator} never sent {string.Join(", ", missing.Numbers)}.");
                }
            });
            return 0;
        });
    }

    private static Command Combine()
    {
        var project = CommandLine.Project();
        var vintage = new Option<string>("--vintage") { Description = "Last day of data, such as 2025-09-14; later releases are left out.", Required = true };
        var emergency = new Option<string?>("--emergency") { Description = "Needed where releases of several were received." };
        var key = new Option<FileInfo?>("--key") { Description = "A key that is registered at the hub, to sign the manifest." };
        return new Command("combine", "Combines the newest release of each operator.") { project, vintage, emergency, key }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var (manifest, folder) = HubJob.Combine(
                parsed.GetValue(project)!, CommandLine.Day(parsed.GetValue(vintage), "--vintage")!.Value, parsed.GetValue(emergency), parsed.GetValue(key)?.FullName);
            output.Write(manifest, _ =>
            {
                output.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Combined {manifest.Operators.Count(o => o.Release is not null)} of {manifest.Operators.Count} operators: {manifest.Shown} figures shown, {manifest.Hidden} hidden. {folder}"));
                foreach (var o in manifest.Operators.Where(o => o.Note is not null))
                {
                    output.Say($"  {o.Name}: {o.Note}");
                }
            });
            return 0;
        });
    }
}
