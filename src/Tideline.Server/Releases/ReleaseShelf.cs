using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Server.Releases;

/// <summary>The project's releases as its register has them. The register is read, and every hash and signature checked, again
/// when it has changed; it only ever grows.</summary>
internal sealed class ReleaseShelf(ProjectFolder folder, IClock clock)
{
    private readonly Lock _gate = new();
    private (long Length, IReadOnlyList<ReleaseEntry> Entries) _read = (-1, []);

    /// <summary>Every release that was ever proposed, oldest first.</summary>
    /// <exception cref="EngineException">The register was changed or cannot be read.</exception>
    public IReadOnlyList<ReleaseEntry> All
    {
        get
        {
            var file = new FileInfo(Path.Combine(folder.Releases, "register.jsonl"));
            var length = file.Exists ? file.Length : 0;
            lock (_gate)
            {
                if (_read.Length != length)
                {
                    _read = (length, length == 0 ? [] : Read());
                }

                return _read.Entries;
            }
        }
    }

    /// <summary>Every release of an emergency that was ever proposed, also where its folder is gone.</summary>
    public IEnumerable<ReleaseEntry> Of(string emergency) => All.Where(r => EmergencyOf(r.Id) == emergency);

    /// <summary>Releases that are public and were not taken back.</summary>
    public IEnumerable<ReleaseEntry> Published => All.Where(r => r.State == ReleaseState.Published);

    /// <summary>The release that stands for an emergency: the newest vintage, and of one vintage the last published.</summary>
    public ReleaseEntry? Standing(string emergency) => Published.Where(r => r.Emergency == emergency)
        .OrderBy(r => r.Vintage).ThenBy(r => r.Published).LastOrDefault();

    public string FolderOf(ReleaseId id) => Path.Combine(folder.Releases, id.Value);

    private List<ReleaseEntry> Read()
    {
        var register = new ReleaseRegister(folder.Releases, clock);
        return [.. register.Proposed.Select(id => Entry(register, id))];
    }

    private ReleaseEntry Entry(ReleaseRegister register, ReleaseId id)
    {
        var verification = register.Verify(id);
        var history = register.HistoryOf(id);
        var published = history.LastOrDefault(e => e.Event == RegisterEvent.Published && e.ManifestSha256 == verification.ProposedSha256);
        return new(
            id, verification.State, ManifestOf(id), verification.ManifestSha256, VintageOf(id), verification.Approvals, verification.Findings,
            history, published?.Sequence);
    }

    private ReleaseManifest? ManifestOf(ReleaseId id)
    {
        try
        {
            return ReleaseManifest.Read(FolderOf(id));
        }
        catch (EngineException)
        {
            // Its folder is gone or damaged, which the findings say.
            return null;
        }
    }

    // <emergency>-<vintage>-<8 hex>
    private static string EmergencyOf(ReleaseId id) => id.Value[..^20];

    private static LocalDate VintageOf(ReleaseId id) => LocalDatePattern.Iso.Parse(id.Value[^19..^9]).Value;
}
