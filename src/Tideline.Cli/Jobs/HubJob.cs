using NodaTime;
using Tideline.Cli.Commands;
using Tideline.Domain;
using Tideline.Exchange.Hub;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Server;
using Tideline.Server.Hub;

namespace Tideline.Cli.Jobs;

/// <summary>What a node and a hub do with bundles.</summary>
internal static class HubJob
{
    public static SigningKey WritePublicKey(DirectoryInfo project, string keyFile, string file)
    {
        var person = ReleaseCommand.Register(project).PersonOf(keyFile);
        WriteNew(file, PublicKeyFile.Of(person), forOwner: false);
        return person;
    }

    public static PackedBundle Pack(DirectoryInfo project, ReleaseId id, string hub, string? name, string keyFile, string file, Duration valid)
    {
        var folder = new ProjectFolder(project.FullName);
        return HubBundle.Pack(ReleaseCommand.Controlled(project), folder, id, hub, name ?? ProjectFile.Load(folder).Name, keyFile, file, valid, SystemClock.Instance);
    }

    public static async Task<string> Admit(DirectoryInfo project, string name, string file, int days, string? database, CancellationToken cancellation)
    {
        var hub = ProjectFile.Load(new(project.FullName)).Hub ?? throw new ConfigurationException("The project is no hub: project.yaml has no 'hub:'. No key was made.");
        if (hub.Operators.All(o => o.Name != name))
        {
            throw new ConfigurationException($"'{name}' is no operator of this hub; there are {string.Join(", ", hub.Operators.Select(o => o.Name))}. No key was made.");
        }

        if (File.Exists(file))
        {
            throw new ConfigurationException($"'{file}' is there already. Name a new file; no key was made.");
        }

        var (prefix, token) = await HubAdmission.Admit(new ServeOptions(project.FullName) { Database = database }, name, days, SystemClock.Instance, cancellation);
        WriteNew(file, token + "\n", forOwner: true);
        return prefix;
    }

    public static IReadOnlyList<HubReceipt> Receive(DirectoryInfo project, IReadOnlyList<string> files)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } absent)
        {
            throw new ConfigurationException($"There is no file '{absent}'. Name bundles that are there; nothing was received.");
        }

        var folder = new ProjectFolder(project.FullName);
        var reception = new HubReception(folder, ProjectFile.Load(folder), SystemClock.Instance);
        return [.. files.Select(f => reception.Receive(f, "file"))];
    }

    public static void Withdraw(DirectoryInfo project, string name, long number, string reason) =>
        new HubRegister(new ProjectFolder(project.FullName), SystemClock.Instance).Withdraw(name, number, reason);

    public static HubReceipts Receipts(DirectoryInfo project, string? name)
    {
        var folder = new ProjectFolder(project.FullName);
        return HubView.Receipts(folder, ProjectFile.Load(folder), SystemClock.Instance, name);
    }

    public static (CombinedManifest Manifest, string Folder) Combine(DirectoryInfo project, LocalDate vintage, string? emergency, string? keyFile)
    {
        var folder = new ProjectFolder(project.FullName);
        var register = ReleaseCommand.Register(project);
        register.DemandNoStop("nothing was combined.");
        return HubCombination.Write(folder, ProjectFile.Load(folder), vintage, emergency, SystemClock.Instance, register, keyFile);
    }

    private static void WriteNew(string file, string text, bool forOwner)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (forOwner && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(file, options);
            writer.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{file}' cannot be written: {e.Message} Name a file that does not exist yet, in a folder that does.", e);
        }
    }
}
