using System.CommandLine;
using NodaTime;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Exchange.Joint;
using Tideline.Learning.Credentials;
using Tideline.Learning.Progress;
using Tideline.Release.Bulletins.Printing;

namespace Tideline.Cli.Commands;

/// <summary><c>learn issuer</c>, <c>certificate</c>, <c>verify</c> and <c>revoke</c>: what an institution says of a learner.</summary>
internal static class CredentialCommands
{
    private static Option<DirectoryInfo> IssuerFolder() => new("--issuer")
    {
        Description = "The issuer's folder, with its private key.",
        DefaultValueFactory = _ => new DirectoryInfo("issuer"),
    };

    public static Command Issuers() => new("issuer", "The institution that issues certificates: its key.") { Create(), Show() };

    public static Command Certificate()
    {
        var (work, folder) = (LearnCommand.Work(), IssuerFolder());
        var level = new Option<string>("--level") { Description = string.Join(", ", BadgeLevel.All.Select(l => $"{l.Code} ({string.Join(" ", l.Modules)})")), Required = true };
        var name = new Option<string>("--name") { Description = "The learner's name, as it is to stand there.", Required = true };
        var into = new Option<DirectoryInfo>("--out") { Description = "Where to write the files.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var pdf = new Option<bool>("--pdf") { Description = "Also as PDF, with the Chromium of this machine." };
        return new Command("certificate", "Signs a certificate where the record of progress shows the level: a credential (Open Badges 3.0, JWT), and a page to print.") { level, name, work, folder, into, pdf }
            .Does(CommandLine.Json(), async (parsed, output, cancellation) =>
            {
                var found = BadgeLevel.Find(parsed.GetValue(level)!);
                var place = parsed.GetValue(work)!.FullName;
                var award = Award.Of(found, ProgressBook.Of(place), LearnerSeed.In(place));
                var printer = parsed.GetValue(pdf) ? Chromium.Find(null) ?? throw new ConfigurationException($"{Chromium.Missing} Nothing was written.") : null;
                var credential = Issuer.Open(parsed.GetValue(folder)!.FullName).Issue(award, parsed.GetValue(name)!, Guid.NewGuid(), SystemClock.Instance.GetCurrentInstant());
                var target = parsed.GetValue(into)!;
                target.Create();
                var (jwt, page) = (Path.Combine(target.FullName, $"{found.Code}.jwt"), CertificatePage.Of(credential, PageFonts.Faces(CommandLine.WebRoot, credential.Holder, credential.IssuerName)));
                var html = Path.ChangeExtension(jwt, ".html");
                // Without a line feed: other programs take it for a part of the signature.
                await File.WriteAllTextAsync(jwt, credential.Text, cancellation);
                await File.WriteAllTextAsync(html, page, cancellation);
                if (printer is not null)
                {
                    await File.WriteAllBytesAsync(Path.ChangeExtension(jwt, ".pdf"), await printer.Print(page, cancellation), cancellation);
                }

                output.Write(
                    new { credential.Id, Level = found.Code, Credential = jwt, Page = html, credential.ValidUntil },
                    _ => output.Say($"{credential.Achievement}, {credential.Holder}: {jwt} and {html}. It holds until {credential.ValidUntil:uuuu-MM-dd}."));
                return 0;
            });
    }

    public static Command Verify()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A certificate, .jwt." };
        var key = new Option<FileInfo>("--issuer") { Description = $"The issuer's {IssuerKey.FileName}, which one has from the issuer itself.", Required = true };
        var list = new Option<FileInfo?>("--revoked") { Description = $"The issuer's {Issuer.RevokedFile}; without it, revocation is not checked." };
        return new Command("verify", "Whether a certificate holds; needs no network. Exit code 0: it holds, 3: it does not.") { file, key, list }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var issuer = IssuerKey.Parse(Read(parsed.GetValue(key)!), parsed.GetValue(key)!.Name);
                var revoked = parsed.GetValue(list) is { } given ? RevocationList.Read(Read(given), given.Name, issuer) : null;
                var check = CredentialCheck.Of(Read(parsed.GetValue(file)!), issuer, revoked, SystemClock.Instance.GetCurrentInstant());
                output.Write(
                    new { check.Holds, check.Faults, check.Credential?.Id, check.Credential?.Achievement, check.Credential?.Holder, Issuer = issuer.Name, check.Credential?.ValidUntil, RevocationChecked = revoked is not null },
                    _ => Say(output, check, issuer, revoked is not null));
                return check.Holds ? 0 : 3;
            });
    }

    public static Command Revoke()
    {
        var credential = new Argument<string>("FILE") { Description = "The certificate, .jwt, or its id, urn:uuid:…" };
        var reason = new Option<string>("--reason") { Description = "Why; stands in the list, which is public.", Required = true };
        var folder = IssuerFolder();
        return new Command("revoke", "Takes a certificate back: puts it on the signed list that whoever verifies needs.") { credential, reason, folder }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var given = parsed.GetValue(credential)!;
                var id = File.Exists(given) ? Credential.Read(File.ReadAllText(given))?.Id : given.StartsWith("urn:uuid:", StringComparison.Ordinal) ? given : null;
                var place = parsed.GetValue(folder)!.FullName;
                var revoked = Issuer.Open(place).Revoke(
                    id ?? throw new ConfigurationException($"{given} is no certificate and no id that begins with urn:uuid:. Nothing was changed."), parsed.GetValue(reason)!, SystemClock.Instance.GetCurrentInstant());
                var file = Path.Combine(place, Issuer.RevokedFile);
                output.Write(new { Id = id, File = file, Revoked = revoked.Entries.Count }, _ => output.Say($"{id} is revoked. Give {file} to those who verify; it names {revoked.Entries.Count}."));
                return 0;
            });
    }

    private static Command Create()
    {
        var folder = IssuerFolder();
        var name = new Option<string>("--name") { Description = "The institution that gives the course.", Required = true };
        var url = new Option<string?>("--url") { Description = "Its page, https." };
        return new Command("create", "Makes the key of an institution.") { name, url, folder }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var place = parsed.GetValue(folder)!.FullName;
            var issuer = Issuer.Create(place, parsed.GetValue(name)!, parsed.GetValue(url));
            Say(output, issuer.Key, place);
            return 0;
        });
    }

    private static Command Show()
    {
        var folder = IssuerFolder();
        return new Command("show", "Who issues, and what to give to those who verify.") { folder }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var place = parsed.GetValue(folder)!.FullName;
            Say(output, Issuer.Open(place).Key, place);
            return 0;
        });
    }

    private static void Say(Output output, IssuerKey key, string folder)
    {
        var file = Path.Combine(folder, IssuerKey.FileName);
        output.Write(new { key.Name, key.Url, key.Id, File = file }, _ => output.Say(
            $"{key.Name}\n{key.Id}\nPublish {file}: with it anybody can verify certificates. Keep the private key beside it secret, and a copy of it safe."));
    }

    private static void Say(Output output, CredentialCheck check, IssuerKey issuer, bool isRevocationChecked)
    {
        if (check.Credential is { } credential)
        {
            output.Say($"{credential.Achievement}: {credential.Holder}\nIssued by {issuer.Name}, {credential.ValidFrom:uuuu-MM-dd} to {credential.ValidUntil:uuuu-MM-dd}\n{credential.Id}");
        }

        output.Say(check.Holds ? $"It holds.{(isRevocationChecked ? "" : " Whether it was revoked was not checked: give --revoked.")}" : "It does not hold. " + string.Join(' ', check.Faults));
    }

    private static string Read(FileInfo file) => file.Exists ? File.ReadAllText(file.FullName) : throw new ConfigurationException($"There is no file {file.FullName}. Nothing was checked.");
}
