using System.Text.Json;

namespace Tideline.Store.Audit;

/// <summary>What a line of the audit log is about.</summary>
public enum AuditAction
{
    Login,
    LoginRefused,
    LockedOut,
    Logout,

    /// <summary>Somebody asked for what their roles do not allow.</summary>
    Refused,

    AccountMade,
    AccountDisabled,
    AccountEnabled,
    RolesChanged,
    PasswordChanged,
    PasswordReset,
    SecondFactorOn,
    SecondFactorOff,
    KeyMade,
    KeyRevoked,
    Approved,
    ApprovalRefused,

    /// <summary>Somebody refused a proposed release.</summary>
    ReleaseRefused,
    RefusalRefused,
    Published,
    PublicationRefused,
    Recalled,
    RecallRefused,
    Corrected,
    CorrectionRefused,

    /// <summary>An account or a key took figures away as a file.</summary>
    Download,

    JobAsked,
    JobCancelled,
    JobEnded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyWithdrawn,

    /// <summary>Somebody stopped everything that leaves.</summary>
    ExportsStopped,

    /// <summary>Somebody signed that exports may go on; others must sign too.</summary>
    ResumeSigned,
    ExportsResumed,
    ResumeRefused,
    IncidentOpened,
    IncidentNoted,
    IncidentClosed,
    RequestEntered,
    DecisionEntered,

    /// <summary>A document of governance, or a new version of one, was kept.</summary>
    GovernanceSaved,

    /// <summary>Somebody brought a document of governance further.</summary>
    GovernanceStepped,
}

/// <summary>Names of actions in the log, such as <c>login_refused</c>.</summary>
public static class AuditActions
{
    private static readonly Dictionary<AuditAction, string> Names =
        Enum.GetValues<AuditAction>().ToDictionary(a => a, a => JsonNamingPolicy.SnakeCaseLower.ConvertName(a.ToString()));

    private static readonly Dictionary<string, AuditAction> Actions = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>All, in the order of their list.</summary>
    public static IReadOnlyList<string> All => [.. Names.Values];

    public static string Name(this AuditAction action) => Names[action];

    /// <summary>Null where no action has the name.</summary>
    public static AuditAction? Parse(string name) => Actions.TryGetValue(name, out var action) ? action : null;
}
