namespace Tideline.Store.Accounts;

/// <summary>What an account or a key may do. An account may hold several.</summary>
public static class Role
{
    /// <summary>Reads released figures.</summary>
    public const string Viewer = "viewer";

    /// <summary>Reads the quality of data, starts ingests and runs.</summary>
    public const string Analyst = "analyst";

    /// <summary>Sees proposals and approves them.</summary>
    public const string Releaser = "releaser";

    /// <summary>Sees proposals, publishes, recalls, reads the audit log.</summary>
    public const string Steward = "steward";

    /// <summary>Looks after courses.</summary>
    public const string Trainer = "trainer";

    /// <summary>Looks after accounts and keys, reads the audit log.</summary>
    public const string Administrator = "administrator";

    /// <summary>All, from the one that may least.</summary>
    public static readonly IReadOnlyList<string> All = [Viewer, Analyst, Releaser, Steward, Trainer, Administrator];
}
