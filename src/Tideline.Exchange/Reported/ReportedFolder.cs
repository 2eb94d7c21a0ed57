using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tideline.Domain;
using Tideline.Exchange.Import;
using Tideline.Projects;

namespace Tideline.Exchange.Reported;

/// <summary>
/// The imports of a project: <c>reported/&lt;name&gt;/</c> with <c>figures.csv</c>, <c>left-out.csv</c> (entry, reason, code) and
/// <c>account.json</c>. An import stands there whole or not at all; one of the same name replaces it.
/// </summary>
public sealed partial class ReportedFolder(ProjectFolder project)
{
    private readonly string _root = Path.Combine(project.Root, "reported");

    /// <summary>Names of the imports, in ordinal order.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(_root) ? [] :
    [
        .. Directory.EnumerateDirectories(_root).Where(d => File.Exists(Path.Combine(d, "account.json"))).Select(d => Path.GetFileName(d))
            .Where(n => Shape().IsMatch(n)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Refuses what is no name of an import.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static string Name(string name) => Shape().IsMatch(name) ? name : throw new ConfigurationException(
        $"'{name}' is no name of an import; use lower-case letters, digits and hyphens, at most 60. Nothing was changed.");

    /// <summary>Writes an import in the place of an earlier one of its name.</summary>
    /// <exception cref="EngineException">It cannot be written; an earlier one stays.</exception>
    public void Save(ReportedImport import)
    {
        var folder = PathOf(Name(import.Account.Name));
        var (fresh, old) = (folder + ".tmp", folder + ".old");
        try
        {
            Discard(fresh);
            Directory.CreateDirectory(fresh);
            File.WriteAllText(Path.Combine(fresh, "figures.csv"), ReportedCsv.Write(import.Figures));
            File.WriteAllText(Path.Combine(fresh, "left-out.csv"), LeftOut(import));
            File.WriteAllBytes(Path.Combine(fresh, "account.json"), ExchangeJson.Bytes(import.Account));
            Discard(old);
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, old);
            }

            Directory.Move(fresh, folder);
            Discard(old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"The import could not be written to reported/{import.Account.Name}: {e.Message} Free disk space or check the rights of reported/, then import again; an earlier import of that name stays, there or in reported/{import.Account.Name}.old.", e);
        }
    }

    /// <summary>Reads an import back.</summary>
    /// <exception cref="ConfigurationException">There is none of that name.</exception>
    /// <exception cref="InputRefusedException">Its files were changed.</exception>
    public ReportedImport Load(string name)
    {
        var folder = PathOf(Name(name));
        if (!File.Exists(Path.Combine(folder, "account.json")))
        {
            throw new ConfigurationException(
                $"There is no import '{name}' in reported/{(Names.Count == 0 ? "" : $"; there are {string.Join(", ", Names)}")}. Import it first with 'tideline exchange import'.");
        }

        try
        {
            return new(
                JsonSerializer.Deserialize<ImportAccount>(File.ReadAllBytes(Path.Combine(folder, "account.json")), ExchangeJson.Options)!,
                ReportedCsv.Read(Path.Combine(folder, "figures.csv")));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"reported/{name} cannot be read. Import it again; nothing was changed.", e);
        }
    }

    /// <summary>SHA-256 of an import's account, which names the hashes of its files and the boundary version, and of its table.</summary>
    /// <exception cref="EngineException">They cannot be read.</exception>
    public byte[] Fingerprint(string name)
    {
        try
        {
            var folder = PathOf(Name(name));
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, "account.json")));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, "figures.csv")));
            return hash.GetHashAndReset();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"reported/{name} cannot be read: {e.Message} Import it again; nothing was changed.", e);
        }
    }

    private static string LeftOut(ReportedImport import)
    {
        var text = new StringBuilder().Line("entry", "reason", "code");
        foreach (var entry in import.LeftOut ?? [])
        {
            text.Line(entry.Entry, entry.Reason, entry.Detail);
        }

        return text.ToString();
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string PathOf(string name) => Path.Combine(_root, name);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
