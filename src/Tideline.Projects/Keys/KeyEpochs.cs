using System.Globalization;
using NodaTime;
using Tideline.Domain;

namespace Tideline.Projects.Keys;

/// <summary>The key epochs of a project, in order of their days: every local day lies in exactly one.</summary>
public sealed class KeyEpochs
{
    private readonly KeyEpoch[] _all;

    private KeyEpochs(KeyEpoch[] all) => _all = all;

    public IReadOnlyList<KeyEpoch> All => _all;

    /// <summary>The epoch without end.</summary>
    public KeyEpoch Newest => _all[^1];

    /// <summary>Id of the epoch that a rotation would begin.</summary>
    public string NextId => IdOf(_all.Length);

    public KeyEpoch Of(LocalDate day) => _all.Last(e => e.From is null || day >= e.From);

    /// <exception cref="ConfigurationException">There is none of this id.</exception>
    public KeyEpoch Demand(string id) => Array.Find(_all, e => e.Id == id) ?? throw new ConfigurationException(
        $"There is no key epoch '{id}'; there are {string.Join(", ", _all.Select(e => e.Id))}. Nothing was changed.");

    /// <summary>The epochs that the register tells of; without entries, one epoch without end.</summary>
    /// <param name="entries">Of the register, oldest first.</param>
    /// <param name="mark">Fingerprint of the first key, for a project without register.</param>
    public static KeyEpochs Of(IEnumerable<KeyEntry> entries, string? mark)
    {
        List<KeyEpoch> all = [];
        foreach (var entry in entries)
        {
            var i = all.FindIndex(e => e.Id == entry.Epoch);
            switch (entry.Event)
            {
                case KeyEvent.Begun:
                    if (all.Count > 0)
                    {
                        all[^1] = all[^1] with { Until = entry.FromDay!.Value.PlusDays(-1), DestroyBy = entry.DestroyPreviousBy };
                    }

                    all.Add(new KeyEpoch(entry.Epoch, entry.FromDay, null, all.Count == 0 ? null : entry.At, null, entry.Mark));
                    break;
                case KeyEvent.DestructionBegun:
                    all[i] = all[i] with { State = KeyState.DestructionBegun, Reason = entry.Reason };
                    break;
                case KeyEvent.Destroyed:
                    all[i] = all[i] with { State = KeyState.Destroyed, DestroyedAt = entry.At, Reason = entry.Reason };
                    break;
            }
        }

        return new KeyEpochs(all.Count == 0 ? [new KeyEpoch(IdOf(0), null, null, null, null, mark)] : [.. all]);
    }

    /// <summary>Reads the epochs of a project.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public static KeyEpochs Read(ProjectFolder folder) => Of(
        KeyRegister.Of(folder).Entries, File.Exists(folder.KeyMark) ? File.ReadAllText(folder.KeyMark).Trim() : null);

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"e{index + 1}");
}
