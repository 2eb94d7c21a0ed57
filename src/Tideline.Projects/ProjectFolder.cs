namespace Tideline.Projects;

/// <summary>The paths of a project folder; knows names, opens nothing.</summary>
/// <param name="Root">Full path of the folder that holds <c>project.yaml</c>.</param>
public sealed record ProjectFolder(string Root)
{
    /// <summary>Where all that commands derive (lake, reports, releases) stands instead; null: in the folder itself.</summary>
    public string? Aside { get; init; }

    public string ConfigurationFile => Path.Combine(Root, "project.yaml");

    /// <summary>What operator and agency agreed, a file for each agreement.</summary>
    public string Agreements => Path.Combine(Root, "agreements");

    /// <summary>Emergencies that were declared beside <c>project.yaml</c>, a file for each, and their footprints.</summary>
    public string Emergencies => Path.Combine(Root, "emergencies");

    /// <summary>The enclave: subscriber-level tables and cubes. Nothing in it leaves but through the release gate.</summary>
    public string Lake => Path.Combine(Aside ?? Root, "lake");

    /// <summary>Accepted events by local day: <c>lake/events/local_day=2025-08-26/&lt;file&gt;.parquet</c>.</summary>
    public string Events => Path.Combine(Lake, "events");

    /// <summary>One JSON per offered file, named by its SHA-256: what became of it. Writing it is the commit.</summary>
    public string Files => Path.Combine(Lake, "files");

    /// <summary>Length, time of last change and SHA-256 of the files that were ingested, so that they need not be read again.</summary>
    public string SeenFiles => Path.Combine(Lake, "seen.json");

    /// <summary>Rejected rows: file, row, column, reason; no identifier.</summary>
    public string Rejects => Path.Combine(Lake, "rejects");

    /// <summary>Unreleased cubes of the last run.</summary>
    public string Cubes => Path.Combine(Lake, "cubes");

    /// <summary>The people behind each release's numbers, as marks in which nobody can be found; for differencing.</summary>
    public string Contributors => Path.Combine(Lake, "contributors");

    /// <summary>Alarms of the last run, by area and day; unreleased.</summary>
    public string Alarms => Path.Combine(Lake, "alarms.csv");

    /// <summary>Temporary and spill files; may be deleted whenever no command runs.</summary>
    public string Temporary => Path.Combine(Lake, "tmp");

    public string Secrets => Path.Combine(Root, "secrets");

    public string KeyFile => Path.Combine(Secrets, "pseudonym.key");

    public string Reports => Path.Combine(Aside ?? Root, "reports");

    /// <summary>Back-tests of the projections of the last run, by emergency; for the enclave.</summary>
    public string Projections => Path.Combine(Reports, "projections");

    public string Releases => Path.Combine(Aside ?? Root, "releases");

    /// <summary>The mark of the pseudonym key under which the events were ingested.</summary>
    public string KeyMark => Path.Combine(Lake, "pseudonym-key.id");

    /// <summary>What became of keys: chained lines, and a certificate for each key that was destroyed.</summary>
    public string Register => Path.Combine(Root, "register");

    /// <summary>Documents of governance: chained lines, a file for each kind. No subscriber, no figure.</summary>
    public string Governance => Path.Combine(Root, "governance");

    /// <summary>Bundles for hubs that were packed here; in a hub, what was received and combined. Released figures alone.</summary>
    public string Hub => Path.Combine(Root, "hub");

    public string Truth => Path.Combine(Root, "truth");

    public string Inbox => Path.Combine(Root, "inbox");

    /// <summary>A path of the configuration, made absolute against the folder.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Root);
}
