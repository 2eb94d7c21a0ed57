using System.Security.Cryptography;
using System.Text;
using Tideline.Domain.Agreements;
using Tideline.Exchange.Import;
using Tideline.Exchange.Joint;
using Tideline.Exchange.Releases;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Files;
using Tideline.Server.Bulletins;
using Tideline.Server.Maps;
using Tideline.Server.Problems;
using Tideline.Server.Releases;

namespace Tideline.Server.Joint;

/// <summary>Public releases beside what was imported into <c>reported/</c>: signed figures and reported ones, and nothing else.</summary>
internal sealed class JointReleases(ReleaseShelf shelf, BoundarySets boundaries, BulletinFonts fonts, ProjectFolder folder, ProjectConfiguration configuration)
{
    private readonly ReportedFolder _reported = new(folder);

    /// <exception cref="ProblemException">No public release has the id.</exception>
    public ReleaseEntry Find(string id) => shelf.Published.FirstOrDefault(r => r.Id.Value == id) ?? throw new ProblemException(
        404, ProblemCode.ReleaseUnknown, "No published release has that id, or it was recalled; others' counts stand beside published figures alone.");

    /// <summary>Every import, in the order of its name.</summary>
    public IReadOnlyList<ReportedImport> Imports() => [.. _reported.Names.Select(_reported.Load)];

    /// <summary>Names what an answer is made from: a release, and the imports as they are now.</summary>
    public string SourceOf(ReleaseEntry release)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in _reported.Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n"));
            hash.AppendData(_reported.Fingerprint(name));
        }

        return $"{Api.ETags.Of(release)} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <exception cref="ProblemException">An import that is asked for is not there.</exception>
    /// <exception cref="Domain.EngineException">The release's files are not what was signed.</exception>
    public TriangulationTable Triangulate(ReleaseEntry release, JointQuery query)
    {
        var names = query.Names(_reported.Names);
        using var csv = new StreamReader(new MemoryStream(ReleasedFile.Read(shelf, release, "observations.csv")));
        return TriangulationTable.Of(TriangulationInput.Of(
            release.Manifest!, [.. ObservationCsv.Read(csv, $"releases/{release.Id}/observations.csv")], Areas(release), [.. names.Select(_reported.Load)],
            query.Rules(configuration.Bulletin.HouseholdSize)));
    }

    /// <summary>A triangulation as pages draw it.</summary>
    public JointInput Input(ReleaseEntry release, JointQuery query)
    {
        var text = query.Text();
        return JointInput.Of(Triangulate(release, query), text, release.Manifest!, Areas(release), configuration.Bulletin) with
        {
            Level = query.Level,
            // A generated country has its truth beside it.
            IsSynthetic = Directory.Exists(folder.Truth) || configuration.Purpose == PurposeKind.Training,
            Names = boundaries.Of(release).Areas.Where(a => a.Names.ContainsKey(text.Bulletin.Language))
                .ToDictionary(a => a.Area.PCode, a => a.Names[text.Bulletin.Language], StringComparer.Ordinal),
            Fonts = fonts.Of(text.Bulletin.Language),
            Caveats = [.. release.Errata.Select(e => $"Correction: {e}"), .. release.Manifest!.Caveats],
        };
    }

    private List<ReleasedArea> Areas(ReleaseEntry release)
    {
        var set = boundaries.Of(release);
        return [.. set.Areas.Select(a => new ReleasedArea(a.Area.PCode, a.Area.Name, a.Area.AdminLevel, a.Area.Parent, set.Geometry[a.Area.PCode]))];
    }
}
