namespace Tideline.Server.Access;

/// <summary>What a person may be. The names stand in accounts, keys and the audit log.</summary>
public static class Roles
{
    /// <summary>Reads released figures.</summary>
    public const string Viewer = "viewer";

    /// <summary>Also reads what the feeds delivered.</summary>
    public const string Analyst = "analyst";

    /// <summary>Also sees proposed releases, and approves them.</summary>
    public const string Releaser = "releaser";

    /// <summary>Looks after data protection: proposed releases, audit, retention.</summary>
    public const string Steward = "steward";

    /// <summary>Teaches; reads released figures.</summary>
    public const string Trainer = "trainer";

    /// <summary>Looks after accounts and keys.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Viewer, Analyst, Releaser, Steward, Trainer, Administrator];
}
