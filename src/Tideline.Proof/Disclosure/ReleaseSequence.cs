using NodaTime;
using Tideline.Attack;
using Tideline.Attack.Published;
using Tideline.Domain;
using Tideline.Proof.Disclosure.Judging;
using Tideline.Release;
using Tideline.Release.Files;
using Tideline.Release.Gate;

namespace Tideline.Proof.Disclosure;

/// <summary>Releases of one country, one after another, each by the gate and by the threshold-only twin.</summary>
internal sealed class ReleaseSequence : IDisposable
{
    private readonly string _work;
    private readonly List<EarlierRelease> _published = [];
    private readonly List<PublishedRelease> _gate = [];
    private readonly List<PublishedRelease> _twin = [];
    private readonly List<Truth> _truths = [];
    private readonly List<Truth> _standing = [];
    private readonly List<string> _refused = [];

    private readonly bool _keep;

    /// <param name="work">Takes the folders of the releases, and is emptied first.</param>
    /// <param name="keep">Whether they stay when this is disposed of.</param>
    public ReleaseSequence(string work, bool keep)
    {
        (_work, _keep) = (work, keep);
        Discard();
    }

    /// <summary>What the gate said of the inputs that it refused; nothing of them went out.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Releases that went out through the gate.</summary>
    public int Released => _gate.Count;

    /// <summary>Gates, writes and publishes one release, and the twin's.</summary>
    public void Add(ReleaseInput input)
    {
        var truth = new Truth([.. input.Cubes.Where(c => !c.Indicator.StaysInEnclave)]);
        var releases = Path.Combine(_work, "gate");
        GatedRelease gated;
        try
        {
            gated = ReleaseGate.Apply(input, new(_published));
        }
        catch (DisclosureRefusedException refusal)
        {
            _refused.Add(refusal.Message);
            return;
        }

        var id = ReleaseWriter.Propose(input, gated, releases, "<!doctype html>", SystemClock.Instance);
        _published.Add(new(id.Value, gated.Observations, input.Reference.Boundaries!.Version, gated.Contributors));
        var folder = Path.Combine(releases, id.Value);
        _gate.Add(ReleaseReader.Read(folder));
        var twin = Path.Combine(_work, "twin", id.Value);
        TwinFolder.Write(input, Path.Combine(folder, "areas.geojson"), twin);
        _twin.Add(ReleaseReader.Read(twin));
        _truths.Add(truth);
        _standing.Add(_standing is [.., var before] ? truth.After(before) : truth);
    }

    /// <summary>Attacked by who knows how many people are ordinarily away of every figure, and otherwise what is published.</summary>
    public Verdict JudgeGate(AttackOptions? options = null) =>
        Judge.Of(_gate, _standing, AttackSuite.Run([.. _gate.Zip(_standing, (release, truth) => truth.ToInformed(release))], options));

    /// <summary>Attacked by who does not, and supposes that no estimate is below 0.</summary>
    public Verdict JudgeGuesses(AttackOptions? options = null) => Judge.Of(_gate, _standing, AttackSuite.Run(_gate, options));

    public Verdict JudgeTwin(AttackOptions? options = null) => Judge.Of(_twin, _truths, AttackSuite.Run(_twin, options));

    public void Dispose()
    {
        if (!_keep)
        {
            Discard();
        }
    }

    private void Discard()
    {
        if (Directory.Exists(_work))
        {
            Directory.Delete(_work, recursive: true);
        }
    }
}
